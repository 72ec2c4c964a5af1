using System.Collections.Immutable;
using System.CommandLine;
using Publisher.Authoring;
using Publisher.Cli.Authoring;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Text;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher award</c>: makes and signs awards, one or a whole table, and says what to send to whom.</summary>
internal static class AwardCommand
{
    internal static Command Create(CliContext context)
    {
        var badge = new Argument<string?>("BADGE") { Description = "The badge's slug: the name of its file in content/badges.", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<string?>("--to") { Description = "Who: @handle, did:…, an https profile, an e-mail address, or a name.", HelpName = "WHOM" };
        var name = new Option<string?>("--name") { Description = "Their name, beside an address or id.", HelpName = "NAME" };
        var member = SigningChoice.MemberOption();
        var match = new Option<string>("--match")
        {
            Description = "none: the award says only an id. private: also a salted hash of name and address, which a secret link can prove.",
            HelpName = "none|private",
            DefaultValueFactory = _ => "none",
        };
        match.AcceptOnlyFromAmong("none", "private");
        var date = new Option<string?>("--date") { Description = "The day it was earned (2026-05-03); without it, today.", HelpName = "DATE" };
        var expires = new Option<string?>("--expires") { Description = "The last day it is good; without it, what the badge's validity says.", HelpName = "DATE" };
        var evidence = new Option<string[]>("--evidence") { Description = "A file, an https address, or a sentence, with what to call it before it: \"[My notes] notes.md\". May be given several times.", HelpName = "FILE|URL|TEXT" };
        var narrative = new Option<string?>("--narrative") { Description = "What this person did, in a few sentences; it becomes public.", HelpName = "TEXT" };
        var csv = new Option<string?>("--csv") { Description = "A table instead, with the columns to,name,narrative,evidence,date,expires.", HelpName = "FILE" };
        var preview = new Option<bool>("--preview") { Description = "With --csv: say of each row what would be made, and make nothing." };
        var resume = new Option<bool>("--resume") { Description = "With --csv: pass over people who hold the badge already." };
        var again = new Option<string?>("--again")
        {
            Description = "Award even if this person holds the badge already. With a FILE and nothing else: make that award again under the rules in force, because it waited too long or fell with a key.",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var nomination = new Option<string?>("--nomination") { Description = "Make the award of a nomination: its badge, person, reasons, evidence and nominator. What is typed beside it takes their place.", HelpName = "FILE" };
        var asked = new Option<string?>("--asked") { Description = "With --nomination: they were asked and agree, and how.", HelpName = "HOW" };
        var command = new Command("award", "Recognise someone: make an award, sign it, and write the message to send.")
        {
            badge, to, name, member, match, date, expires, evidence, narrative, csv, preview, resume, again, nomination, asked, ClockOption.Create(),
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(csv) is null && (parsed.GetValue(preview) || parsed.GetValue(resume)))
            {
                throw CliException.Usage("--preview and --resume go with --csv FILE");
            }
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var created = parsed.Now(context);
            var repeats = parsed.GetResult(again) is not null;
            if (parsed.GetValue(nomination) is { } nominated)
            {
                if (parsed.GetValue(badge) is not null || parsed.GetValue(csv) is not null)
                {
                    throw CliException.Usage("--nomination says which badge and whom; BADGE and --csv do not go with it");
                }
                var made = NominatedAward.Read(context, site, nominated);
                var said = new AwardRow(0, parsed.GetValue(to) ?? "", parsed.GetValue(name), parsed.GetValue(narrative), [.. parsed.GetValue(evidence) ?? []], parsed.GetValue(date), parsed.GetValue(expires));
                var request = made.Request(context, said, new AwardRequestReader(site, made.Badge, created), created, parsed.GetValue(asked));
                var done = new AwardRun(context, site, made.Badge, parsed.GetValue(match) == "private", repeats, null).Run([request], created, parsed.GetValue(member));
                made.Remove(context);
                return done;
            }
            // "--again knots" is a badge after a flag; "--again FILE" an award, and says everything.
            var slug = parsed.GetValue(badge);
            if (parsed.GetValue(again) is { } named)
            {
                if (slug is null && parsed.GetValue(to) is null)
                {
                    return Remake(context, site, named, created, parsed.GetValue(member));
                }
                slug ??= named;
            }
            var found = FindBadge(site, slug ?? throw CliException.Usage("say which badge", "publisher award BADGE --to WHOM"));
            var reader = new AwardRequestReader(site, found, created);
            ImmutableArray<AwardRequest> requests;
            if (parsed.GetValue(csv) is { } table)
            {
                if (parsed.GetValue(to) is not null || parsed.GetValue(name) is not null || parsed.GetValue(narrative) is not null || parsed.GetValue(evidence) is { Length: > 0 })
                {
                    throw CliException.Usage("--csv says who and why for each row; --to, --name, --narrative and --evidence do not go with it");
                }
                requests = ReadTable(context, reader, table, parsed.GetValue(date), parsed.GetValue(expires));
            }
            else
            {
                var whom = parsed.GetValue(to) ?? Prompt.Ask(context, "who is it for (@handle, address or name)?", "--to WHOM");
                var row = new AwardRow(0, whom, parsed.GetValue(name), parsed.GetValue(narrative), [.. parsed.GetValue(evidence) ?? []], parsed.GetValue(date), parsed.GetValue(expires));
                requests = [reader.Read(row, context.WorkingDirectory)];
            }
            return new AwardRun(context, site, found, parsed.GetValue(match) == "private", repeats, parsed.GetValue(csv))
            {
                IsPreview = parsed.GetValue(preview),
                Resumes = parsed.GetValue(resume),
            }.Run(requests, created, parsed.GetValue(member));
        });
        return command;
    }

