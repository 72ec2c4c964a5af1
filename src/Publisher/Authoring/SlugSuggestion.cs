using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Credentials.Json;

namespace Publisher.Authoring;

/// <summary>Slugs and handles are asked for; this only suggests one from a name, and nothing where a name has no Latin letters.</summary>
public static partial class SlugSuggestion
{
    /// <summary>Small letters that Latin scripts have beyond a to z, and that are no accented ones, as they are written without.</summary>
    public static FrozenDictionary<string, string> LatinLetters { get; } = new Dictionary<string, string>
    {
        ["ł"] = "l",
        ["ø"] = "o",
        ["ß"] = "ss",
        ["đ"] = "d",
        ["ð"] = "d",
        ["æ"] = "ae",
        ["œ"] = "oe",
        ["þ"] = "th",
        ["ı"] = "i",
        ["ħ"] = "h",
        ["ŧ"] = "t",
        ["ŋ"] = "n",
        ["ĸ"] = "k",
        ["ə"] = "e",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Longest slug.</summary>
    public const int MaxLength = 64;

    /// <summary>Whether a text is a slug: lower-case ASCII letters and digits, single hyphens between, at most 64.</summary>
    public static bool IsSlug(string text) => text.Length <= MaxLength && Form().IsMatch(text);

    /// <summary>A slug for a name (<c>Łukasz Żółć</c> → <c>lukasz-zolc</c>), or null when nothing can be written in ASCII (<c>山田</c>).</summary>
    public static string? For(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in UnicodeForm.Of(name, NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '\u2019')
            {
                continue;
            }
            var letters = Latin(c);
            if (letters.Length == 0)
            {
                if (char.IsLetter(c))
                {
                    // Half a name in another script would be someone else's name.
                    return null;
                }
                if (slug.Length > 0 && slug[^1] != '-')
                {
                    slug.Append('-');
                }
                continue;
            }
            slug.Append(letters);
        }
        var text = slug.ToString();
        text = (text.Length > MaxLength ? text[..MaxLength] : text).Trim('-');
        return IsSlug(text) ? text : null;
    }

    private static string Latin(char c) =>
        char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c).ToString() : LatinLetters.GetValueOrDefault(char.ToLowerInvariant(c).ToString(), "");

    [GeneratedRegex(@"^[a-z0-9](-?[a-z0-9])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
