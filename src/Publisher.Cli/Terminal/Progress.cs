namespace Publisher.Cli.Terminal;

/// <summary>One line that says what long work is at, only on a terminal, and is gone when it is done.</summary>
public sealed class Progress : IDisposable
{
    private readonly CliContext context;
    private int shown;

    /// <summary>Starts with a first step.</summary>
    public Progress(CliContext context, string step)
    {
        this.context = context;
        Step(step);
    }

    /// <summary>Says what is being done now.</summary>
    public void Step(string step)
    {
        if (!context.IsInteractive)
        {
            return;
        }
        var line = Printable.Line(step) + " …";
        context.Error.Write("\r" + line.PadRight(shown));
        context.Error.Flush();
        shown = line.Length;
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        if (shown > 0)
        {
            context.Error.Write("\r" + new string(' ', shown) + "\r");
            context.Error.Flush();
            shown = 0;
        }
    }
}
