using System.Text.RegularExpressions;

namespace Publisher.Policies;

/// <summary>Finds e-mail addresses in text. A fediverse address (<c>@ada@example.org</c>) and an address inside a link are none.</summary>
public static partial class PersonalData
{
    /// <summary>The offset of each e-mail address.</summary>
    public static IEnumerable<int> EmailsIn(string text) =>
        text.Contains('@', StringComparison.Ordinal) ? Email().Matches(text).Select(m => m.Index) : [];

    [GeneratedRegex(@"(?<![\w\p{L}\p{N}.+%@/-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
