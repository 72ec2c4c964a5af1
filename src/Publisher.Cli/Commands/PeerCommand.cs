using System.CommandLine;
using System.Globalization;
using System.Text;
using Publisher.Authoring;
using Publisher.Cli.Authoring;
using Publisher.Cli.Disk;
using Publisher.Cli.Network;
using Publisher.Cli.Peers;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher peer add|list|remove</c>: which guilds are listened to.</summary>
internal static class PeerCommand
{
    internal static Command Create(CliContext context) => new("peer", "Other guilds you listen to: add one, see how they stand, or part from one.") { Add(context), List(context), Remove(context) };

    private static Command Add(CliContext context)
    {
        var url = new Argument<string>("url") { Description = "The address of its site.", HelpName = "URL" };
        var name = new Option<string?>("--name") { Description = "What to call it here: small letters, digits and hyphens.", HelpName = "NAME" };
        var pin = new Option<string?>("--pin") { Description = "The digest of its first rules, as its people told you; then nothing is asked.", HelpName = "sha256-…" };
        var insecure = new Option<bool>("--insecure-local") { Description = "Also ask this computer (localhost), and there without https. Only for trying things out." };
        var hosted = new Option<bool>("--badgefed") { Description = "URL is the actor of a BadgeFed server. It signs nothing: what it hosts is shown as that, and counts for nothing." };
        var command = new Command("add", "Look at a guild, compare six words with its people, list it, and pull it for the first time.") { url, name, pin, hosted, insecure };
        command.SetAction(parsed => Add(context, parsed.SiteFolder(context), parsed.GetValue(url)!, parsed.GetValue(name), parsed.GetValue(pin), parsed.GetValue(hosted), parsed.GetValue(insecure)));
        return command;
    }

    private static Command List(CliContext context)
    {
        var command = new Command("list", "Say which guilds you listen to, how they stand, and the six words to compare by telephone.");
        command.SetAction(parsed => List(context, SiteSession.Open(context, parsed.SiteFolder(context))));
        return command;
    }

