using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Publisher.Content;

namespace Publisher.Art;

/// <summary>
/// A drawn badge: an enamel pin as a list of paths in a box of 512 by 512, from which both SVG and PNG are made.
/// From outside in: the metal's dark edge, the metal rim with its highlight, a band of enamel, a metal line, the field, and one
/// symbol. The same words give the same drawing on every machine. Art is drawn when a badge is made and committed; a build
/// never draws, so these drawings may become better without changing what was published.
/// </summary>
public sealed class BadgeArt
{
    private const double Middle = 256;
    private const double Line = 6;   // the metal line between the two enamels
    private const double Band = 19;  // the outer enamel
    private const double Rim = 18;
    private const double Edge = 4;

    private BadgeArt(string title, string description, ImmutableArray<ArtPath> paths) => (Title, Description, Paths) = (title, description, paths);

    /// <summary>Side of the square box of <see cref="Paths"/>.</summary>
    public const int Side = 512;

    /// <summary>Words for <c>design: shape</c>, in the order people are shown.</summary>
    public static ImmutableArray<string> Shapes { get; } = [.. Silhouette.All.Select(s => s.Name)];

    /// <summary>Words for <c>design: palette</c>.</summary>
    public static ImmutableArray<string> Palettes { get; } = [.. Palette.All.Select(p => p.Name)];

    /// <summary>Words for <c>design: symbol</c>.</summary>
    public static ImmutableArray<string> Symbols { get; } = [.. Symbol.All.Select(s => s.Name)];

    /// <summary>Whether words can be written along the edge (<c>design: ring</c>): at most 34 letters that the lettering has.</summary>
    public static bool CanWriteRing(string words) => RingLettering.CanWrite(words);

    /// <summary>The badge's name: the picture's title.</summary>
    public string Title { get; }

    /// <summary>What is to be seen, in words: "A hexagon pin in tide, with hands."</summary>
    public string Description { get; }

    /// <summary>What is painted, from the lowest to the topmost.</summary>
    public ImmutableArray<ArtPath> Paths { get; }

    /// <summary>
    /// Draws a badge from words; what is not said is chosen from the slug, always the same way (a symbol that the slug itself
    /// names comes first). Words nobody knows count as not said: <see cref="BadgeArtCheck"/> reports them.
    /// </summary>
    public static BadgeArt Draw(string slug, string name, BadgeDesign? design)
    {
        var shape = Choose(Silhouette.All, Shapes, design?.Shape, "shape", slug);
        var palette = Choose(Palette.All, Palettes, design?.Palette, "palette", slug);
        var named = slug.Split('-').FirstOrDefault(Symbols.Contains);
        var symbol = Choose(Symbol.All, Symbols, design?.Symbol ?? named, "symbol", slug);
        var ring = design?.Ring is { } words && RingLettering.CanWrite(words) ? words : null;

        var paths = ImmutableArray.CreateBuilder<ArtPath>();
        var centreY = ring is null ? PaintPin(paths, shape, palette) : PaintPinWithMedallion(paths, shape, palette, ring);
        var size = ring is null ? shape.SymbolScale * 1.46 : Medallion(shape) / 124;
        PaintSymbol(paths, symbol, palette, centreY, size);
        return new(name, $"{Article(shape.Name)} {shape.Name} pin in {palette.Name}, with the symbol “{symbol.Name}”.", paths.ToImmutable());
    }

