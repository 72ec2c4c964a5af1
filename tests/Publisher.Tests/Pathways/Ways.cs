using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Pathways;

namespace Publisher.Tests.Pathways;

/// <summary>Short words for pathways and awards of tests.</summary>
internal static class Ways
{
    public static Pathway Way(params PathwayStep[] steps) => new() { Slug = "way", Name = "Way", Steps = [.. steps], Location = new("content/pathways/way.yml") };

    public static PathwayStep Step(string key, StepKind kind, decimal needed, params string[] badges) =>
        new() { Key = key, Kind = kind, Needed = needed, Badges = [.. badges.Select(Badge)], Location = new("content/pathways/way.yml", 3, 1) };

    public static PathwayStep After(this PathwayStep step, params string[] before) => step with { After = [.. before.Select(b => new StepName(b, step.Location))] };

    // "knots@1.1+" as it is written.
    public static PathwayBadge Badge(string written)
    {
        var parts = written.Split('@');
        return new(parts[0], parts.Length > 1 ? parts[1].TrimEnd('+') : null, written.EndsWith('+'), new("content/pathways/way.yml", 3, 1));
    }

    public static HeldAward Held(string badge, string version = "1.0", HeldState state = HeldState.Good, DateTimeOffset? until = null, decimal? credits = null, string? unit = null) =>
        new(badge, version, state, until, credits, unit, "a" + badge);

    public static PathwayProgress Of(Pathway pathway, params HeldAward[] awards) => PathwayProgress.Of(pathway, awards, [], At);

    public static DateTimeOffset At { get; } = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    public static BadgeStanding Only(PathwayProgress progress) => progress.Steps.Single().Badges.Single().Standing;

    public static ImmutableArray<RecognisedBadge> Recognised(string name) => [new(name, "https://harbour.example/badges/tide/", "Tide", "Harbour", null, null)];
}
