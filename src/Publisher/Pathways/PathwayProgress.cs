using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Text;

namespace Publisher.Pathways;

/// <summary>How far somebody is on a pathway, and why each badge counts or does not. A pure function of the pathway, the awards, and the moment asked about.</summary>
/// <param name="Pathway">The pathway.</param>
/// <param name="Requires">The badges to hold before anything counts.</param>
/// <param name="Steps">Its steps, in order.</param>
public sealed record PathwayProgress(Pathway Pathway, ImmutableArray<BadgeProgress> Requires, ImmutableArray<StepProgress> Steps)
{
    /// <summary>Whether what is to be held first is held.</summary>
    public bool MayBegin => Requires.All(r => r.Standing == BadgeStanding.Counts);

    /// <summary>Whether everything is done.</summary>
    public bool IsComplete => MayBegin && Steps.All(s => s.Step.IsElective || s.IsDone) && Steps.Count(s => s.Step.IsElective && s.IsDone) >= Pathway.Electives;

    /// <summary>How many steps it takes.</summary>
    public int Needed => Steps.Count(s => !s.Step.IsElective) + Pathway.Electives;

    /// <summary>How many of these are done.</summary>
    public int Done => Steps.Count(s => !s.Step.IsElective && s.IsDone) + Math.Min(Pathway.Electives, Steps.Count(s => s.Step.IsElective && s.IsDone));

    /// <summary>Whether any badge of it counts.</summary>
    public bool IsBegun => Steps.Any(s => s.Badges.Any(b => b.Standing == BadgeStanding.Counts));

    /// <summary>Reckons it.</summary>
    /// <param name="pathway">A pathway in which nothing is an error.</param>
    /// <param name="awards">The awards of one person.</param>
    /// <param name="recognised">Badges elsewhere that count here.</param>
    /// <param name="at">The moment; null where there is no clock, and an end is a fact to be told and no reason.</param>
    public static PathwayProgress Of(Pathway pathway, IReadOnlyCollection<HeldAward> awards, ImmutableArray<RecognisedBadge> recognised, DateTimeOffset? at)
    {
        var held = awards.ToLookup(a => a.Badge, StringComparer.Ordinal);
        BadgeProgress Standing(PathwayBadge badge, string? unit)
        {
            var there = BadgeName.IsElsewhere(badge.Badge) ? recognised.FirstOrDefault(r => r.IsMeantBy(badge.Badge)) : null;
            if (there is null && BadgeName.IsElsewhere(badge.Badge))
            {
                return new(badge, BadgeStanding.NotRecognised, null);
            }
            return held[there?.Name ?? badge.Badge].Select(a => new BadgeProgress(badge, StandingOf(badge, a, unit, at), a)).MinBy(p => p.Standing) ?? new(badge, BadgeStanding.NotHeld, null);
        }

        var requires = pathway.Requires.Select(b => Standing(b, null)).ToImmutableArray();
        var steps = new Dictionary<string, StepProgress>(StringComparer.Ordinal);
        foreach (var step in PathwayOrder.Of(pathway))
        {
            var badges = step.Badges.Select(b => Standing(b, step.Unit)).ToImmutableArray();
            var reached = badges.Where(b => b.Standing == BadgeStanding.Counts).Sum(b => step.Unit is null ? 1 : b.Award!.Credits ?? 0);
            steps[step.Key] = new(step, badges, reached, reached >= step.Needed, [.. step.After.Select(a => a.Key).Where(k => steps.TryGetValue(k, out var before) && !before.IsDone)]);
        }
        return new(pathway, requires, [.. pathway.Steps.Where(s => steps.ContainsKey(s.Key)).Select(s => steps[s.Key])]);
    }

    private static BadgeStanding StandingOf(PathwayBadge badge, HeldAward award, string? unit, DateTimeOffset? at) => award.State switch
    {
        HeldState.Revoked => BadgeStanding.Revoked,
        HeldState.Replaced => BadgeStanding.Replaced,
        _ when at is { } now && award.Until < now => BadgeStanding.Expired,
        _ when !IsVersion(badge, award.Version) => BadgeStanding.WrongVersion,
        _ when unit is not null && award.Unit != unit => BadgeStanding.OtherUnit,
        HeldState.Waiting => BadgeStanding.Waiting,
        _ => BadgeStanding.Counts,
    };

    private static bool IsVersion(PathwayBadge badge, string version) =>
        badge.Version is not { } wanted || version == wanted || (badge.OrLater && VersionOrder.Instance.Compare(version, wanted) > 0);
}
