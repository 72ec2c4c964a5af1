using System.Collections.Immutable;
using System.Globalization;

namespace Publisher.Diagrams;

/// <summary>
/// A name in lines that fit a box. Nobody can measure letters here, so each is taken to be as wide as the widest common ones of its kind; what does not fit into three lines
/// ends with an ellipsis, and stands whole in the list beside the picture.
/// </summary>
internal static class NameLines
{
    /// <summary>From one line to the next.</summary>
    public const int LineHeight = 18;

    /// <summary>From the top of a line to where its letters stand.</summary>
    public const int BaseLine = 13;

    private const int Padding = 9;
    // In halves of a wide letter.
    private const int Room = 30;
    private const int Most = 3;

    /// <summary>The height of a box around lines.</summary>
    public static int HeightOf(ImmutableArray<string> lines) => (lines.Length * LineHeight) + (2 * Padding);

    /// <summary>The lines of a name; at least one.</summary>
    public static ImmutableArray<string> Of(string name)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(Pieces))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (WidthOf(longer) <= Room)
            {
                line = longer;
                continue;
            }
            lines.Add(line);
            line = word;
        }
        lines.Add(line);
        return lines.Count <= Most ? [.. lines] : [.. lines.Take(Most - 1), Cut(lines[Most - 1])];
    }

    // A word that is longer than a line is parted where it must be.
    private static IEnumerable<string> Pieces(string word)
    {
        var piece = "";
        foreach (var letter in Letters(word))
        {
            if (WidthOf(piece + letter) > Room)
            {
                yield return piece;
                piece = "";
            }
            piece += letter;
        }
        yield return piece;
    }

    private static string Cut(string line)
    {
        var letters = Letters(line).ToList();
        while (letters.Count > 0 && WidthOf(string.Concat(letters)) + 2 > Room)
        {
            letters.RemoveAt(letters.Count - 1);
        }
        return string.Concat(letters) + "\u2026";
    }

    private static IEnumerable<string> Letters(string text)
    {
        for (var e = StringInfo.GetTextElementEnumerator(text); e.MoveNext();)
        {
            yield return (string)e.Current;
        }
    }

    // Beyond Latin, Greek and Cyrillic a letter may be as wide as it is high.
    private static int WidthOf(string text) => Letters(text).Sum(letter => letter[0] >= '\u1100' ? 4 : letter[0] is 'M' or 'W' or 'm' or 'w' or '@' ? 3 : 2);
}