    private static int Remake(CliContext context, SiteSession site, string typed, DateTimeOffset created, string? member)
    {
        var award = MessageCommand.Find(context, site, typed);
        var (badge, request) = AwardRemake.Of(site, award, created);
        var done = new AwardRun(context, site, badge, false, true, null).Run([request], created, member);
        context.Out.WriteLine(Printable.Line($"It takes the place of {site.Shown(context, award.File.Path)}, which counts no longer. If that was never merged, delete it, its proofs and its evidence; otherwise leave it: it is part of the history."));
        return done;
    }

    /// <summary>The badge of a slug.</summary>
    /// <exception cref="CliException">There is none.</exception>
    internal static Badge FindBadge(SiteSession site, string slug)
    {
        if (site.Content.Badges.FirstOrDefault(b => b.Slug == slug) is { } badge)
        {
            return badge;
        }
        var near = NearestName.Of(SlugSuggestion.For(slug) ?? slug, site.Content.Badges.Select(b => b.Slug));
        throw CliException.Usage($"there is no badge '{slug}'", near is not null
            ? $"did you mean {near}?"
            : $"there are {Words.Joined([.. site.Content.Badges.Select(b => b.Slug)])}; or make one with: publisher new badge NAME");
    }

    private static ImmutableArray<AwardRequest> ReadTable(CliContext context, AwardRequestReader reader, string table, string? date, string? expires)
    {
        var path = context.Resolve(table);
        var (rows, problems) = AwardTable.Read(TableFile.Read(context, table));
        var failures = problems.Select(p => (p.Line, p.Column, p.Detail, (string?)p.Hint)).ToList();
        var requests = ImmutableArray.CreateBuilder<AwardRequest>();
        foreach (var row in rows)
        {
            try
            {
                requests.Add(reader.Read(row with { Date = row.Date ?? date, Expires = row.Expires ?? expires }, Path.GetDirectoryName(path)!));
            }
            catch (CliException wrong)
            {
                failures.Add((row.Line, 0, wrong.Message, wrong.Hint));
            }
        }
        AwardRun.RefuseRows(context, table, failures);
        return requests.Count > 0 ? requests.ToImmutable() : throw CliException.Usage($"{table} has no rows", "each row below the first line is one award");
    }
}
