using System.Collections.Immutable;
using Publisher.Content;

namespace Publisher.Pathways;

/// <summary>A box of a drawn pathway: a step, its upper left corner and its size.</summary>
public sealed record MapBox(PathwayStep Step, int X, int Y, int Width, int Height);

/// <summary>An arrow of a drawn pathway from one step to a later one, as the corners of a line that passes no box.</summary>
public sealed record MapArrow(string From, string To, ImmutableArray<(int X, int Y)> Corners);

/// <summary>
/// A pathway laid out for drawing: rows from top to bottom, each step below those it comes after. Boxes never overlap, and an arrow that passes rows goes through a lane of its own between
/// their boxes. The same pathway always gives the same map.
/// </summary>
/// <param name="Width">Width of all.</param>
/// <param name="Height">Height of all.</param>
/// <param name="Boxes">The steps, row by row.</param>
/// <param name="Arrows">What comes before what.</param>
public sealed record PathwayMap(int Width, int Height, ImmutableArray<MapBox> Boxes, ImmutableArray<MapArrow> Arrows)
{
    /// <summary>Width of a step's box.</summary>
    public const int BoxWidth = 216;
    /// <summary>Width of the lane of an arrow that passes a row.</summary>
    public const int LaneWidth = 24;
    /// <summary>Space between two things of a row.</summary>
    public const int Gap = 24;
    /// <summary>Space between two rows.</summary>
    public const int RowGap = 48;
    /// <summary>Space around all.</summary>
    public const int Margin = 8;

    private const int Sweeps = 4;

    /// <summary>Lays a pathway out.</summary>
    /// <param name="pathway">The pathway.</param>
    /// <param name="height">How high the box of a step is.</param>
    public static PathwayMap Of(Pathway pathway, Func<PathwayStep, int> height)
    {
        var rows = Rows(pathway);
        Arrange(rows);
        Place(rows, height);
        var cells = rows.SelectMany(r => r).ToList();
        return new(
            cells.Max(c => c.X + c.Width) + Margin,
            cells.Max(c => c.Y + c.Height) + Margin,
            [.. cells.Where(c => c.Step is not null).Select(c => new MapBox(c.Step!, c.X, c.Y, c.Width, c.Height))],
            [.. cells.Where(c => c.Step is not null).SelectMany(ArrowsFrom)]);
    }

    // A step stands one row below the last of those it comes after; an arrow that passes rows has a lane in each.
    private static List<List<Cell>> Rows(Pathway pathway)
    {
        var rows = new List<List<Cell>>();
        var cells = new Dictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var layer in PathwayOrder.Layers(pathway))
        {
            rows.Add([.. layer.Select(s => cells[s.Key] = new(s, rows.Count, BoxWidth))]);
        }
        foreach (var cell in rows.SelectMany(r => r.ToList()))
        {
            foreach (var before in cell.Step!.After.Select(a => a.Key).Distinct(StringComparer.Ordinal).Where(cells.ContainsKey).Select(k => cells[k]))
            {
                var from = before;
                for (var row = before.Row + 1; row < cell.Row; row++)
                {
                    var lane = new Cell(null, row, LaneWidth);
                    rows[row].Add(lane);
                    Join(from, lane);
                    from = lane;
                }
                Join(from, cell);
            }
        }
        return rows;
    }

    private static void Join(Cell above, Cell below)
    {
        above.Below.Add(below);
        below.Above.Add(above);
    }

    // Each thing moves to the middle of what it is joined with, row by row, downwards and upwards in turn; equals stay in their order.
    private static void Arrange(List<List<Cell>> rows)
    {
        Number(rows);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var isDown = sweep % 2 == 0;
            for (var i = 1; i < rows.Count; i++)
            {
                var row = isDown ? i : rows.Count - 1 - i;
                rows[row] = [.. rows[row].OrderBy(c => Middle(isDown ? c.Above : c.Below, c.Order)).ThenBy(c => c.Order)];
                Number([rows[row]]);
            }
        }
    }

    private static decimal Middle(List<Cell> joined, int own) => joined.Count == 0 ? own : joined.Sum(c => (decimal)c.Order) / joined.Count;

    private static void Number(List<List<Cell>> rows)
    {
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                row[i].Order = i;
            }
        }
    }

    // Rows are centred on the widest.
    private static void Place(List<List<Cell>> rows, Func<PathwayStep, int> height)
    {
        var widest = rows.Max(WidthOf);
        var y = Margin;
        foreach (var row in rows)
        {
            var tallest = row.Max(c => c.Step is null ? 0 : height(c.Step));
            var x = Margin + ((widest - WidthOf(row)) / 2);
            foreach (var cell in row)
            {
                (cell.X, cell.Y, cell.Height, cell.RowFoot) = (x, y, cell.Step is null ? tallest : height(cell.Step), y + tallest);
                x += cell.Width + Gap;
            }
            y += tallest + RowGap;
        }
    }

    private static int WidthOf(List<Cell> row) => row.Sum(c => c.Width) + (Gap * (row.Count - 1));

    private static IEnumerable<MapArrow> ArrowsFrom(Cell from)
    {
        foreach (var next in from.Below)
        {
            // Boxes of a row may differ in height: an arrow goes on from the foot of the row, not from within it.
            var corners = ImmutableArray.CreateBuilder<(int X, int Y)>();
            corners.Add((from.Middle, from.Y + from.Height));
            corners.Add((from.Middle, from.RowFoot));
            var cell = next;
            while (cell.Step is null)
            {
                corners.Add((cell.Middle, cell.Y));
                corners.Add((cell.Middle, cell.Y + cell.Height));
                cell = cell.Below[0];
            }
            corners.Add((cell.Middle, cell.Y));
            yield return new(from.Step!.Key, cell.Step.Key, corners.ToImmutable());
        }
    }

    private sealed class Cell(PathwayStep? step, int row, int width)
    {
        public PathwayStep? Step => step;
        public int Row => row;
        public int Width => width;
        public int Order { get; set; }
        public int X { get; set; }
        public int Y { get; set; }
        public int Height { get; set; }
        public int RowFoot { get; set; }
        public int Middle => X + (Width / 2);
        public List<Cell> Above { get; } = [];
        public List<Cell> Below { get; } = [];
    }
}
