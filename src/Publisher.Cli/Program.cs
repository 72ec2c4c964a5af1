using System.Globalization;
using System.Text;
using Publisher.Cli.Terminal;
using Publisher.Sources;

namespace Publisher.Cli;

/// <summary>The program <c>publisher</c>: sets up the machine, runs one command, turns what went wrong into a sentence and an exit code.</summary>
public static class Program
{
    private static int Main(string[] args)
    {
        HeapRoom.Begin();
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var atTerminal = !Console.IsInputRedirected && !Console.IsErrorRedirected;
        return Run(args, new CliContext
        {
            Out = Console.Out,
            Error = Console.Error,
            In = Console.In,
            IsInteractive = atTerminal && Environment.GetEnvironmentVariable("CI") is null,
            WorkingDirectory = Environment.CurrentDirectory,
            Environment = Environment.GetEnvironmentVariable,
            Clock = () => DateTimeOffset.UtcNow,
            UseColour = !Console.IsErrorRedirected
                && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                && Environment.GetEnvironmentVariable("TERM") != "dumb",
            ReadSecret = atTerminal ? ConsoleSecret.Read : null,
        });
    }

    /// <summary>Runs one command as typed and gives its exit code; nothing but a broken runtime makes it throw.</summary>
    public static int Run(string[] args, CliContext context)
    {
        try
        {
            return CommandTree.Invoke(args, context);
        }
        catch (CliException failure)
        {
            Say(context, failure.Message, failure.Hint);
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            Say(context, "stopped before it was done; nothing half-done was left behind", null);
            return ExitCodes.Undetermined;
        }
        catch (SourceChangedException changed)
        {
            Say(context, changed.Message, "run the command again when nothing else writes there");
            return ExitCodes.Undetermined;
        }
        catch (Exception machine) when (machine is IOException or UnauthorizedAccessException)
        {
            Say(context, "the disk or the network did not do what was asked: " + machine.Message, "nothing half-done was left behind; mend the cause and run the command again");
            return ExitCodes.Undetermined;
        }
        catch (Exception bug) when (Report(bug, context))
        {
            return ExitCodes.Bug;
        }
    }

    private static void Say(CliContext context, string message, string? hint)
    {
        context.Error.WriteLine("publisher: " + Printable.Line(message));
        if (hint is not null)
        {
            context.Error.WriteLine("hint: " + Printable.Line(hint));
        }
    }

    private static bool Report(Exception bug, CliContext context)
    {
        Say(context, $"this is a bug in publisher, not in what you wrote ({bug.GetType().Name}: {bug.Message})",
            "please open an issue in publisher's repository with the command you typed and the line above; PUBLISHER_DEBUG=1 adds the details a developer needs");
        if (context.Environment("PUBLISHER_DEBUG") is { Length: > 0 })
        {
            context.Error.WriteLine(bug);
        }
        return true;
    }
}
