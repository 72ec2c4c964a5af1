using System.Collections.Immutable;
using Publisher.Diagrams;

namespace Publisher.Tests.Diagrams;

public sealed class StarLayoutTests
{
    public static TheoryData<int> Sizes => [0, 1, 2, 3, 7, 20, 61];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void No_box_covers_another_and_all_lie_on_the_sheet(int count)
    {
        var layout = StarLayout.Of(Guild(count));
        ImmutableArray<PlacedBox> boxes = [layout.Centre, .. layout.Around];
        Assert.Equal(count + 1, boxes.Length);
        for (var i = 0; i < boxes.Length; i++)
        {
            Assert.True(boxes[i].Left >= 0 && boxes[i].Top >= 0 && boxes[i].Left + boxes[i].Width <= layout.Width && boxes[i].Top + boxes[i].Height <= layout.Height);
            Assert.All(boxes.Skip(i + 1), other => Assert.False(Meet(boxes[i], other)));
            Assert.All(boxes[i].Lines, line => Assert.InRange(line.Y, boxes[i].Top + 10, boxes[i].Top + boxes[i].Height - 4));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void No_arrow_crosses_a_box_or_another_arrow(int count)
    {
        var layout = StarLayout.Of(Guild(count));
        Assert.Equal(Guild(count).Around.Sum(n => (n.Outward ? 1 : 0) + (n.Inward ? 1 : 0)), layout.Arrows.Length);
        for (var i = 0; i < layout.Arrows.Length; i++)
        {
            var arrow = layout.Arrows[i];
            for (var t = 1; t < 100; t++)
            {
                var (x, y) = (arrow.X1 + ((arrow.X2 - arrow.X1) * t / 100.0), arrow.Y1 + ((arrow.Y2 - arrow.Y1) * t / 100.0));
                Assert.DoesNotContain(layout.Around.Add(layout.Centre), b => x > b.Left && x < b.Left + b.Width && y > b.Top && y < b.Top + b.Height);
            }
            Assert.All(layout.Arrows.Skip(i + 1), other => Assert.False(Cross(arrow, other), $"{arrow} {other}"));
        }
    }

    [Fact]
    public void An_arrow_leads_from_who_speaks_to_whom_it_is_about()
    {
        var layout = StarLayout.Of(new("We", [new("Both", true, true), new("They alone", false, true), new("We alone", true, false), new("Silent", false, false)]));
        Assert.Equal([(0, true), (0, false), (1, false), (2, true)], layout.Arrows.Select(a => (a.Node, a.Outward)));
        foreach (var arrow in layout.Arrows)
        {
            var (from, to) = arrow.Outward ? (layout.Centre, layout.Around[arrow.Node]) : (layout.Around[arrow.Node], layout.Centre);
            Assert.True(Touches(from, arrow.X1, arrow.Y1) && Touches(to, arrow.X2, arrow.Y2));
        }
    }

    [Fact]
    public void The_same_graph_lies_the_same_way()
    {
        static string Told(StarLayout layout) => $"{layout.Centre} {string.Join(';', layout.Around)} {string.Join(';', layout.Arrows)} {string.Join(';', layout.Around.SelectMany(b => b.Lines))}";
        Assert.Equal(Told(StarLayout.Of(Guild(9))), Told(StarLayout.Of(Guild(9))));
    }

    [Theory]
    [InlineData("Harbour", "Harbour")]
    [InlineData("Tidewater Makers Guild", "Tidewater|Makers Guild")]
    [InlineData("", "")]
    [InlineData("金曜日のパンの共同組合と友達", "金曜日のパンの|共同組合と友達")]
    public void A_name_stands_in_lines_that_fit(string name, string lines) =>
        Assert.Equal(lines, string.Join('|', StarLayout.Of(new(name, [])).Centre.Lines.Select(l => l.Text)));

    [Fact]
    public void A_name_that_never_ends_is_cut_after_three_lines()
    {
        var lines = StarLayout.Of(new(string.Concat(Enumerable.Repeat("Donaudampfschifffahrts", 9)), [])).Centre.Lines;
        Assert.Equal(3, lines.Length);
        Assert.EndsWith("…", lines[^1].Text, StringComparison.Ordinal);
        Assert.All(lines, l => Assert.InRange(l.Text.Length, 1, 15));
    }

    private static StarGraph Guild(int count) => new("Tidewater Makers Guild", [.. Enumerable.Range(0, count).Select(i =>
        new StarNode(string.Join(' ', Enumerable.Repeat("Harbour Co-operative", 1 + (i % 4))), i % 3 != 0, i % 4 != 1))]);

    private static bool Meet(PlacedBox one, PlacedBox other) =>
        one.Left < other.Left + other.Width && other.Left < one.Left + one.Width && one.Top < other.Top + other.Height && other.Top < one.Top + one.Height;

    private static bool Touches(PlacedBox box, int x, int y) => (x == box.Left || x == box.Left + box.Width) && y >= box.Top && y <= box.Top + box.Height;

    private static bool Cross(PlacedArrow one, PlacedArrow other) =>
        Side(one, other.X1, other.Y1) * Side(one, other.X2, other.Y2) < 0 && Side(other, one.X1, one.Y1) * Side(other, one.X2, one.Y2) < 0;

    private static int Side(PlacedArrow arrow, int x, int y) => Math.Sign(((arrow.X2 - arrow.X1) * (y - arrow.Y1)) - ((arrow.Y2 - arrow.Y1) * (x - arrow.X1)));
}
