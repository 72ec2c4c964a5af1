using System.Collections.Immutable;
using System.CommandLine;
using Publisher.Authoring;
using Publisher.Cli.Authoring;
using Publisher.Credentials.Status;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher revoke</c>, <c>supersede</c> and <c>withdraw</c>: signed decisions that take awards or endorsements back, one or a whole table.</summary>
internal static class DecisionCommands
{
    internal static IEnumerable<Command> Create(CliContext context) =>
    [
        Create(context, StatusAction.Revoke, "revoke", "Take awards back, for good: they stay on the site, with the reason."),
        Create(context, StatusAction.Supersede, "supersede", "Put a newer award in the place of one: the old page leads to the new one."),
        Create(context, StatusAction.Withdraw, "withdraw", "Unpublish awards at their holder's wish, or take endorsements back, for good: only a bare note stays."),
    ];

    private static Command Create(CliContext context, StatusAction action, string name, string description)
    {
        var withdraws = action == StatusAction.Withdraw;
        var awards = new Argument<string[]>("AWARD") { Description = $"The awards{(withdraws ? " or endorsements" : "")}: ids, files or addresses.", Arity = ArgumentArity.ZeroOrMore };
        var reason = new Option<string?>("--reason") { Description = "Why, in one line; it is signed and published.", HelpName = "TEXT" };
        var by = new Option<string?>("--by") { Description = "The award that takes its place.", HelpName = "AWARD" };
        var date = new Option<string?>("--date") { Description = "The day it was decided (2026-05-03); without it, now.", HelpName = "DATE" };
        var csv = new Option<string?>("--csv") { Description = "A table instead, with the columns award,reason,by,date.", HelpName = "FILE" };
        var ownKey = new Option<string?>("--key") { Description = "Take back your own endorsement with the key that made it, though it is no member's.", HelpName = "HANDLE" };
        var member = SigningChoice.MemberOption();
        var yes = SigningChoice.YesOption();
        var command = new Command(name, description) { awards, reason, date, csv, member, yes, ClockOption.Create() };
        if (action == StatusAction.Supersede)
        {
            command.Options.Add(by);
        }
        if (withdraws)
        {
            command.Options.Add(ownKey);
        }
        command.SetAction(parsed =>
        {
            var typed = parsed.GetValue(awards) ?? [];
            var table = parsed.GetValue(csv);
            if (typed.Length == 0 == (table is null))
            {
                throw CliException.Usage(table is null ? "which award?" : "--csv names the awards; no AWARD goes with it", $"publisher {name} --help shows what it takes");
            }
            var (why, better, day) = (parsed.GetValue(reason), action == StatusAction.Supersede ? parsed.GetValue(by) : null, parsed.GetValue(date));
            if (better is not null && typed.Length > 1)
            {
                throw CliException.Usage("one award takes the place of one", "replace several with --csv FILE and its column by");
            }
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var rows = table is null
                ? [.. typed.Select(a => new DecisionRow(0, a, why, better, day))]
                : ReadTable(context, table, row => row with { Reason = row.Reason ?? why, By = row.By ?? better, Date = row.Date ?? day });
            var choice = new SigningChoice(parsed.GetValue(member), parsed.GetValue(yes), WithCode: false, parsed.Now(context)) { OwnKey = withdraws ? parsed.GetValue(ownKey) : null };
            return new DecisionRun(context, site, action, choice).Run(rows, table);
        });
        return command;
    }

    private static ImmutableArray<DecisionRow> ReadTable(CliContext context, string table, Func<DecisionRow, DecisionRow> complete)
    {
        var (rows, problems) = DecisionTable.Read(TableFile.Read(context, table));
        AwardRun.RefuseRows(context, table, [.. problems.Select(p => (p.Line, p.Column, p.Detail, (string?)p.Hint))], "decided");
        return rows.IsEmpty ? throw CliException.Usage($"{table} has no rows", "each row below the first line is one decision") : [.. rows.Select(complete)];
    }
}
