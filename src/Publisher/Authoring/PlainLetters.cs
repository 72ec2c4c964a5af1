using System.Globalization;
using System.Text;
using Publisher.Credentials.Json;

namespace Publisher.Authoring;

/// <summary>The letters of a text as they are compared and put in order: small, without accents, Latin ones as plain ones; the same on every machine.</summary>
public static class PlainLetters
{
    /// <summary>Each letter, or what else stood there, in order. What a plain one is written with may be two letters (æ as <c>ae</c>); marks are gone.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var rune in UnicodeForm.Of(text, NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark))
            {
                var letter = Rune.ToLowerInvariant(rune).ToString();
                yield return SlugSuggestion.LatinLetters.GetValueOrDefault(letter, letter);
            }
        }
    }
}
