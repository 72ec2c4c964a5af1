using System.Globalization;
using System.Text;
using Publisher.Authoring;
using Publisher.Credentials.Json;

namespace Publisher.Linking;

/// <summary>
/// The order of names in lists: by their letters without accents, Łukasz between Lena and Maren; other scripts after Latin, by their characters. The same on every machine, so by no
/// machine's collation.
/// </summary>
public static class NameOrder
{
    /// <summary>What names are ordered by, letter by letter; equal ones keep the order they had.</summary>
    public static string KeyOf(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in UnicodeForm.Of(name, NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
            {
                continue;
            }
            var letter = Rune.ToLowerInvariant(rune).ToString();
            key.Append(SlugSuggestion.LatinLetters.GetValueOrDefault(letter, letter));
        }
        return key.ToString();
    }
}
