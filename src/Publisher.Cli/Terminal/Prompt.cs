namespace Publisher.Cli.Terminal;

/// <summary>Questions at a terminal. Where nobody sits there, each names the flag or variable that answers it instead.</summary>
public static class Prompt
{
    /// <summary>Asks for a line until it is acceptable.</summary>
    /// <param name="context">The terminal.</param>
    /// <param name="question">The question, ending as a question or a noun ends.</param>
    /// <param name="instead">What to pass where nobody can be asked: <c>--name NAME</c>.</param>
    /// <param name="suggestion">What an empty answer means, or null when there must be one.</param>
    /// <param name="objection">Says what is wrong with an answer, or null for a good one.</param>
    /// <exception cref="CliException">Nobody can be asked, or the input ended.</exception>
    public static string Ask(CliContext context, string question, string instead, string? suggestion = null, Func<string, string?>? objection = null)
    {
        Require(context, question, instead);
        while (true)
        {
            context.Error.Write(suggestion is null ? $"{Printable.Line(question)} " : $"{Printable.Line(question)} [{Printable.Line(suggestion)}] ");
            context.Error.Flush();
            var line = context.In.ReadLine() ?? throw Ended(instead);
            var answer = line.Trim();
            if (answer.Length == 0 && suggestion is not null)
            {
                return suggestion;
            }
            var wrong = answer.Length == 0 ? "an answer is needed here" : objection?.Invoke(answer);
            if (wrong is null)
            {
                return answer;
            }
            context.Error.WriteLine("  " + Printable.Line(wrong));
        }
    }

    /// <summary>Asks for a yes or no; an empty answer means <paramref name="suggestion"/>.</summary>
    /// <exception cref="CliException">Nobody can be asked, or the input ended.</exception>
    public static bool Confirm(CliContext context, string question, string instead, bool suggestion)
    {
        var answer = Ask(context, question, instead, suggestion ? "yes" : "no",
            a => a.ToLowerInvariant() is "y" or "yes" or "n" or "no" ? null : "please answer yes or no");
        return answer.StartsWith("y", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Asks for something that is not shown while it is typed.</summary>
    /// <exception cref="CliException">Nobody can be asked, or the person gave up.</exception>
    public static string Secret(CliContext context, string question, string instead)
    {
        Require(context, question, instead);
        context.Error.Write(Printable.Line(question) + " ");
        context.Error.Flush();
        return (context.ReadSecret is { } read ? read() : context.In.ReadLine()) ?? throw Ended(instead);
    }

    private static void Require(CliContext context, string question, string instead)
    {
        if (!context.IsInteractive)
        {
            throw CliException.Usage($"an answer is missing, and there is no terminal to ask at: {question}", $"pass {instead}");
        }
    }

    private static CliException Ended(string instead) => CliException.Usage("the input ended before the question was answered", $"pass {instead} where nobody can be asked");
}
