using Publisher.Content;
using Publisher.Pathways;
using static Publisher.Tests.Pathways.Ways;

namespace Publisher.Tests.Pathways;

public sealed class PathwayProgressTests
{
    private static readonly PathwayStep Knots = Step("k", StepKind.AllOf, 1, "knots");

    [Theory]
    [InlineData(HeldState.Good, BadgeStanding.Counts)]
    [InlineData(HeldState.Revoked, BadgeStanding.Revoked)]
    [InlineData(HeldState.Replaced, BadgeStanding.Replaced)]
    [InlineData(HeldState.Waiting, BadgeStanding.Waiting)]
    public void An_award_counts_only_while_it_stands(HeldState state, BadgeStanding expected)
    {
        var progress = Of(Way(Knots), Held("knots", state: state));
        Assert.Equal(expected, Only(progress));
        Assert.Equal(expected == BadgeStanding.Counts, progress.IsComplete);
    }

    [Fact]
    public void Nobody_holds_what_they_do_not_hold() => Assert.Equal(BadgeStanding.NotHeld, Only(Of(Way(Knots), Held("sails"))));

    [Fact]
    public void An_award_that_has_ended_counts_no_more_and_without_a_clock_its_end_is_no_reason()
    {
        var ended = Held("knots", until: At.AddDays(-1));
        Assert.Equal(BadgeStanding.Expired, Only(Of(Way(Knots), ended)));
        Assert.Equal(BadgeStanding.Counts, Only(Of(Way(Knots), Held("knots", until: At.AddDays(1)))));
        Assert.Equal(BadgeStanding.Counts, Only(PathwayProgress.Of(Way(Knots), [ended], [], null)));
    }

    [Fact]
    public void Of_several_awards_of_a_badge_the_best_one_says_how_it_stands()
    {
        var progress = Of(Way(Knots), Held("knots", state: HeldState.Revoked), Held("knots"), Held("knots", until: At.AddDays(-1)));
        Assert.Equal(BadgeStanding.Counts, Only(progress));
        Assert.Equal(BadgeStanding.Expired, Only(Of(Way(Knots), Held("knots", state: HeldState.Revoked), Held("knots", until: At.AddDays(-1)))));
    }

    [Theory]
    [InlineData("knots", "0.1", true)]
    [InlineData("knots@1.9", "1.9", true)]
    [InlineData("knots@1.9", "1.10", false)]
    [InlineData("knots@1.9+", "1.10", true)]
    [InlineData("knots@1.9+", "1.8", false)]
    public void A_step_may_ask_for_a_version(string asked, string held, bool counts) =>
        Assert.Equal(counts ? BadgeStanding.Counts : BadgeStanding.WrongVersion, Only(Of(Way(Step("k", StepKind.AllOf, 1, asked)), Held("knots", held))));

    [Fact]
    public void A_badge_from_elsewhere_counts_once_an_agreement_recognises_it()
    {
        var way = Way(Step("k", StepKind.AllOf, 1, "harbour:tide"));
        HeldAward[] awards = [Held("harbour:tide")];
        Assert.Equal(BadgeStanding.NotRecognised, Only(PathwayProgress.Of(way, awards, [], At)));
        Assert.Equal(BadgeStanding.Counts, Only(PathwayProgress.Of(way, awards, Recognised("harbour:tide"), At)));
        // By its address it is the same badge.
        var byAddress = Way(Step("k", StepKind.AllOf, 1) with { Badges = [new("https://harbour.example/badges/tide/1.0/achievement.json", null, false, default)] });
        Assert.Equal(BadgeStanding.Counts, Only(PathwayProgress.Of(byAddress, awards, Recognised("harbour:tide"), At)));
        Assert.Equal(BadgeStanding.NotRecognised, Only(PathwayProgress.Of(byAddress, awards, [], At)));
    }

    [Fact]
    public void Credits_count_in_the_unit_that_was_asked_for_and_each_badge_once()
    {
        var way = Way(Step("c", StepKind.CreditsOf, 3, "knots", "sails", "oars") with { Unit = "ECTS" });
        var progress = Of(way, Held("knots", credits: 2, unit: "ECTS"), Held("knots", "1.1", credits: 2, unit: "ECTS"), Held("sails", credits: 5, unit: "NZQCF"), Held("oars"));
        var step = progress.Steps.Single();
        Assert.Equal((2m, false), (step.Reached, step.IsDone));
        Assert.Equal([BadgeStanding.Counts, BadgeStanding.OtherUnit, BadgeStanding.OtherUnit], step.Badges.Select(b => b.Standing));
        Assert.True(Of(way, Held("knots", credits: 2, unit: "ECTS"), Held("oars", credits: 1, unit: "ECTS")).IsComplete);
    }

    [Fact]
    public void A_later_step_waits_for_an_earlier_one()
    {
        var way = Way(Step("one", StepKind.AllOf, 1, "knots"), Step("two", StepKind.AllOf, 1, "sails").After("one"), Step("three", StepKind.AllOf, 1, "oars").After("two"));
        var progress = Of(way, Held("sails"), Held("oars"));
        Assert.False(progress.IsComplete);
        Assert.Equal([false, true, true], progress.Steps.Select(s => s.IsEnough));
        Assert.All(progress.Steps, s => Assert.False(s.IsDone));
        Assert.Equal(["one"], progress.Steps[1].WaitsFor);
        Assert.True(Of(way, Held("knots"), Held("sails"), Held("oars")).IsComplete);
    }

    [Fact]
    public void Of_the_steps_to_choose_so_many_are_needed()
    {
        var way = Way(Knots, Step("a", StepKind.AllOf, 1, "a") with { IsElective = true }, Step("b", StepKind.AllOf, 1, "b") with { IsElective = true }) with { Electives = 1 };
        Assert.Equal((2, 1, false), Sum(Of(way, Held("knots"))));
        Assert.Equal((2, 2, true), Sum(Of(way, Held("knots"), Held("b"))));
        Assert.Equal((2, 2, true), Sum(Of(way, Held("knots"), Held("a"), Held("b"))));
        Assert.Equal((2, 1, false), Sum(Of(way, Held("a"), Held("b"))));
    }

    [Fact]
    public void What_is_to_be_held_first_is_asked_for_first()
    {
        var way = Way(Knots) with { Requires = [Badge("oars")] };
        Assert.False(Of(way, Held("knots")).MayBegin);
        Assert.True(Of(way, Held("knots"), Held("oars")).IsComplete);
    }

    private static (int, int, bool) Sum(PathwayProgress progress) => (progress.Needed, progress.Done, progress.IsComplete);
}
