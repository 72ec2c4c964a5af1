using CsCheck;
using Publisher.Content;
using Publisher.Pathways;
using static Publisher.Tests.Pathways.Ways;

namespace Publisher.Tests.Pathways;

public sealed class PathwayMapTests
{
    private const int Most = 60;

    // Graphs of any shape, from a line to a tangle; steps wait for earlier ones alone.
    private static readonly Gen<Pathway> Graphs =
        from count in Gen.Int[1, Most]
        from reach in Gen.Int[1, Most]
        from arrows in Gen.Int[0, Most - 1].Array[0, 4].Array[count]
        from badges in Gen.Int[1, 5].Array[count]
        select Way([.. Enumerable.Range(0, count).Select(i =>
            Step("s" + i, StepKind.AllOf, badges[i], [.. Enumerable.Range(0, badges[i]).Select(b => "b" + b)])
                .After([.. arrows[i].Select(a => i - 1 - (a % reach)).Where(a => a >= 0).Distinct().Select(a => "s" + a)]))]);

    [Fact]
    public void Nothing_of_a_map_overlaps() => Graphs.Sample(way =>
    {
        var map = PathwayMap.Of(way, HeightOf);
        Assert.Equal(way.Steps.Select(s => s.Key).Order(StringComparer.Ordinal), map.Boxes.Select(b => b.Step.Key).Order(StringComparer.Ordinal));
        for (var i = 0; i < map.Boxes.Length; i++)
        {
            var box = map.Boxes[i];
            Assert.True(box.X >= PathwayMap.Margin && box.Y >= PathwayMap.Margin && box.X + box.Width <= map.Width - PathwayMap.Margin && box.Y + box.Height <= map.Height - PathwayMap.Margin);
            for (var j = 0; j < i; j++)
            {
                Assert.False(Overlap(box, map.Boxes[j]), $"{box} lies on {map.Boxes[j]}");
            }
        }
    }, iter: 300);

    [Fact]
    public void Every_arrow_leads_down_from_its_step_to_its_step_and_through_no_other() => Graphs.Sample(way =>
    {
        var map = PathwayMap.Of(way, HeightOf);
        Assert.Equal(way.Steps.SelectMany(s => s.After.Select(a => (a.Key, s.Key))).Order(), map.Arrows.Select(a => (a.From, a.To)).Order());
        foreach (var arrow in map.Arrows)
        {
            var (from, to) = (map.Boxes.Single(b => b.Step.Key == arrow.From), map.Boxes.Single(b => b.Step.Key == arrow.To));
            Assert.Equal((from.X + (from.Width / 2), from.Y + from.Height), arrow.Corners[0]);
            Assert.Equal((to.X + (to.Width / 2), to.Y), arrow.Corners[^1]);
            for (var i = 1; i < arrow.Corners.Length; i++)
            {
                var (one, two) = (arrow.Corners[i - 1], arrow.Corners[i]);
                Assert.True(two.Y >= one.Y);
                // A curve from corner to corner stays in the rectangle between them.
                Assert.All(map.Boxes, b => Assert.False(Crosses(one, two, b), $"{arrow.From} to {arrow.To} goes through {b.Step.Key}"));
            }
        }
    }, iter: 300);

    [Fact]
    public void The_same_pathway_has_the_same_map() => Graphs.Sample(way =>
    {
        var (one, two) = (PathwayMap.Of(way, HeightOf), PathwayMap.Of(way, HeightOf));
        Assert.Equal(one.Boxes, two.Boxes);
        Assert.Equal(one.Arrows.SelectMany(a => a.Corners), two.Arrows.SelectMany(a => a.Corners));
    }, iter: 50);

    [Fact]
    public void Steps_without_an_order_stand_side_by_side_and_those_in_order_below_each_other()
    {
        var flat = PathwayMap.Of(Way(Step("a", StepKind.AllOf, 1, "a"), Step("b", StepKind.AllOf, 1, "b")), HeightOf);
        Assert.Equal(flat.Boxes[0].Y, flat.Boxes[1].Y);
        Assert.Empty(flat.Arrows);
        var steep = PathwayMap.Of(Way(Step("a", StepKind.AllOf, 1, "a"), Step("b", StepKind.AllOf, 1, "b").After("a")), HeightOf);
        Assert.Equal(steep.Boxes[0].X, steep.Boxes[1].X);
        Assert.True(steep.Boxes[1].Y >= steep.Boxes[0].Y + steep.Boxes[0].Height + PathwayMap.RowGap);
    }

    private static int HeightOf(PathwayStep step) => 40 + (40 * step.Badges.Length);

    private static bool Overlap(MapBox one, MapBox two) => one.X < two.X + two.Width && two.X < one.X + one.Width && one.Y < two.Y + two.Height && two.Y < one.Y + one.Height;

    private static bool Crosses((int X, int Y) one, (int X, int Y) two, MapBox box) =>
        Math.Min(one.X, two.X) < box.X + box.Width && box.X < Math.Max(one.X, two.X) && one.Y < box.Y + box.Height && box.Y < two.Y
        || (one.X == two.X && one.X > box.X && one.X < box.X + box.Width && one.Y < box.Y + box.Height && box.Y < two.Y);
}
