using System.CommandLine;
using Publisher.Cli.Authoring;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher key retire|compromised</c>: a key ends, by a new authority version that names the awards the guild stands by.</summary>
internal static class KeyEndCommands
{
    internal static Command Retire(CliContext context)
    {
        var who = new Argument<string>("WHO") { Description = "Whose key: a handle, a member id, or the public key itself." };
        var lost = new Option<bool>("--lost") { Description = "The key is lost; the person stays." };
        var left = new Option<bool>("--left") { Description = "The person has left: all their roles and keys end." };
        var newKey = new Option<string?>("--new-key") { Description = "The key that takes its place, by its public half.", HelpName = "PUBLICKEY" };
        var shared = new ProposalOptionSet();
        var command = new Command("retire", "Propose that a key signs nothing more. What it signed so far stays, named in a list.") { who, lost, left, newKey };
        shared.AddTo(command);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(lost) == parsed.GetValue(left))
            {
                throw CliException.Usage("say --lost or --left", "--lost: the key is gone, the person stays; --left: the person has left");
            }
            var named = parsed.GetValue(who)!;
            var proposal = parsed.GetValue(left) ? new Proposal { Leaving = [named] } : new Proposal { Lost = [named] };
            return Run(context, parsed, shared, proposal, named, parsed.GetValue(newKey));
        });
        return command;
    }

    internal static Command Compromised(CliContext context)
    {
        var who = new Argument<string>("WHO") { Description = "Whose key: a handle, a member id, or the public key itself." };
        var since = new Option<string?>("--since") { Description = "Since when somebody else may have had it: a day or an instant.", HelpName = "DATE", Required = true };
        var newKey = new Option<string?>("--new-key") { Description = "The key that takes its place, by its public half.", HelpName = "PUBLICKEY" };
        var shared = new ProposalOptionSet();
        var command = new Command("compromised", "Propose that a key counts nowhere, whatever its signatures are dated. First lists the awards that would fall.") { who, since, newKey };
        shared.AddTo(command);
        command.SetAction(parsed =>
        {
            var named = parsed.GetValue(who)!;
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            return Run(context, parsed, shared, new Proposal { Compromised = [(named, ProposalOptionSet.Moment(parsed.GetValue(since)!, site, "--since"))] }, named, parsed.GetValue(newKey));
        });
        return command;
    }

    private static int Run(CliContext context, ParseResult parsed, ProposalOptionSet shared, Proposal proposal, string who, string? newKey)
    {
        var site = SiteSession.Open(context, parsed.SiteFolder(context));
        using var run = shared.Run(context, parsed, site);
        return run.Run(proposal with
        {
            Affirm = shared.Affirm(parsed),
            Keys = newKey is null ? [] : [ProposalOptionSet.WhoAndKey($"{who}={newKey}", "--new-key", site)],
        });
    }
}
