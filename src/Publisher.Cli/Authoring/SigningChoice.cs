using System.CommandLine;

namespace Publisher.Cli.Authoring;

/// <summary>How somebody signs: whose key, whether they were asked, and when.</summary>
/// <param name="Handle">The handle typed, or null.</param>
/// <param name="Yes">Whether they have agreed already.</param>
/// <param name="WithCode">Whether a recovery code signs.</param>
/// <param name="Now">The moment.</param>
internal sealed record SigningChoice(string? Handle, bool Yes, bool WithCode, DateTimeOffset Now)
{
    /// <summary>The handle of a key that need be no member's, or null.</summary>
    public string? OwnKey { get; init; }

    /// <summary><c>--member HANDLE</c>: whose key signs.</summary>
    internal static Option<string?> MemberOption() => new("--member")
    {
        Description = "Whose key signs, where this machine has several; also the variable PUBLISHER_MEMBER.",
        HelpName = "HANDLE",
    };

    /// <summary><c>--yes</c>.</summary>
    internal static Option<bool> YesOption() => new("--yes") { Description = "Sign without asking." };

    /// <summary><c>--recovery</c>.</summary>
    internal static Option<bool> CodeOption() => new("--recovery")
    {
        Description = "Sign with a recovery code instead of a key: asked for, or read from PUBLISHER_RECOVERY_CODE.",
    };
}
