using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using Publisher.Cli.Commands;
using Publisher.Cli.Terminal;

namespace Publisher.Cli;

/// <summary>All commands, in the order people meet them, and how one line of arguments becomes a run.</summary>
internal static class CommandTree
{
    private const string Description =
        """
        Publisher turns badge definitions and signed awards, kept in git, into a site where anyone can check them.

        Start here:
          publisher init my-guild --name "My Guild" --url https://badges.my-guild.org
          publisher award founding-member --to @you
          publisher serve

        Every command explains itself: publisher COMMAND --help
        """;

    /// <summary>Parses and runs.</summary>
    internal static int Invoke(string[] args, CliContext context)
    {
        // "@ana" is a member's handle, never the name of a file to read arguments from.
        var parsed = Create(context).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Action is ParseErrorAction)
        {
            return ReportUsage(parsed, context);
        }
        var configuration = new InvocationConfiguration
        {
            Output = context.Out,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return parsed.Invoke(configuration);
    }

    private static RootCommand Create(CliContext context)
    {
        var root = new RootCommand(Description)
        {
            CommonOptions.Site(),
            InitCommand.Create(context),
            NewCommand.Create(context),
            DesignCommand.Create(context),
            KeyCommand.Create(context),
            AuthorityCommand.Create(context),
            ImportCommand.Create(context),
            ExportCommand.Create(context),
            NominateCommand.Create(context),
            AwardCommand.Create(context),
            EndorseCommand.Create(context),
            ApproveCommand.Create(context),
            TreatyCommand.Create(context),
            MessageCommand.Create(context),
            BakeCommand.Create(context),
            SignCommand.Create(context),
            StatusCommand.Create(context),
            OutboxCommand.Create(context),
            CheckCommand.Create(context),
            BuildCommand.Create(context),
            ServeCommand.Create(context),
            PeerCommand.Create(context),
            SyncCommand.Create(context),
            MirrorCommand.Create(context),
            VerifyCommand.Create(context),
            BundleCommand.Create(context),
            DoctorCommand.Create(context),
        };
        foreach (var command in DecisionCommands.Create(context))
        {
            root.Subcommands.Add(command);
        }
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case VersionOption:
                    option.Action = new PrintVersion(context);
                    option.Description = "Show which version this is.";
                    break;
                case HelpOption:
                    option.Description = "Show this help.";
                    break;
            }
        }
        return root;
    }

    private static int ReportUsage(ParseResult parsed, CliContext context)
    {
        if (parsed.Tokens.Count == 0)
        {
            Create(context).Parse(["--help"]).Invoke(new InvocationConfiguration { Output = context.Error, Error = context.Error });
            return ExitCodes.Usage;
        }
        foreach (var error in parsed.Errors)
        {
            context.Error.WriteLine("publisher: " + Printable.Line(error.Message));
        }
        var names = string.Join(' ', Names(parsed.CommandResult.Command));
        context.Error.WriteLine($"hint: {names} --help shows what it takes");
        return ExitCodes.Usage;
    }

    private static IEnumerable<string> Names(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent
        ? [.. Names(parent), command.Name]
        : ["publisher"];

    private sealed class PrintVersion(CliContext context) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var version = typeof(CommandTree).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
            context.Out.WriteLine("publisher " + version);
            return ExitCodes.Ok;
        }
    }
}
