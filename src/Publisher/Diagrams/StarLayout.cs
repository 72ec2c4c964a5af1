using System.Collections.Immutable;

namespace Publisher.Diagrams;

/// <summary>A name in its box. Whole numbers of pixels.</summary>
/// <param name="Left">Left side.</param>
/// <param name="Top">Upper side.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Lines">The name, in lines that fit.</param>
public sealed record PlacedBox(int Left, int Top, int Width, int Height, ImmutableArray<PlacedLine> Lines)
{
    /// <summary>A box just as high as its lines need.</summary>
    internal static PlacedBox Of(int left, int top, int width, ImmutableArray<string> lines) => Of(left, top, width, NameLines.HeightOf(lines), lines);

    /// <summary>A box with its lines in the middle.</summary>
    internal static PlacedBox Of(int left, int top, int width, int height, ImmutableArray<string> lines)
    {
        var first = top + ((height - (lines.Length * NameLines.LineHeight)) / 2) + NameLines.BaseLine;
        return new(left, top, width, height, [.. lines.Select((text, i) => new PlacedLine(text, left + (width / 2), first + (i * NameLines.LineHeight)))]);
    }
}

/// <summary>A line of text, by its middle and its base line.</summary>
public sealed record PlacedLine(string Text, int X, int Y);

/// <summary>An arrow. It starts where something is said and ends at whom it is about.</summary>
/// <param name="Node">Whose it is, by its place among the others.</param>
/// <param name="Outward">Whether it starts in the middle.</param>
/// <param name="X1">Start, from the left.</param>
/// <param name="Y1">Start, from above.</param>
/// <param name="X2">End, from the left.</param>
/// <param name="Y2">End, from above.</param>
public sealed record PlacedArrow(int Node, bool Outward, int X1, int Y1, int X2, int Y2);

/// <summary>A star graph on a sheet: the middle between two columns, so that no box covers another and no arrow crosses a box or an arrow. The same graph always lies the same way.</summary>
/// <param name="Width">The sheet's width.</param>
/// <param name="Height">The sheet's height.</param>
/// <param name="Centre">The box in the middle.</param>
/// <param name="Around">The boxes of the others, in their order.</param>
/// <param name="Arrows">All arrows.</param>
public sealed record StarLayout(int Width, int Height, PlacedBox Centre, ImmutableArray<PlacedBox> Around, ImmutableArray<PlacedArrow> Arrows)
{
    // A sheet that a telephone shows without making the letters too small.
    private const int Sheet = 520;
    private const int BoxWidth = 132;
    private const int Gap = 20;
    private const int Margin = 4;
    // Two arrows between the same boxes, one there and one back, lie beside each other.
    private const int Apart = 5;

    /// <summary>Lays a graph out.</summary>
    public static StarLayout Of(StarGraph graph)
    {
        ImmutableArray<ImmutableArray<string>> names = [.. graph.Around.Select(n => NameLines.Of(n.Name))];
        ImmutableArray<int> right = [.. Enumerable.Range(0, names.Length).Where(i => i % 2 == 0)];
        ImmutableArray<int> left = [.. Enumerable.Range(0, names.Length).Where(i => i % 2 == 1)];
        var centreLines = NameLines.Of(graph.Centre);
        // The middle is as high as its arrows need to start apart.
        var centreHeight = Math.Max(NameLines.HeightOf(centreLines), (Math.Max(right.Length, left.Length) * 4 * Apart) + (2 * Apart));
        var height = (2 * Margin) + new[] { centreHeight, ColumnHeight(right, names), ColumnHeight(left, names) }.Max();
        var centre = PlacedBox.Of((Sheet - BoxWidth) / 2, (height - centreHeight) / 2, BoxWidth, centreHeight, centreLines);
        var boxes = new PlacedBox[names.Length];
        Stack(right, names, Sheet - Margin - BoxWidth, height, boxes);
        Stack(left, names, Margin, height, boxes);
        ImmutableArray<PlacedArrow> arrows = [.. Joins(graph, right, boxes, centre), .. Joins(graph, left, boxes, centre)];
        return new(Sheet, height, centre, [.. boxes], [.. arrows.OrderBy(a => a.Node).ThenByDescending(a => a.Outward)]);
    }

    private static int ColumnHeight(ImmutableArray<int> column, ImmutableArray<ImmutableArray<string>> names) =>
        column.Sum(i => NameLines.HeightOf(names[i])) + (Gap * Math.Max(0, column.Length - 1));

    private static void Stack(ImmutableArray<int> column, ImmutableArray<ImmutableArray<string>> names, int x, int height, PlacedBox[] boxes)
    {
        var top = (height - ColumnHeight(column, names)) / 2;
        foreach (var i in column)
        {
            boxes[i] = PlacedBox.Of(x, top, BoxWidth, names[i]);
            top += boxes[i].Height + Gap;
        }
    }

    // Arrows start along the side of the middle in the order in which their boxes stand, so none crosses another.
    private static IEnumerable<PlacedArrow> Joins(StarGraph graph, ImmutableArray<int> column, PlacedBox[] boxes, PlacedBox centre)
    {
        for (var n = 0; n < column.Length; n++)
        {
            var (node, box) = (graph.Around[column[n]], boxes[column[n]]);
            var isRight = box.Left > centre.Left;
            var (xCentre, xBox) = isRight ? (centre.Left + centre.Width, box.Left) : (centre.Left, box.Left + box.Width);
            var yCentre = centre.Top + (centre.Height * ((2 * n) + 1) / (2 * column.Length));
            var yBox = box.Top + (box.Height / 2);
            var apart = node is { Outward: true, Inward: true } ? Apart : 0;
            if (node.Outward)
            {
                yield return new(column[n], true, xCentre, yCentre - apart, xBox, yBox - apart);
            }
            if (node.Inward)
            {
                yield return new(column[n], false, xBox, yBox + apart, xCentre, yCentre + apart);
            }
        }
    }
}
