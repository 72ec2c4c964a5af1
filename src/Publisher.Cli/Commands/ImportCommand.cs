using System.CommandLine;
using Publisher.Authoring;
using Publisher.Cli.Authoring;
using Publisher.Importing;
using Publisher.Text;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher import</c>: moves badges and awards of another program in, as definitions and nominations for people to look over. Needs no key, and makes no award.</summary>
internal static class ImportCommand
{
    private static readonly string[] PeopleColumns = ["identity", "name"];

    internal static Command Create(CliContext context)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Open Badges JSON (BadgeClass, Issuer and Assertion of 2.0; Achievement and AchievementCredential of 3.0), a picture with an award inside, or a table (CSV) from Badgr or Canvas Credentials.",
            Arity = ArgumentArity.OneOrMore,
        };
        var slug = new Option<string[]>("--slug") { Description = "How an imported badge is called here: its file and address. May be given several times.", HelpName = "NAME=SLUG" };
        var badge = new Option<string?>("--badge") { Description = "Your badge that awards are of whose own badge is not known.", HelpName = "SLUG" };
        var people = new Option<string?>("--people") { Description = "A table of your own, with the columns identity,name: who the people behind e-mail addresses are, as @handle or as they want to be called. It stays with you.", HelpName = "FILE" };
        var onlyBadges = new Option<bool>("--only-badges") { Description = "Leave awards out." };
        var online = new Option<bool>("--online") { Description = "Fetch pictures from where they are on the web." };
        var preview = new Option<bool>("--preview") { Description = "Say what would be written, and write nothing." };
        var yes = new Option<bool>("--yes") { Description = "Write without asking." };
        var local = new Option<bool>("--insecure-local") { Description = "Allow http and this computer under localhost, for tests.", Hidden = true };
        var command = new Command("import", "Move in: make badges and nominations of what another program exported. Nothing is signed; people look it over.")
        {
            files, slug, badge, people, onlyBadges, online, preview, yes, local, ClockOption.Create(),
        };
        command.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var choices = new ImportChoices(Slugs(parsed.GetValue(slug) ?? []), Badge(site, parsed.GetValue(badge)), People(context, parsed.GetValue(people)), parsed.Now(context));
            var run = new ImportRun(context, site, choices) { IsOnline = parsed.GetValue(online), IsLocal = parsed.GetValue(local), OnlyBadges = parsed.GetValue(onlyBadges) };
            return run.Run(parsed.GetValue(files)!, parsed.GetValue(preview), parsed.GetValue(yes));
        });
        return command;
    }

    private static Dictionary<string, string> Slugs(string[] typed)
    {
        var slugs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in typed)
        {
            var at = pair.LastIndexOf('=');
            slugs[at > 0 ? AuthoredText.Clean(pair[..at]) : throw CliException.Usage($"'{pair}' does not say which badge", "write --slug 'NAME=SLUG'")] = pair[(at + 1)..];
        }
        return slugs;
    }

    private static string? Badge(SiteSession site, string? slug) => slug is null || site.Content.Badges.Any(b => b.Slug == slug) ? slug
        : throw CliException.Usage($"there is no badge '{slug}'", NearestName.Of(slug, site.Content.Badges.Select(b => b.Slug)) is { } near ? $"did you mean {near}?" : null);

    private static Dictionary<string, string> People(CliContext context, string? table)
    {
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        if (table is null)
        {
            return people;
        }
        var (rows, problems) = TableText.Read(TableFile.Read(context, table), PeopleColumns, "identity", "say by what the other program knows the person: mostly an e-mail address");
        var failures = problems.Select(p => (p.Line, p.Column, p.Detail, (string?)p.Hint)).ToList();
        foreach (var row in rows)
        {
            if (row["name"] is not { } name)
            {
                failures.Add((row.Line, 0, "the cell 'name' is empty", "say who it is: @handle, or as they want to be called in public"));
                continue;
            }
            people[row["identity"]!.ToLowerInvariant()] = AuthoredText.Clean(name);
        }
        AwardRun.RefuseRows(context, table, failures, "read");
        return people;
    }
}
