using System.Text;

namespace Publisher.Credentials.Json;

/// <summary>Unicode's normal forms of any string at all: file names and typed words may hold what is no character, and .NET refuses to normalise that.</summary>
public static class UnicodeForm
{
    private const char Replacement = '\uFFFD';
    private const char NoCharacter = '\uFFFE';

    /// <summary>The text in a form; a lone surrogate or U+FFFE becomes U+FFFD, the replacement character.</summary>
    public static string Of(string text, NormalizationForm form) => Ascii.IsValid(text) ? text : Characters(text).Normalize(form);

    private static string Characters(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains(NoCharacter, StringComparison.Ordinal))
        {
            return text;
        }
        var kept = new StringBuilder(text.Length);
        // A rune that cannot be read is enumerated as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            kept.Append(rune.Value == NoCharacter ? Replacement.ToString() : rune.ToString());
        }
        return kept.ToString();
    }
}
