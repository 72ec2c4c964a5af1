using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Publisher.Art;

/// <summary>A pin's silhouette: the curve around its field in a box from -100 to 100, and where a symbol sits best in it.</summary>
/// <param name="Name">The word in <c>design: shape</c>.</param>
/// <param name="Data">Path data of M, L, C, Z.</param>
/// <param name="CentreY">Where the symbol's middle stands.</param>
/// <param name="Inner">Radius of the largest circle about that middle that stays inside: the medallion when there is ring text.</param>
/// <param name="SymbolScale">Size of the symbol, 1 for a circle's.</param>
internal sealed record Silhouette(string Name, string Data, double CentreY, double Inner, double SymbolScale)
{
    /// <summary>All, in the order people are shown.</summary>
    public static ImmutableArray<Silhouette> All { get; } =
    [
        new("circle", Circle(97), 0, 97, 1),
        new("hexagon", Polygon(6, 104, -90), 0, 90, 0.98),
        new("shield", "M 0,-100 C -26,-86 -56,-82 -88,-86 C -94,-20 -84,52 0,104 C 84,52 94,-20 88,-86 C 56,-82 26,-86 0,-100 Z", -14, 82, 0.92),
        new("ring", Circle(93), 0, 93, 0.95),
        new("leaf", "M 92,-92 L 92,14 C 92,60 60,92 14,92 L -92,92 L -92,-14 C -92,-60 -60,-92 -14,-92 Z", 0, 92, 0.98),
        new("cog", Cog(10, 101, 83), 0, 83, 0.86),
        new("wave", Lobes(10, 97, 4.5), 0, 92, 0.96),
        new("arch", "M -80,96 L -80,-14 C -80,-64 -46,-98 0,-98 C 46,-98 80,-64 80,-14 L 80,96 Z", 6, 80, 0.9),
        new("drop", "M 0,-100 C 24,-68 86,-40 86,20 C 86,68 48,101 0,101 C -48,101 -86,68 -86,20 C -86,-40 -24,-68 0,-100 Z", 18, 82, 0.86),
        new("lozenge", "M 0,-99 C 30,-80 80,-30 99,0 C 80,30 30,80 0,99 C -30,80 -80,30 -99,0 C -80,-30 -30,-80 0,-99 Z", 0, 77, 0.84),
        new("octagon", Polygon(8, 102, -67.5), 0, 94, 0.98),
        new("rosette", Scallops(16, 96), 0, 92, 0.95),
        new("house", "M 0,-102 L 90,-34 L 90,92 L -90,92 L -90,-34 Z", 14, 78, 0.9),
    ];

    private static string At(double radius, double degrees) =>
        Outline.Number(radius * Math.Cos(degrees * Math.PI / 180)) + "," + Outline.Number(radius * Math.Sin(degrees * Math.PI / 180));

    private static string Circle(double r)
    {
        var k = r * 0.5522847498;
        return string.Create(CultureInfo.InvariantCulture,
            $"M 0,{-r} C {k},{-r} {r},{-k} {r},0 C {r},{k} {k},{r} 0,{r} C {-k},{r} {-r},{k} {-r},0 C {-r},{-k} {-k},{-r} 0,{-r} Z");
    }

    private static string Polygon(int corners, double r, double firstAngle) =>
        "M " + string.Join(" L ", Enumerable.Range(0, corners).Select(i => At(r, firstAngle + (360.0 * i / corners)))) + " Z";

    private static string Cog(int teeth, double outer, double inner)
    {
        var step = 360.0 / teeth;
        return "M " + string.Join(" L ", Enumerable.Range(0, teeth).SelectMany(i =>
            new[] { At(inner, (step * i) - 90 - (step * 0.32)), At(outer, (step * i) - 90 - (step * 0.2)), At(outer, (step * i) - 90 + (step * 0.2)), At(inner, (step * i) - 90 + (step * 0.32)) })) + " Z";
    }

    // A swell: a smooth curve through crests and troughs, each piece level at its ends.
    private static string Lobes(int lobes, double r, double swell)
    {
        var text = new StringBuilder("M " + At(r + swell, -90));
        var half = 180.0 / lobes;
        for (var i = 0; i < lobes * 2; i++)
        {
            var (from, to) = (i % 2 == 0 ? r + swell : r - swell, i % 2 == 0 ? r - swell : r + swell);
            var angle = -90 + (half * i);
            var reach = half * 0.42;
            text.Append(" C " + At(from / Math.Cos(reach * Math.PI / 180), angle + reach) + " " + At(to / Math.Cos(reach * Math.PI / 180), angle + half - reach) + " " + At(to, angle + half));
        }
        return text + " Z";
    }

    private static string Scallops(int count, double r)
    {
        var text = new StringBuilder("M " + At(r, -90));
        var step = 360.0 / count;
        for (var i = 0; i < count; i++)
        {
            var angle = -90 + (step * i);
            text.Append(" C " + At(r * 1.085, angle + (step * 0.14)) + " " + At(r * 1.085, angle + (step * 0.86)) + " " + At(r, angle + step));
        }
        return text + " Z";
    }
}
