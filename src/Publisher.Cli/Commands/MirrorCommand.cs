using System.CommandLine;
using Publisher.Cli.Disk;
using Publisher.Cli.Mirrors;
using Publisher.Cli.Peers;
using Publisher.Content;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher mirror</c>: keeps a copy of another guild's site that verifies as the original does and says as of when it is one.</summary>
internal static class MirrorCommand
{
    internal static Command Create(CliContext context)
    {
        var url = new Argument<string>("url") { Description = "The address of the guild's site.", HelpName = "URL" };
        var folder = new Argument<string>("dir") { Description = "The folder of the copy: one that is empty, or a copy made before, which is brought up to date.", HelpName = "DIR" };
        var pin = new Option<string?>("--pin") { Description = "The digest of the guild's first rules, as its people told you. Without it the first copy takes them as they are; from then on they may not change.", HelpName = "sha256-…" };
        var baseUrl = BuildCommand.BaseUrlOption();
        var output = new Option<string?>("--out") { Description = "The folder to write the pages to; without it _site in the copy's folder.", HelpName = "DIR" };
        var insecure = new Option<bool>("--insecure-local") { Description = "Also ask this computer (localhost), and there without https. Only for trying things out." };
        var command = new Command("mirror", "Keep a copy of a guild's site: everything it signed, verified, and pages that say as of when. Run it again to bring it up to date.") { url, folder, pin, baseUrl, output, insecure };
        command.SetAction(parsed =>
        {
            var settings = Settings(parsed.GetValue(url)!, parsed.GetValue(pin));
            var copy = MirrorFolder.Open(Path.TrimEndingDirectorySeparator(context.Resolve(parsed.GetValue(folder)!)), settings.Url);
            if (copy.Note is { } note)
            {
                settings = settings.Pin is null || settings.Pin == note.First ? settings with { Pin = note.First }
                    : throw CliException.Bad($"this copy began with other first rules: {note.First}", "ask the guild's people; if they really began anew, make a new copy in an empty folder");
            }
            var pages = parsed.GetValue(output) is { } typed ? context.Resolve(typed) : Path.Combine(copy.Path, "_site");
            return new MirrorRun(context, copy, OutputFolder.Resolve(pages, copy.Path)).Run(settings, parsed.GetValue(baseUrl)?.TrimEnd('/'), parsed.GetValue(insecure));
        });
        return command;
    }

    private static PeerSettings Settings(string typed, string? pin)
    {
        var url = typed.EndsWith(RecognitionDocument.Path, StringComparison.Ordinal) ? typed[..^RecognitionDocument.Path.Length] : typed.TrimEnd('/');
        return DidWeb.TryFromBaseUrl(url, out var did)
            ? new() { Name = new Uri(url).Host, Url = url, Issuer = did, Pin = pin, Location = new(url) }
            : throw CliException.Usage($"{typed} is no address that a guild's site can have", "type the address of its home page, such as https://harbour.example");
    }
}
