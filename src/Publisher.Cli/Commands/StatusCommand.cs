using System.CommandLine;
using Publisher.Cli.Authoring;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher status rebuild</c>: makes the status lists say again what the decisions say, after a merge.</summary>
internal static class StatusCommand
{
    internal static Command Create(CliContext context)
    {
        var member = SigningChoice.MemberOption();
        var yes = SigningChoice.YesOption();
        var rebuild = new Command("rebuild", "Make the status lists from the signed decisions again, and sign them.") { member, yes, ClockOption.Create() };
        rebuild.SetAction(parsed => new StatusRebuild(context, parsed.SiteFolder(context), new(parsed.GetValue(member), parsed.GetValue(yes), WithCode: false, parsed.Now(context))).Run());
        return new Command("status", "The lists that say which awards were taken back.") { rebuild };
    }
}
