using System.Text;
using Publisher.Authoring;

namespace Publisher.Formats;

/// <summary>Words as a search compares them: small letters without accents, what else Latin letters are written with as plain ones. <c>search-page.js</c> does the same.</summary>
public static class SearchWords
{
    /// <summary>The words of a text.</summary>
    public static IEnumerable<string> Of(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many letters of a word name the part of the index it stands in, in a large site.</summary>
    public const int PartLetters = 2;

    /// <summary>The beginning of a word that names its part.</summary>
    public static string PartOf(string word)
    {
        var part = new StringBuilder();
        foreach (var rune in word.EnumerateRunes().Take(PartLetters))
        {
            part.Append(rune.ToString());
        }
        return part.ToString();
    }

    private static string Fold(string text) =>
        string.Concat(PlainLetters.Of(text).Select(letter => Rune.GetRuneAt(letter, 0) is var rune && (Rune.IsLetter(rune) || Rune.IsNumber(rune)) ? letter : " "));
}