    private static Command Remove(CliContext context)
    {
        var name = new Argument<string>("NAME") { Description = "What the partner is called in site.config.yml." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var command = new Command("remove", "Part from a guild: take it out of the settings and delete what is kept of it. Treaties with it are ended first.") { name, yes, ClockOption.Create() };
        command.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var typed = parsed.GetRequiredValue(name);
            var peer = site.Content.Peers.FirstOrDefault(p => p.Name == typed)
                ?? throw CliException.Usage($"there is no peer '{typed}'", NearestName.Of(typed, site.Config.Peers.Select(p => p.Name)) is { } near ? $"did you mean {near}?" : "see: publisher peer list");
            return new PeerParting(context, site, peer).Run(parsed.Now(context), parsed.GetValue(yes));
        });
        return command;
    }

    private static int Add(CliContext context, string folder, string typed, string? name, string? pin, bool isHosted, bool insecureLocal)
    {
        var site = SiteSession.Open(context, folder);
        var url = typed.EndsWith(RecognitionDocument.Path, StringComparison.Ordinal) ? typed[..^RecognitionDocument.Path.Length] : typed.TrimEnd('/');
        if (site.Content.Peers.FirstOrDefault(p => p.Settings.Url == url || p.Name == name) is { } listed)
        {
            throw CliException.Usage($"{listed.Settings.Url} is listed already, as {listed.Name}", $"pull it: publisher sync {listed.Name}");
        }
        if (url == site.Config.BaseUrl)
        {
            throw CliException.Usage("this is the address of your own site", "name another guild's");
        }
        if (isHosted)
        {
            return AddHosted(context, site, url, name, pin, insecureLocal);
        }
        if (Look(context, url, insecureLocal) is not { } look)
        {
            return ExitCodes.Undetermined;
        }
        look.Tell(context);
        if (pin is not null && pin != look.Pin)
        {
            throw CliException.Bad($"the digest of its first rules is {look.Pin}, not {pin}; nothing was written", "ask its people again, and do not list it before the two agree");
        }
        name = NameOf(context, site, name, look.Said.Name);
        if (pin is null && !Prompt.Confirm(context, "Did the six words agree?", $"--pin {look.Pin} once you have compared the words", suggestion: false))
        {
            context.Out.WriteLine("Nothing was written.");
            return ExitCodes.Ok;
        }
        Write(folder, name, look.Url, ("pin", look.Pin));
        context.Out.WriteLine(Printable.Line($"{look.Said.Name} is listed in {CommonOptions.ConfigFile} as {name}."));
        var exit = SyncCommand.Run(context, folder, [name], insecureLocal);
        context.Out.WriteLine($"Look at what is in {Peer.FolderOf(name)}, then commit it together with {CommonOptions.ConfigFile}. Later: publisher sync");
        return exit;
    }

    private static int AddHosted(CliContext context, SiteSession site, string url, string? name, string? pin, bool insecureLocal)
    {
        if (pin is not null)
        {
            throw CliException.Usage("a BadgeFed server has no rules, so there is nothing to pin", "leave --pin out");
        }
        if (HostedLook.At(context, url, insecureLocal) is not { } look)
        {
            return ExitCodes.Undetermined;
        }
        name = NameOf(context, site, name, look.Name);
        Write(site.Folder, name, url, ("kind", "badgefed"));
        context.Out.WriteLine(Printable.Line($"{look.Name} is listed in {CommonOptions.ConfigFile} as {name}."));
        return SyncCommand.Run(context, site.Folder, [name], insecureLocal);
    }

    private static string NameOf(CliContext context, SiteSession site, string? typed, string title)
    {
        var name = typed ?? Prompt.Ask(context, "What do you want to call it here?", "--name NAME", SlugSuggestion.For(title), NameObjection(site));
        return NameObjection(site)(name) is { } objection ? throw CliException.Usage($"'{name}' cannot be its name: {objection}", "choose another one: --name NAME") : name;
    }

    private static PeerLook? Look(CliContext context, string url, bool insecureLocal)
    {
        using var web = new WebFetcher(context.Network, insecureLocal);
        using var progress = new Progress(context, "looking at " + url);
        var found = new DiagnosticBag();
        var look = PeerLook.At(context, url, web, found);
        progress.Dispose();
        DiagnosticPrinter.Write(context, found.ToSorted(), null);
        return look;
    }

    private static Func<string, string?> NameObjection(SiteSession site) => name =>
        !SlugSuggestion.IsSlug(name) || Loading.NameRules.IsDevice(name) ? "it may have small letters a–z, digits and single hyphens between them"
        : site.Content.Peers.Any(p => p.Name == name) ? "another peer is called so"
        : null;

    private static void Write(string folder, string name, string url, (string Key, string Value) last)
    {
        var path = Path.Combine(folder, CommonOptions.ConfigFile);
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
        if (!PeerConfig.TryAdd(text, name, url, last, out var changed))
        {
            throw CliException.Bad($"{CommonOptions.ConfigFile} lists peers in a way this program does not write; nothing was changed",
                $"write these lines into it, then run publisher sync {name}: {string.Join(" / ", PeerConfig.Entry(name, url, last).Select(l => l.Trim()))}");
        }
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(changed));
    }

    private static int List(CliContext context, SiteSession site)
    {
        void Line(string text) => context.Out.WriteLine(Printable.Line(text));
        if (!site.Versions.IsEmpty)
        {
            Line($"Your own six words, to read out: {string.Join(' ', SpokenDigest.Words(site.Versions[0].DigestSri))}");
        }
        if (site.Content.Peers.IsEmpty)
        {
            Line("No peers are listed. Add one: publisher peer add URL");
        }
        foreach (var peer in site.Content.Peers)
        {
            Line("");
            Line($"{peer.Name}  {peer.Settings.Url}");
            if (peer.Settings.Kind == PeerKind.BadgeFed)
            {
                Line("  a BadgeFed server: hosted and unsigned");
                Line(peer.Seen is not { } last ? $"  nothing of it is here yet: publisher sync {peer.Name}"
                    : $"  seen     {Words.Day(last.Seen)}, {Age(context.Clock() - last.Seen)}{(last.Reason is { } why ? $"; {PeerSeen.WordOf(last.Standing)}: {why}" : "")}; {Words.Counted(last.Counts.Badges, "badge")}, {Words.Counted(last.Counts.Awards, "award")}");
                continue;
            }
            Line($"  words    {string.Join(' ', SpokenDigest.Words(peer.Settings.Pin!))}");
            if (peer.Seen is not { } seen)
            {
                Line($"  nothing of it is here yet: publisher sync {peer.Name}");
                continue;
            }
            Line($"  name     {seen.Name}");
            Line($"  seen     {Words.Day(seen.Seen)}, {Age(context.Clock() - seen.Seen)}{(seen.Reason is { } reason ? $"; {PeerSeen.WordOf(seen.Standing)}: {reason}" : "")}");
            Line($"  rules    version {seen.AuthorityVersion.ToString(CultureInfo.InvariantCulture)}");
            Line($"  has      {Words.Counted(seen.Counts.Badges, "badge")}, {Words.Counted(seen.Counts.Awards, "award")} ({seen.Counts.Valid} in force, {seen.Counts.TakenBack} taken back, {seen.Counts.Expired} expired), {seen.Counts.SetAside} set aside");
            Line($"  here     {Words.Counted(peer.Awards.Length, "award")} to members of yours, {Words.Counted(peer.Endorsements.Length, "endorsement")} of what is yours");
        }
        return ExitCodes.Ok;
    }

    private static string Age(TimeSpan age) => age.TotalDays < 1 ? "today" : Words.Counted((int)age.TotalDays, "day") + " ago";
}