    /// <summary>
    /// The picture as SVG text (UTF-8, LF): paths alone, no fonts, no gradients; title and description for those who cannot see it.
    /// It is its own cleaned form (<see cref="SvgArt"/>), so it can be published byte for byte.
    /// </summary>
    public string ToSvg()
    {
        var text = new StringBuilder();
        text.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"512\" height=\"512\" viewBox=\"0 0 512 512\" role=\"img\">\n");
        text.Append("<title>").Append(Escape(Title)).Append("</title>\n<desc>").Append(Escape(Description)).Append("</desc>\n");
        foreach (var path in Paths)
        {
            text.Append("<path d=\"").Append(path.Data).Append('"');
            if (path.StrokeWidth > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $" fill=\"none\" stroke=\"{path.Colour}\" stroke-width=\"{Outline.Number(path.StrokeWidth)}\" stroke-linejoin=\"round\"");
                text.Append(path.FlushEnds ? "" : " stroke-linecap=\"round\"");
            }
            else
            {
                text.Append(" fill=\"").Append(path.Colour).Append('"');
            }
            if (path.Opacity < 1)
            {
                text.Append(" opacity=\"").Append(Outline.Number(path.Opacity)).Append('"');
            }
            var at = path.Placement;
            if (at != ArtPlacement.Box)
            {
                text.Append(" transform=\"translate(").Append(Outline.Number(at.X)).Append(' ').Append(Outline.Number(at.Y)).Append(')');
                text.Append(at.Turn == 0 ? "" : $" rotate({Outline.Number(at.Turn)})");
                text.Append(" scale(").Append(at.Scale.ToString("0.####", CultureInfo.InvariantCulture)).Append(")\"");
            }
            text.Append("/>\n");
        }
        return text.Append("</svg>\n").ToString();
    }

    private static T Choose<T>(ImmutableArray<T> all, ImmutableArray<string> names, string? word, string part, string slug)
    {
        var said = word is null ? -1 : names.IndexOf(word);
        return all[said >= 0 ? said : (int)(Fnv(part + ":" + slug) % (uint)all.Length)];
    }

    // FNV-1a over UTF-8: small, fixed, the same everywhere.
    private static uint Fnv(string text)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 16777619u);
        }
        return hash ^ (hash >> 15);
    }

    private static double PaintPin(ImmutableArray<ArtPath>.Builder paths, Silhouette shape, Palette palette)
    {
        const double widths = Line + Band + Rim + Edge;
        var scale = (Middle - 12 - widths) / 100;
        var field = Outline.Parse(shape.Data, scale, Middle, Middle);
        var data = field.ToData();
        PaintRim(paths, field, data, Line + Band, shape.Name);
        paths.Add(new(data, palette.Band, 2 * (Line + Band)));
        paths.Add(new(data, Palette.Metal, 2 * Line));
        paths.Add(new(data, palette.Field));
        return Middle + (shape.CentreY * scale);
    }

    // With ring text the field is a round medallion, and the band fills all between it and the rim.
    private static double PaintPinWithMedallion(ImmutableArray<ArtPath>.Builder paths, Silhouette shape, Palette palette, string ring)
    {
        var scale = (Middle - 12 - Rim - Edge) / 105;
        var body = Outline.Parse(shape.Data, scale, Middle, Middle);
        var data = body.ToData();
        PaintRim(paths, body, data, 0, shape.Name);
        paths.Add(new(data, palette.Band));
        var centreY = Middle + (shape.CentreY * scale);
        var radius = Medallion(shape);
        var round = Symbol.Dot(Middle, centreY, radius).Data;
        paths.Add(new(round, Palette.Metal, 2 * Line));
        paths.Add(new(round, palette.Field));
        RingLettering.Paint(paths, ring, Middle, centreY, radius + Line, (shape.Inner * scale) - radius - Line, Palette.MetalLight);
        return centreY;
    }

    private static double Medallion(Silhouette shape) => (shape.Inner * (Middle - 12 - Rim - Edge) / 105) - 50;

    private static void PaintRim(ImmutableArray<ArtPath>.Builder paths, Outline outline, string data, double inner, string shape)
    {
        paths.Add(new(data, Palette.MetalEdge, 2 * (inner + Rim + Edge)));
        paths.Add(new(data, Palette.Metal, 2 * (inner + Rim)));
        if (shape == "ring")
        {
            PaintRope(paths, Middle - outline.Top + inner + (Rim / 2));
        }
        paths.Add(new(outline.ParallelArc(inner + (Rim * 0.56), 192, 262, Middle, Middle), Palette.MetalLight, Rim * 0.3) { Opacity = 0.9 });
        paths.Add(new(outline.ParallelArc(inner + (Rim * 0.56), 268, 276, Middle, Middle), Palette.MetalLight, Rim * 0.3) { Opacity = 0.9 });
        paths.Add(new(data, Palette.MetalEdge, 2 * (inner + 2)));
    }

    private static void PaintRope(ImmutableArray<ArtPath>.Builder paths, double radius)
    {
        for (var i = 0; i < 45; i++)
        {
            var angle = 8.0 * i;
            string At(double r, double degrees) =>
                Outline.Number(Middle + (r * Math.Cos(degrees * Math.PI / 180))) + "," + Outline.Number(Middle + (r * Math.Sin(degrees * Math.PI / 180)));
            paths.Add(new($"M{At(radius - (Rim / 2) + 2, angle)} C{At(radius - 1, angle)} {At(radius + 1, angle + 7)} {At(radius + (Rim / 2) - 1, angle + 7)}", Palette.MetalEdge, 3));
        }
    }

    private static void PaintSymbol(ImmutableArray<ArtPath>.Builder paths, Symbol symbol, Palette palette, double centreY, double scale)
    {
        const double edge = 4.5; // the line around each of the symbol's enamels
        foreach (var layer in symbol.Layers)
        {
            var placement = new ArtPlacement(Middle, centreY, layer.Turn, scale);
            if (layer.Enamel is Enamel.Main or Enamel.Second)
            {
                foreach (var piece in layer.Pieces)
                {
                    paths.Add(new(piece.Data, palette.Band, piece.Width + (2 * edge)) { Placement = placement, FlushEnds = piece.FlushEnds });
                }
            }
            var colour = layer.Enamel switch
            {
                Enamel.Main => palette.Symbol,
                Enamel.Second => palette.Second,
                Enamel.Ink => palette.Ink,
                _ => palette.Field,
            };
            foreach (var piece in layer.Pieces)
            {
                paths.Add(new(piece.Data, colour, piece.Width) { Placement = placement });
            }
        }
    }

    private static string Article(string word) => "aeiou".Contains(word[0], StringComparison.Ordinal) ? "An" : "A";

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
