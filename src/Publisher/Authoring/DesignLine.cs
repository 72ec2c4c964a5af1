using System.Text;
using Publisher.Content;

namespace Publisher.Authoring;

/// <summary>The <c>design</c> of a badge's front matter, written into a file somebody keeps by hand: nothing else in it is touched.</summary>
public static class DesignLine
{
    private const string Key = "design:";
    private const string Fence = "---";

    /// <summary>A badge's file with another design.</summary>
    /// <param name="text">The file: front matter between two lines <c>---</c>, then Markdown. LF or CRLF.</param>
    /// <param name="design">The design; what is null in it is left out.</param>
    /// <returns>The new text, or null when the file has no front matter that ends.</returns>
    public static string? Put(string text, BadgeDesign design)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(design);
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = text.Split('\n').Select(l => l.EndsWith('\r') ? l[..^1] : l).ToList();
        var close = lines.FindIndex(1, l => l.TrimEnd() == Fence);
        if (lines[0].TrimEnd() != Fence || close < 0)
        {
            return null;
        }
        var at = lines.FindIndex(1, close - 1, l => l.StartsWith(Key, StringComparison.Ordinal));
        if (at < 0)
        {
            lines.Insert(close, Write(design));
        }
        else
        {
            // What is indented below a key belongs to it.
            var next = lines.FindIndex(at + 1, close - at, l => l.Length > 0 && l[0] is not (' ' or '\t'));
            lines.RemoveRange(at, next - at);
            lines.Insert(at, Write(design));
        }
        return string.Join(end, lines);
    }

    /// <summary><c>design: {shape: hexagon, palette: tide, ring: "Made by hand"}</c></summary>
    public static string Write(BadgeDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        var parts = new List<string>();
        foreach (var (name, word) in (ReadOnlySpan<(string, string?)>)[("shape", design.Shape), ("palette", design.Palette), ("symbol", design.Symbol)])
        {
            if (word is not null)
            {
                parts.Add($"{name}: {word}");
            }
        }
        if (design.Ring is { } ring)
        {
            parts.Add($"ring: {Quoted(ring)}");
        }
        return $"{Key} {{{string.Join(", ", parts)}}}";
    }

    private static string Quoted(string words) =>
        new StringBuilder("\"").Append(words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"').ToString();
}
