using System.CommandLine;
using Publisher.Cli.Authoring;

namespace Publisher.Cli.Commands;

/// <summary>
/// <c>publisher approve</c>: where the rules say who approves a badge, its version as it stands is frozen and the guild's approval of it made, with the first signature;
/// <c>publisher sign</c> adds the others.
/// </summary>
internal static class ApproveCommand
{
    internal static Command Create(CliContext context)
    {
        var slug = new Argument<string>("BADGE") { Description = "The badge's slug: the name of its file in content/badges." };
        var comment = new Option<string?>("--comment") { Description = "What the guild says of this version, in a sentence; it becomes public.", HelpName = "TEXT" };
        var member = SigningChoice.MemberOption();
        var yes = SigningChoice.YesOption();
        var command = new Command("approve", "Approve a badge as it is now, in the guild's name: the rules say who, and how many.") { slug, comment, member, yes, ClockOption.Create() };
        command.SetAction(parsed =>
        {
            var site = SiteSession.Open(context, parsed.SiteFolder(context));
            var badge = AwardCommand.FindBadge(site, parsed.GetValue(slug)!);
            return new ApprovalRun(context, site, badge, new(parsed.GetValue(member), parsed.GetValue(yes), false, parsed.Now(context))).Run(parsed.GetValue(comment));
        });
        return command;
    }
}
