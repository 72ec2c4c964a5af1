using System.Collections.Immutable;
using System.Globalization;

namespace Publisher.Formats;

/// <summary>Text parted into a few short lines, where nothing can measure letters: by their number, broken between words, cut with an ellipsis.</summary>
internal static class TextLines
{
    /// <summary>At least one line, at most <paramref name="most"/>, of at most <paramref name="letters"/> letters (graphemes) each.</summary>
    public static ImmutableArray<string> Of(string text, int letters, int most)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var left = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (left.Count > 0 && lines.Count < most)
        {
            var line = left[0];
            left.RemoveAt(0);
            while (left.Count > 0 && Length(line) + 1 + Length(left[0]) <= letters)
            {
                line += " " + left[0];
                left.RemoveAt(0);
            }
            var isCut = lines.Count == most - 1 && left.Count > 0;
            lines.Add(Length(line) > letters || isCut ? Cut(line, letters) : line);
        }
        return lines.Count == 0 ? [""] : lines.ToImmutable();
    }

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;

    private static string Cut(string text, int letters) => new StringInfo(text) is { } info && info.LengthInTextElements >= letters ? info.SubstringByTextElements(0, letters - 1).TrimEnd() + "…" : text + " …";
}
