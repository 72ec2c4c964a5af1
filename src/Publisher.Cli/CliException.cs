namespace Publisher.Cli;

/// <summary>Ends a command with one sentence for the person who typed it: what went wrong, and what to do. Caught once, in <see cref="Program"/>.</summary>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="message">What was found and what was expected; lower case, no full stop.</param>
/// <param name="hint">What to do, or null.</param>
/// <param name="inner">What the machine said, when it did.</param>
public sealed class CliException(int exitCode, string message, string? hint = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>One of <see cref="ExitCodes"/>.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>What to do, or null.</summary>
    public string? Hint { get; } = hint;

    /// <summary>The command was typed in a way it cannot be carried out.</summary>
    public static CliException Usage(string message, string? hint = null) => new(ExitCodes.Usage, message, hint);

    /// <summary>The content does not allow it.</summary>
    public static CliException Bad(string message, string? hint = null) => new(ExitCodes.Bad, message, hint);

    /// <summary>The machine (disk, network) does not allow it.</summary>
    public static CliException Machine(string message, string? hint = null, Exception? inner = null) => new(ExitCodes.Undetermined, message, hint, inner);
}
