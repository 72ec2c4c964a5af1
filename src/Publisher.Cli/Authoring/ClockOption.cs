using System.CommandLine;
using Publisher.Authoring;

namespace Publisher.Cli.Authoring;

/// <summary><c>--now INSTANT</c>: the moment to sign at instead of the clock's, for examples and tests that must come out the same.</summary>
internal static class ClockOption
{
    private const string Name = "--now";

    internal static Option<string?> Create() => new(Name)
    {
        Description = "Sign as if it were this moment (2026-05-03T10:00:00Z), for examples and tests.",
        HelpName = "INSTANT",
        Hidden = true,
    };

    /// <summary>The moment, in whole seconds.</summary>
    /// <exception cref="CliException">The option is no instant.</exception>
    internal static DateTimeOffset Now(this ParseResult parsed, CliContext context)
    {
        if (parsed.GetValue<string?>(Name) is not { } typed)
        {
            return Timestamps.WholeSeconds(context.Clock()).ToUniversalTime();
        }
        return Timestamps.TryRead(typed, TimeZoneInfo.Utc, endOfDay: false, out var instant)
            ? instant.ToUniversalTime()
            : throw CliException.Usage($"--now is '{typed}', but should be an instant such as 2026-05-03T10:00:00Z");
    }
}
