using System.Collections.Immutable;
using System.CommandLine;
using Publisher.Authoring;
using Publisher.Cli.Authoring;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Status;
using Publisher.Verifying;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher treaty</c>: the guild recognises versions of a peer's badges in its own name, by as many signatures as its rules ask for.</summary>
internal static class TreatyCommand
{
    internal static Command Create(CliContext context) => new("treaty", "Recognise a partner's badge as one of your own, in the guild's name.") { Propose(context), List(context), End(context) };

    private static Command Propose(CliContext context)
    {
        var peer = new Argument<string>("PEER") { Description = "What the partner is called in site.config.yml." };
        var badges = new Argument<string[]>("BADGE") { Description = "The partner's badges: SLUG for the newest version that is here, or SLUG/VERSION.", Arity = ArgumentArity.OneOrMore };
        var countsAs = new Option<string>("--as") { Description = "The badge of yours that they count as: SLUG or SLUG/VERSION.", HelpName = "OURS", Required = true };
        var until = new Option<string>("--until") { Description = "The last day of the treaty (2028-12-31).", HelpName = "DATE", Required = true };
        var rate = new Option<string?>("--rate") { Description = "How credits count: 5:4 where five of theirs count as four of yours.", HelpName = "N:M" };
        var because = new Option<string?>("--because") { Description = "Why, in a few sentences; it becomes public.", HelpName = "TEXT" };
        var member = SigningChoice.MemberOption();
        var yes = SigningChoice.YesOption();
        var command = new Command("propose", "Write a treaty and sign it first; others add their signatures with: publisher sign FILE") { peer, badges, countsAs, until, rate, because, member, yes, ClockOption.Create() };
        command.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var choice = new SigningChoice(parsed.GetValue(member), parsed.GetValue(yes), WithCode: false, Timestamps.WholeSeconds(parsed.Now(context)));
            var typed = new TypedTreaty(parsed.GetRequiredValue(peer), [.. parsed.GetRequiredValue(badges)], parsed.GetRequiredValue(countsAs), parsed.GetRequiredValue(until), parsed.GetValue(rate), parsed.GetValue(because));
            return new TreatyRun(context, site, choice).Run(typed);
        });
        return command;
    }

    private static Command List(CliContext context)
    {
        var command = new Command("list", "Show the treaties there are: in force, waiting for signatures, and over.") { ClockOption.Create() };
        command.SetAction(parsed =>
        {
            var (_, verified) = Open(context, parsed);
            var now = parsed.Now(context);
            string Title(string peer) => verified.Peers.FirstOrDefault(p => p.Name == peer)?.Title ?? peer;
            Write(context, "In force:", verified.Treaties.Where(t => t.IsInForce(now)).Select(t => TreatyWords.Line(t, Title(t.Peer), now)));
            Write(context, "Waiting for signatures:", verified.WaitingTreaties.Select(w => TreatyWords.Line(w, Title(w.Source.Peer))));
            Write(context, "Over:", verified.Treaties.Where(t => !t.IsInForce(now)).Select(t => TreatyWords.Line(t, Title(t.Peer), now)));
            if (verified.Treaties.IsEmpty && verified.WaitingTreaties.IsEmpty)
            {
                context.Out.WriteLine("There are no treaties yet. Propose one with: publisher treaty propose PEER BADGE --as OURS --until DATE");
            }
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command End(CliContext context)
    {
        var id = new Argument<string>("TREATY") { Description = "Its id, its file or its address; see: publisher treaty list" };
        var reason = new Option<string?>("--reason") { Description = "Why, in one line; it is signed and published.", HelpName = "TEXT" };
        var member = SigningChoice.MemberOption();
        var yes = SigningChoice.YesOption();
        var command = new Command("end", "End a treaty before its time, by signed decision; others add their signatures with: publisher sign FILE") { id, reason, member, yes, ClockOption.Create() };
        command.SetAction(parsed =>
        {
            var (site, verified) = Open(context, parsed);
            var typed = parsed.GetRequiredValue(id);
            var name = DecisionRequests.IdIn(typed);
            if (verified.Treaties.All(t => t.Id != name))
            {
                throw verified.WaitingTreaties.FirstOrDefault(w => w.Source.Id == name) is { } waiting
                    ? CliException.Usage($"{waiting.Source.File.Path} never came about: it waits for signatures", "delete the file, and nobody will ever see it")
                    : CliException.Usage($"there is no treaty '{typed}'", "see: publisher treaty list");
            }
            var choice = new SigningChoice(parsed.GetValue(member), parsed.GetValue(yes), WithCode: false, parsed.Now(context));
            var why = parsed.GetValue(reason) ?? throw CliException.Usage("why? The reason is published with the decision", "say it with --reason TEXT");
            return new DecisionRun(context, site, StatusAction.Withdraw, choice).Run([new DecisionRow(0, name, why, null, null)], null);
        });
        return command;
    }

    private static (SiteSession Site, VerifiedContent Verified) Open(CliContext context, ParseResult parsed)
    {
        var site = SiteSession.Open(context, parsed.SiteFolder(context));
        return (site, site.Judge(context, SiteChange.None).Verified ?? throw CliException.Bad("the content does not hold, so its treaties cannot be judged", "publisher check says more"));
    }

    private static void Write(CliContext context, string title, IEnumerable<string> lines)
    {
        ImmutableArray<string> all = [.. lines];
        if (all.IsEmpty)
        {
            return;
        }
        context.Out.WriteLine(title);
        foreach (var line in all)
        {
            context.Out.WriteLine("  " + Printable.Line(line));
        }
    }
}
