using System.CommandLine;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher authority propose|show</c>.</summary>
internal static class AuthorityCommand
{
    internal static Command Create(CliContext context) => new("authority", "Who may recognise what, and how that is changed.")
    {
        AuthorityProposeCommand.Create(context),
        AuthorityShowCommand.Create(context),
    };
}
