using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Publisher.Credentials.Json;

namespace Publisher.Art;

/// <summary>
/// Ring text as outlines: a stroke alphabet of our own (capitals, digits, a few marks), set along a circle. Accents are left
/// off (Ł becomes L); words in other scripts have no ring.
/// </summary>
internal static class RingLettering
{
    private const double Height = 14;
    private const double Gap = 4.2;

    // Letters stand on the line y = 14 in a box 14 high; the number before the bar is the width.
    private static readonly ImmutableDictionary<char, (double Width, string Data)> Letters = Parse(
        "A 10|M0,14 L5,0 L10,14 M1.8,9.2 L8.2,9.2", "B 8|M0,0 L0,14 L4.6,14 C9.2,14 9.2,6.8 4.6,6.8 L0,6.8 M0,0 L4,0 C8,0 8,6.8 4,6.8",
        "C 10|M10,3 C7.6,-1.6 0,-1 0,7 C0,15 7.6,15.6 10,11", "D 9|M0,0 L0,14 L3.4,14 C11,14 11,0 3.4,0 Z", "E 7|M7,0 L0,0 L0,14 L7,14 M0,6.8 L6,6.8",
        "F 7|M7,0 L0,0 L0,14 M0,6.8 L6,6.8", "G 10|M10,3 C7.6,-1.6 0,-1 0,7 C0,15 9,15.6 10,10 L10,7.8 L6,7.8", "H 9|M0,0 L0,14 M9,0 L9,14 M0,6.8 L9,6.8",
        "I 0|M0,0 L0,14", "J 6|M6,0 L6,9.6 C6,15.4 0,15.4 0,10.4", "K 9|M0,0 L0,14 M8.4,0 L0,8.4 M2.8,5.8 L9,14", "L 7|M0,0 L0,14 L7,14",
        "M 11|M0,14 L0,0 L5.5,9 L11,0 L11,14", "N 9|M0,14 L0,0 L9,14 L9,0", "O 11|M5.5,0 C13,0 13,14 5.5,14 C-2,14 -2,0 5.5,0 Z", "P 8|M0,14 L0,0 L4.4,0 C9.2,0 9.2,7.6 4.4,7.6 L0,7.6",
        "Q 11|M5.5,0 C13,0 13,14 5.5,14 C-2,14 -2,0 5.5,0 Z M7,10 L11,14.6", "R 8.5|M0,14 L0,0 L4.4,0 C9.2,0 9.2,7.4 4.4,7.4 L0,7.4 M4.4,7.4 L8.5,14",
        "S 8|M8,2.6 C6.4,-1 0.4,-0.6 0.4,3.6 C0.4,8.4 8,5.8 8,10.4 C8,14.8 1.2,15 0,11.2", "T 9|M0,0 L9,0 M4.5,0 L4.5,14", "U 9|M0,0 L0,9 C0,15.6 9,15.6 9,9 L9,0", "V 10|M0,0 L5,14 L10,0",
        "W 14|M0,0 L3.4,14 L7,3 L10.6,14 L14,0", "X 9|M0,0 L9,14 M9,0 L0,14", "Y 9|M0,0 L4.5,7 L9,0 M4.5,7 L4.5,14", "Z 9|M0,0 L9,0 L0,14 L9,14",
        "0 9|M4.5,0 C10.6,0 10.6,14 4.5,14 C-1.6,14 -1.6,0 4.5,0 Z", "1 4|M0,3 L4,0 L4,14", "2 8|M0.4,3.4 C1,-1 8,-1.2 7.6,4 C7.4,7.4 2.6,9.6 0,14 L8,14", "3 8|M0.4,2 C2.4,-1.2 7.6,-0.4 7.4,3.4 C7.2,6.6 4,6.6 2.8,6.6 C4.4,6.6 8,6.8 8,10.2 C8,15 1.4,15.2 0,11.6",
        "4 9|M7,14 L7,0 L0,10 L9,10", "5 8|M7.4,0 L1.2,0 L0.6,6.4 C3.6,4.4 8,5.6 8,9.6 C8,14.8 1.4,15 0,11.8", "6 8|M7,0.6 C1.6,0.6 0,5.6 0,9.4 C0,15.6 8,15.4 8,9.6 C8,4.6 1.4,4.4 0.2,8.8", "7 8|M0,0 L8,0 L3,14",
        "8 8|M4,0 C8.6,0 8.6,6.4 4,6.4 C-0.6,6.4 -0.6,0 4,0 Z M4,6.4 C9.4,6.4 9.4,14 4,14 C-1.4,14 -1.4,6.4 4,6.4 Z", "9 8|M1,13.4 C6.4,13.4 8,8.4 8,4.6 C8,-1.6 0,-1.4 0,4.4 C0,9.4 6.6,9.6 7.8,5.2",
        "- 5|M0,8 L5,8", "· 0|M0,7.4 L0,7.5", ". 0|M0,13.9 L0,14", "' 0|M0,0 L0,3.4", "& 10|M10,14 L2.4,4.6 C0.6,2 2.2,0 4.2,0 C6.8,0 7.2,3.4 4.6,5 L2.6,6.4 C-1.2,9 0,14 4,14 C7,14 8.8,11.4 9.6,8", "  4.4|");

