using Publisher.Cli.Network;

namespace Publisher.Cli;

/// <summary>
/// Everything a command may use of the machine besides the disk: streams, environment, clock, folder, network.
/// Tests make their own, so scripts run in process.
/// </summary>
public sealed class CliContext
{
    /// <summary>Standard output: what was asked for.</summary>
    public required TextWriter Out { get; init; }
    /// <summary>Standard error: diagnostics, progress, questions.</summary>
    public required TextWriter Error { get; init; }
    /// <summary>Standard input.</summary>
    public required TextReader In { get; init; }
    /// <summary>Whether a person sits at a terminal: only then questions are asked and progress is shown.</summary>
    public required bool IsInteractive { get; init; }
    /// <summary>The folder commands start from.</summary>
    public required string WorkingDirectory { get; init; }
    /// <summary>An environment variable, or null.</summary>
    public required Func<string, string?> Environment { get; init; }
    /// <summary>The clock, unless <c>--now</c> says otherwise.</summary>
    public required Func<DateTimeOffset> Clock { get; init; }
    /// <summary>Whether standard error shows colours: only on a terminal that takes them and was not asked otherwise (<c>NO_COLOR</c>).</summary>
    public bool UseColour { get; init; }
    /// <summary>Reads a line that must not be shown while it is typed; null reads <see cref="In"/>.</summary>
    public Func<string?>? ReadSecret { get; init; }
    /// <summary>Ends <c>serve</c>; tests use it where a person would press Ctrl+C.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>How the network is used, by commands that use it.</summary>
    public NetworkOptions Network { get; init; } = new();

    /// <summary>How much of one peer is read in one run.</summary>
    public SyncLimits Sync { get; init; } = new();

    /// <summary>A path the user typed, made absolute from <see cref="WorkingDirectory"/>.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, WorkingDirectory);
}

/// <summary>Exit codes (append-only).</summary>
public static class ExitCodes
{
    /// <summary>Done; good.</summary>
    public const int Ok = 0;
    /// <summary>The content or credential is bad.</summary>
    public const int Bad = 1;
    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;
    /// <summary>Could not be determined: network or disk.</summary>
    public const int Undetermined = 3;
    /// <summary>Good, but not by an issuer in <c>--trust</c>.</summary>
    public const int NotTrusted = 4;
    /// <summary>A bug in this program.</summary>
    public const int Bug = 70;
}
