using System.Collections.Immutable;
using System.Globalization;

namespace Publisher.Art;

/// <summary>
/// The enamels of a pin. Two flat colours (the band and the field) parted by metal, and what the symbol is filled with.
/// Every palette shares one metal, so that pins of different colours are one family. Tested: symbol on field and lettering on
/// band reach 4.5:1, the metal's dark edge 3:1 on white paper and the metal itself 3:1 on the night page.
/// </summary>
/// <param name="Name">The word in <c>design: palette</c> and <c>theme: accent</c>.</param>
/// <param name="Band">The outer enamel, dark.</param>
/// <param name="Field">The inner enamel, behind the symbol.</param>
/// <param name="Symbol">The symbol's main enamel.</param>
/// <param name="Second">The symbol's second enamel, usually close to the metal.</param>
/// <param name="Ink">Fine lines on the symbol.</param>
public sealed record Palette(string Name, string Band, string Field, string Symbol, string Second, string Ink)
{
    /// <summary>The metal of rim and lines.</summary>
    public const string Metal = "#d3ab5c";

    /// <summary>The metal's shaded edge.</summary>
    public const string MetalEdge = "#7d5a1f";

    /// <summary>Light on the metal.</summary>
    public const string MetalLight = "#fff3cf";

    /// <summary>All, in the order people are shown.</summary>
    public static ImmutableArray<Palette> All { get; } =
    [
        new("tide", "#0f3b52", "#1d7385", "#fbf4e2", "#e9c67c", "#0f3b52"),
        new("moss", "#26432a", "#4b7335", "#fbf4e2", "#e9c67c", "#26432a"),
        new("clay", "#642a1e", "#b24e38", "#fff6e6", "#f1ce86", "#642a1e"),
        new("plum", "#3f1f3f", "#82457c", "#fbf0e6", "#e9c67c", "#3f1f3f"),
        new("saffron", "#5c2f08", "#e8a01c", "#fffaf0", "#c4501f", "#5c2f08"),
        new("slate", "#27313c", "#566877", "#f8f3e6", "#e9c67c", "#27313c"),
    ];

    /// <summary>WCAG contrast of two <c>#rrggbb</c> colours, 1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var c = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }
}
