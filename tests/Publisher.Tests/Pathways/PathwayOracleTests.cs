using CsCheck;
using Publisher.Content;
using Publisher.Pathways;
using static Publisher.Tests.Pathways.Ways;

namespace Publisher.Tests.Pathways;

/// <summary>Progress against a small oracle that knows sets of badges and nothing else.</summary>
public sealed class PathwayOracleTests
{
    private const int Badges = 6;
    private const int Steps = 5;

    private static readonly Gen<(Pathway Way, HeldAward[] Awards)> Guilds =
        from steps in GenStep.Array[1, Steps]
        from electives in Gen.Int[0, Steps]
        from requires in Gen.Int[0, Badges - 1].Array[0, 1]
        from awards in GenAward.Array[0, 10]
        select (Build(steps, electives, requires), awards);

    private static Gen<Draft> GenStep =>
        from kind in Gen.Enum<StepKind>()
        from badges in Gen.Int[0, Badges - 1].Array[1, 4]
        from needed in Gen.Int[1, 4]
        from elective in Gen.Bool
        from after in Gen.Int[0, Steps - 1].Array[0, 2]
        select new Draft(kind, [.. badges.Distinct()], needed, elective, after);

    private static Gen<HeldAward> GenAward =>
        from badge in Gen.Int[0, Badges - 1]
        from state in Gen.Enum<HeldState>()
        from end in Gen.Int[-1, 1]
        from credits in Gen.Int[0, 3]
        from unit in Gen.Bool
        select Held(Name(badge), state: state, until: end == 0 ? null : At.AddDays(end), credits: credits == 0 ? null : credits, unit: credits == 0 ? null : unit ? "ECTS" : "NZQCF");

    [Fact]
    public void It_agrees_with_the_oracle() => Guilds.Sample(g =>
    {
        var progress = PathwayProgress.Of(g.Way, g.Awards, [], At);
        Assert.Equal(Oracle.IsComplete(g.Way, g.Awards), progress.IsComplete);
        foreach (var step in progress.Steps)
        {
            Assert.Equal(Oracle.IsDone(g.Way, step.Step, g.Awards), step.IsDone);
        }
        Assert.Equal(progress.IsComplete, progress.MayBegin && progress.Done == progress.Needed);
    }, iter: 2000);

    [Fact]
    public void An_award_more_that_stands_never_takes_anything_away() => Guilds.Sample(g =>
    {
        var before = PathwayProgress.Of(g.Way, g.Awards, [], At);
        var after = PathwayProgress.Of(g.Way, [.. g.Awards, Held(Name(0), credits: 3, unit: "ECTS")], [], At);
        Assert.True(after.Done >= before.Done);
        Assert.True(after.IsComplete || !before.IsComplete);
    }, iter: 500);

    private static string Name(int badge) => "b" + badge;

    private static Pathway Build(Draft[] steps, int electives, int[] requires)
    {
        var way = Way([.. steps.Select(Build)]);
        return way with { Electives = Math.Min(electives, steps.Count(s => s.Elective)), Requires = [.. requires.Select(r => Badge(Name(r)))] };
    }

    // Steps wait for earlier ones alone, so there is no circle.
    private static PathwayStep Build(Draft draft, int index)
    {
        var needed = draft.Kind switch { StepKind.AllOf => draft.Badges.Length, StepKind.AnyOf => 1, _ => draft.Needed };
        var step = Step("s" + index, draft.Kind, needed, [.. draft.Badges.Select(Name)]).After([.. draft.After.Where(a => a < index).Distinct().Select(a => "s" + a)]);
        return step with { IsElective = draft.Elective, Unit = draft.Kind == StepKind.CreditsOf ? "ECTS" : null };
    }

    private sealed record Draft(StepKind Kind, int[] Badges, int Needed, bool Elective, int[] After);

    // Which badges somebody has is a set; everything else is counting.
    private static class Oracle
    {
        public static bool IsComplete(Pathway way, HeldAward[] awards) =>
            way.Requires.All(r => Good(awards).Any(a => a.Badge == r.Badge))
            && way.Steps.Where(s => !s.IsElective).All(s => IsDone(way, s, awards))
            && way.Steps.Where(s => s.IsElective).Count(s => IsDone(way, s, awards)) >= way.Electives;

        public static bool IsDone(Pathway way, PathwayStep step, HeldAward[] awards)
        {
            var has = Good(awards).Where(a => step.Badges.Any(b => b.Badge == a.Badge)).ToList();
            var enough = step.Kind switch
            {
                StepKind.AllOf => step.Badges.All(b => has.Any(a => a.Badge == b.Badge)),
                StepKind.AnyOf => has.Count > 0,
                StepKind.NumberOf => has.Select(a => a.Badge).Distinct().Count() >= step.Needed,
                // Of two awards of one badge the first with the unit counts.
                _ => has.Where(a => a.Unit == "ECTS").GroupBy(a => a.Badge).Sum(g => g.First().Credits ?? 0) >= step.Needed,
            };
            return enough && step.After.All(a => IsDone(way, way.Steps.Single(s => s.Key == a.Key), awards));
        }

        private static IEnumerable<HeldAward> Good(HeldAward[] awards) => awards.Where(a => a.State == HeldState.Good && (a.Until is null || a.Until >= At));
    }
}
