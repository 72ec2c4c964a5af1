using System.CommandLine;
using Publisher.Cli.Baking;
using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Baking;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher bake</c>: a picture of the badge with the award inside it.</summary>
internal static class BakeCommand
{
    private const string AwardsFolder = "content/awards/";

    internal static Command Create(CliContext context)
    {
        var award = new Argument<string>("FILE|AWARD") { Description = "A credential's file, or an award of this site: its id, file or address." };
        var output = new Option<string?>("--out")
        {
            Description = "The picture to write, as .png or .svg. Without it: the award's name, in this folder, as PNG where there is one.",
            HelpName = "FILE",
        };
        var image = new Option<string?>("--image")
        {
            Description = "The picture to put the award into: a PNG or SVG. Awards of this site have their badge's own.",
            HelpName = "FILE",
        };
        var command = new Command("bake", "Put a signed award into a picture of its badge, as one file to keep and to give to programs that collect badges.") { award, output, image };
        command.SetAction(parsed =>
        {
            var (typed, picture) = (parsed.GetValue(award)!, parsed.GetValue(image));
            return Run(context, Find(context, parsed, typed), parsed.GetValue(output), picture is null ? (ReadOnlyMemory<byte>?)null : PictureFile.Read(picture, context.Resolve(picture)));
        });
        return command;
    }

    private static AwardToBake Find(CliContext context, ParseResult parsed, string typed)
    {
        var path = context.Resolve(typed);
        if (File.Exists(path))
        {
            // An award as committed is only a part of what is published: further signers' proofs stand beside it.
            return CommonOptions.EnclosingSite(Path.GetDirectoryName(path)!) is { } site
                && Path.GetRelativePath(site, path).Replace('\\', '/').StartsWith(AwardsFolder, StringComparison.Ordinal)
                    ? AwardToBake.FromSite(context, site, Path.GetFileNameWithoutExtension(path), typed)
                    : AwardToBake.FromFile(typed, path);
        }
        var id = typed.Split('#')[0].TrimEnd('/').Split('/')[^1];
        return AwardToBake.FromSite(context, parsed.SiteFolder(context), id.EndsWith(".json", StringComparison.Ordinal) ? id[..^".json".Length] : id, typed);
    }

    private static int Run(CliContext context, AwardToBake award, string? output, ReadOnlyMemory<byte>? given)
    {
        var wanted = output is null ? null : Path.GetExtension(output).ToLowerInvariant();
        if (wanted is not (null or ".png" or ".svg"))
        {
            throw CliException.Usage($"{output} is to be a picture, and its name ends neither in .png nor in .svg");
        }
        var picture = given ?? (wanted == ".svg" ? award.Svg : wanted == ".png" ? award.Png : award.Png ?? award.Svg)?.Bytes
            ?? throw CliException.Usage($"there is no {wanted?[1..].ToUpperInvariant() ?? "picture"} to put this award into", "name one with --image FILE");
        var extension = BakedImage.IsPng(picture.Span) ? ".png" : ".svg";
        if (wanted is not null && wanted != extension)
        {
            throw CliException.Usage($"the picture is {(extension == ".png" ? "a PNG" : "an SVG")}, and {output} would call it another", $"let the name end in {extension}");
        }
        if (!BakedImage.TryBake(picture, award.Content, out var baked, out var problem))
        {
            throw CliException.Bad($"the award cannot be put into this picture: {problem.Detail}");
        }
        var path = context.Resolve(output ?? award.Name + extension);
        AtomicFile.Write(path, baked);
        var shown = Printable.Line(Path.GetRelativePath(context.WorkingDirectory, path).Replace('\\', '/'));
        context.Out.WriteLine($"{shown} holds the badge with {Inside(award.Content)} inside ({Languages.SiteWords.English.FileSize(baked.Length)}).");
        context.Out.WriteLine($"Check it: publisher verify {shown}");
        return ExitCodes.Ok;
    }

    private static string Inside(BakedContent content) => content.Credential is null ? "its Open Badges 2.0 assertion"
        : content.Assertion is null ? "the signed award"
        : "the signed award and its Open Badges 2.0 assertion";
}
