using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Publisher.Cli.Authoring;
using Publisher.Cli.Disk;
using Publisher.Cli.Health;
using Publisher.Cli.Keys;
using Publisher.Cli.Network;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Authority;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher doctor</c>: what is not wrong, but wants looking after.</summary>
internal static class DoctorCommand
{
    private const int Days = 60;

    internal static Command Create(CliContext context)
    {
        var within = new Option<int>("--within") { Description = "How many days ahead awards are looked for that end.", HelpName = "DAYS", DefaultValueFactory = _ => Days };
        within.Validators.Add(typed =>
        {
            if (typed.GetValueOrDefault<int>() is < 1 or > 3660)
            {
                typed.AddError("--within takes 1 to 3660 days");
            }
        });
        var about = new Option<string?>("--about") { Description = $"Only one of: {string.Join(", ", Finding.Topics)}.", HelpName = "TOPIC" };
        about.CompletionSources.Add(Finding.Topics);
        about.Validators.Add(typed =>
        {
            if (typed.GetValueOrDefault<string?>() is { } topic && !Finding.Topics.Contains(topic, StringComparer.Ordinal))
            {
                typed.AddError($"there is nothing to say about '{topic}'; there are: {string.Join(", ", Finding.Topics)}");
            }
        });
        var summary = new Option<string?>("--summary") { Description = "Also write it into this file, as Markdown; an empty file when there is nothing.", HelpName = "FILE" };
        var online = new Option<bool>("--online") { Description = "Ask the site as it is served, too." };
        var local = new Option<bool>("--insecure-local") { Description = "Allow http and this computer under localhost, for tests.", Hidden = true };
        var command = new Command("doctor", "Say what wants looking after: awards that end or wait, rules that could lock you out, a repository that is not careful.") { about, within, online, summary, local, ClockOption.Create() };
        command.SetAction((parsed) =>
        {
            var site = parsed.SiteFolder(context);
            var findings = Look(context, site, parsed.Now(context), parsed.GetValue(within), parsed.GetValue(online), parsed.GetValue(local));
            ImmutableArray<Finding> told = [.. findings.Where(f => parsed.GetValue(about) is not { } topic || f.About == topic)];
            Tell(context, told);
            if (parsed.GetValue(summary) is { } file)
            {
                AtomicFile.Write(context.Resolve(file), Encoding.UTF8.GetBytes(Markdown(told)));
            }
            return ExitCodes.Ok;
        });
        return command;
    }

    private static IEnumerable<Finding> Look(CliContext context, string site, DateTimeOffset now, int days, bool online, bool local)
    {
        var onDisk = new Diagnostics.DiagnosticBag();
        var tree = SourceReader.Read(site, onDisk);
        var cache = VerificationCache.Of(context, site);
        var result = Pipeline.Check(tree, cache.Memory);
        if (result.Verified is not { } verified)
        {
            throw MovedAddress(result) ?? CliException.Bad("what the guild has signed does not verify, so there is nothing to look over", "publisher check says what is wrong");
        }
        var store = KeyStore.Open(context);
        var health = new GuildHealth(verified, result.Diagnostics, store, now);
        using var web = new WebFetcher(context.Network, local);
        if (verified.IsDirectory)
        {
            // It signs nothing, so nothing of it ends, waits or could be locked.
            return [.. RepositoryHealth.Look(site), .. RoomHealth.Look(verified.Content.Config, site, tree.Files.Sum(f => (long)f.Length))];
        }
        return
        [
            .. health.Expiring(days), .. health.Waiting(), .. health.Rules(), .. CodeHealth.Look(verified.Authority.Newest, store, DateOnly.FromDateTime(now.UtcDateTime)),
            .. RepositoryHealth.Look(site), .. RoomHealth.Look(verified.Content.Config, site, tree.Files.Sum(f => (long)f.Length)), .. online ? SiteHealth.Look(verified, web, context.Stop) : [],
        ];
    }

    // Everything signed names the address, so nothing of it holds under another; that is worth its own words.
    private static CliException? MovedAddress(BuildResult result) =>
        result.Content is { Authorities: [var first, ..] } content && AuthorityDocument.TryRead(first.Published, out var authority, out _) && authority.Issuer != content.Config.IssuerDid
            ? CliException.Bad($"the address of the site was changed: what the guild has signed is by {authority.Issuer}, and {CommonOptions.ConfigFile} now means {content.Config.IssuerDid}",
                "set baseUrl back to what it was; to serve the site elsewhere as a copy: publisher build --base-url URL")
            : null;

    private static void Tell(CliContext context, ImmutableArray<Finding> findings)
    {
        foreach (var topic in findings.GroupBy(f => f.About, StringComparer.Ordinal))
        {
            context.Out.WriteLine(Finding.Title(topic.Key) + ":");
            foreach (var finding in topic)
            {
                context.Out.WriteLine("  " + Printable.Line(finding.Text));
            }
        }
        if (findings.IsEmpty)
        {
            context.Out.WriteLine("Nothing wants looking after.");
        }
    }

    private static string Markdown(ImmutableArray<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var topic in findings.GroupBy(f => f.About, StringComparer.Ordinal))
        {
            text.Append("### ").Append(Finding.Title(topic.Key)).Append("\n\n").AppendJoin("", topic.Select(f => $"- {ChangeSummary.Text(f.Text)}\n")).Append('\n');
        }
        if (findings.Any(f => f.About == Finding.Expiring))
        {
            text.Append("Ask each holder whether they want it renewed. If so, `publisher award BADGE --to WHOM` makes a new award; if not, nothing is to be done.\n");
        }
        return text.ToString();
    }
}
