using System.Collections.Immutable;

namespace Publisher.Diagrams;

/// <summary>A <see cref="SidesGraph"/> on a sheet: two columns, and every arrow from left to right between them, so that none runs behind a box. The same graph always lies the same way.</summary>
/// <param name="Width">The sheet's width.</param>
/// <param name="Height">The sheet's height.</param>
/// <param name="Left">The boxes of those who say something.</param>
/// <param name="Right">The boxes of those it is about.</param>
/// <param name="Arrows">The arrows, in order of the edges.</param>
public sealed record SidesLayout(int Width, int Height, ImmutableArray<PlacedBox> Left, ImmutableArray<PlacedBox> Right, ImmutableArray<PlacedArrow> Arrows)
{
    // A sheet that a telephone shows without making the letters too small.
    private const int Sheet = 520;
    private const int BoxWidth = 132;
    private const int Gap = 20;
    private const int Margin = 4;

    /// <summary>Lays a graph out.</summary>
    public static SidesLayout Of(SidesGraph graph)
    {
        ImmutableArray<ImmutableArray<string>> from = [.. graph.From.Select(NameLines.Of)], to = [.. graph.To.Select(NameLines.Of)];
        var height = (2 * Margin) + Math.Max(HeightOf(from), HeightOf(to));
        var (left, right) = (Column(from, Margin, height), Column(to, Sheet - Margin - BoxWidth, height));
        return new(Sheet, height, left, right, [.. graph.Edges.Select(e => new PlacedArrow(e.From, true, Margin + BoxWidth, MiddleOf(left[e.From]), Sheet - Margin - BoxWidth, MiddleOf(right[e.To])))]);
    }

    private static int HeightOf(ImmutableArray<ImmutableArray<string>> names) => names.Sum(NameLines.HeightOf) + (Gap * Math.Max(0, names.Length - 1));

    private static int MiddleOf(PlacedBox box) => box.Top + (box.Height / 2);

    private static ImmutableArray<PlacedBox> Column(ImmutableArray<ImmutableArray<string>> names, int left, int height)
    {
        var top = (height - HeightOf(names)) / 2;
        var boxes = ImmutableArray.CreateBuilder<PlacedBox>();
        foreach (var lines in names)
        {
            boxes.Add(PlacedBox.Of(left, top, BoxWidth, lines));
            top += boxes[^1].Height + Gap;
        }
        return boxes.ToImmutable();
    }
}
