using System.Globalization;
using System.Text;

namespace Publisher.Cli.Terminal;

/// <summary>
/// Makes text from files safe to print on one line: control characters (which move cursors and colour terminals), characters that
/// reorder text, and the marks by which CI systems take printed lines for commands are shown, not obeyed.
/// </summary>
public static class Printable
{
    /// <summary>The text on one line, with everything that a terminal or a CI log would obey written as <c>\u{1B}</c>.</summary>
    public static string Line(string text)
    {
        var clean = true;
        foreach (var rune in text.EnumerateRunes())
        {
            clean &= !IsObeyed(rune);
        }
        if (clean && !text.Contains("##[", StringComparison.Ordinal) && !text.AsSpan().TrimStart().StartsWith("::"))
        {
            return text;
        }
        var line = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsObeyed(rune))
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}");
            }
            else
            {
                line.Append(rune);
            }
        }
        line.Replace("##[", "##\\u{5B}");
        var escaped = line.ToString();
        var start = escaped.Length - escaped.AsSpan().TrimStart().Length;
        return escaped.AsSpan(start).StartsWith("::") ? string.Concat(escaped.AsSpan(0, start), "\\u{3A}", escaped.AsSpan(start + 1)) : escaped;
    }

    /// <summary>How many terminal cells a character takes: 0 for marks that sit on the one before, 2 for the wide scripts and pictures, else 1.</summary>
    public static int Cells(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => rune.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF
            or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1F64F
            or >= 0x1F900 and <= 0x1F9FF or >= 0x20000 and <= 0x3FFFD ? 2 : 1,
    };

    // Bidirectional overrides and isolates, line separators, the byte order mark and tag characters change what a reader sees
    // without being seen; joiners (U+200C, U+200D) belong to words and pictures and stay.
    private static bool IsObeyed(Rune rune) => Rune.IsControl(rune)
        || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or (>= 0xE0000 and <= 0xE007F);
}