    /// <summary>Whether every letter can be written, and there are few enough (at most 34) to fit around.</summary>
    public static bool CanWrite(string words) => Plain(words) is { Length: > 0 and <= 34 } plain && plain.All(Letters.ContainsKey);

    /// <summary>Writes along the top of a circle, in the middle of a band outside it; two dots close the ring when the words are short.</summary>
    public static void Paint(ImmutableArray<ArtPath>.Builder paths, string words, double x, double y, double radius, double band, string colour)
    {
        var text = Plain(words);
        var scale = Math.Min(1.75, band * 0.5 / Height);
        var baseline = radius + ((band - (Height * scale)) / 2);
        var advance = text.Sum(c => Letters[c].Width + Gap) - Gap;
        var middleOfLetters = baseline + (Height * scale / 2);
        var room = 320.0 * Math.PI / 180 * middleOfLetters;
        scale = Math.Min(scale, room / advance);
        var perUnit = 180 / Math.PI * scale / middleOfLetters;
        var angle = -advance / 2 * perUnit;
        foreach (var c in text)
        {
            var (width, data) = Letters[c];
            var turn = angle + (width / 2 * perUnit);
            if (data.Length > 0)
            {
                var at = (turn - 90) * Math.PI / 180;
                // The letter's own origin is its upper left corner: step up by its height and left by half its width.
                var (ux, uy) = (Math.Cos(at), Math.Sin(at));
                var top = baseline + (Height * scale);
                var (px, py) = (x + (top * ux) + (width / 2 * scale * uy), y + (top * uy) - (width / 2 * scale * ux));
                paths.Add(new(data, colour, 2.3) { Placement = new(px, py, turn, scale), IsLettering = true });
            }
            angle += (width + Gap) * perUnit;
        }
        CloseRing(paths, x, y, middleOfLetters, angle + 7, colour);
    }

    // A hairline from the last letter round to the first, broken by a dot at the foot.
    private static void CloseRing(ImmutableArray<ArtPath>.Builder paths, double x, double y, double radius, double from, string colour)
    {
        const double foot = 174;
        if (from > foot - 8)
        {
            return;
        }
        string At(double degrees) =>
            Outline.Number(x + (radius * Math.Sin(degrees * Math.PI / 180))) + "," + Outline.Number(y - (radius * Math.Cos(degrees * Math.PI / 180)));
        var r = Outline.Number(radius);
        paths.Add(new($"M{At(from)} A{r},{r} 0 0 1 {At(foot)}", colour, 2.5) { IsLettering = true });
        paths.Add(new($"M{At(-foot)} A{r},{r} 0 0 1 {At(-from)}", colour, 2.5) { IsLettering = true });
        paths.Add(new(Symbol.Dot(x, y + radius, 4).Data, colour) { IsLettering = true });
    }

    private static string Plain(string words)
    {
        var text = new StringBuilder();
        foreach (var c in UnicodeForm.Of(words.Trim().ToUpperInvariant(), NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                text.Append(c switch { 'Ł' => "L", 'Ø' => "O", 'Đ' => "D", 'Æ' => "AE", 'Œ' => "OE", 'Þ' => "TH", 'ß' or 'ẞ' => "SS", '’' => "'", '–' or '—' => "-", '•' => "·", _ => c.ToString() });
            }
        }
        return text.ToString();
    }

    private static ImmutableDictionary<char, (double Width, string Data)> Parse(params ReadOnlySpan<string> letters)
    {
        var table = ImmutableDictionary.CreateBuilder<char, (double Width, string Data)>();
        foreach (var letter in letters)
        {
            var bar = letter.IndexOf('|', StringComparison.Ordinal);
            table.Add(letter[0], (double.Parse(letter.AsSpan(2, bar - 2), CultureInfo.InvariantCulture), letter[(bar + 1)..]));
        }
        return table.ToImmutable();
    }
}
