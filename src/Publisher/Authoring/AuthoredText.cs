using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Credentials.Json;

namespace Publisher.Authoring;

/// <summary>Text that is about to be signed: brought into one spelling, and refused where it would harm someone later.</summary>
public static partial class AuthoredText
{
    /// <summary>NFC, LF, trimmed.</summary>
    public static string Clean(string text) =>
        UnicodeForm.Of(text.ReplaceLineEndings("\n"), NormalizationForm.FormC).Trim();

    /// <summary>Why cleaned text cannot be signed (control or direction characters, an e-mail address), or null.</summary>
    public static string? Problem(string text)
    {
        foreach (var c in text)
        {
            if ((char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff')
            {
                return $"the text holds the invisible character U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)}";
            }
        }
        if (text.Contains('\ufffd', StringComparison.Ordinal))
        {
            return "the text holds something that is no character (U+FFFD stands in its place)";
        }
        return FindEmail(text) is { } email
            ? $"the text names the e-mail address {email}; what is signed stays public for good"
            : null;
    }

    /// <summary>The first e-mail address in a text, or null. A fediverse handle (@name@host) is none.</summary>
    public static string? FindEmail(string text) => Address().Match(text) is { Success: true } match ? match.Value : null;

    /// <summary>Whether a text is one e-mail address and nothing else.</summary>
    public static bool IsEmail(string text) => Address().Match(text) is { Success: true } match && match.Length == text.Length;

    [GeneratedRegex(@"(?<![@/\w.+-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)*\.[\p{L}][\p{L}0-9-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
