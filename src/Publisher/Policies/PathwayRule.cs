using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Pathways;
using Publisher.Text;

namespace Publisher.Policies;

/// <summary>A pathway can be walked: its badges and steps are there, no step waits for itself, and nothing asks for more than there is.</summary>
internal static class PathwayRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        foreach (var pathway in context.Content.Pathways)
        {
            Badges(pathway, context, diagnostics);
            var isSound = Steps(pathway, diagnostics);
            foreach (var step in pathway.Steps)
            {
                Amount(step, context, diagnostics);
            }
            Electives(pathway, diagnostics);
            if (isSound)
            {
                Reach(pathway, context, diagnostics);
            }
        }
    }

    private static void Badges(Pathway pathway, PolicyContext context, DiagnosticBag diagnostics)
    {
        var named = pathway.Steps.SelectMany(s => s.Badges).Concat(pathway.Requires).Concat(pathway.Award is { } award ? [award] : []).DistinctBy(b => b.Location);
        foreach (var badge in named)
        {
            if (BadgeName.IsHere(badge.Badge) && !context.Badges.ContainsKey(badge.Badge))
            {
                diagnostics.Add(PathwayDescriptors.UnknownBadge, badge.Location, badge.Badge, RequiresRule.Suggestion(context, badge.Badge));
            }
            else if (BadgeName.IsElsewhere(badge.Badge) && !context.Content.Recognised.Any(r => r.IsMeantBy(badge.Badge)))
            {
                diagnostics.Add(PathwayDescriptors.NotRecognised, badge.Location, badge.Badge);
            }
        }
    }

    private static bool Steps(Pathway pathway, DiagnosticBag diagnostics)
    {
        var steps = pathway.Steps.ToDictionary(s => s.Key, StringComparer.Ordinal);
        var isSound = true;
        foreach (var name in pathway.Steps.SelectMany(s => s.After).Where(n => !steps.ContainsKey(n.Key)))
        {
            isSound = false;
            diagnostics.Add(PathwayDescriptors.UnknownStep, name.Location, name.Key,
                NearestName.Of(name.Key, steps.Keys) is { } near ? $"did you mean '{near}'?" : "a step is called as its 'id' says");
        }
        var circles = new Circles<string>(key => steps.TryGetValue(key, out var step) ? step.After.Select(a => a.Key) : [], StringComparer.Ordinal);
        foreach (var circle in circles.Of(pathway.Steps.Select(s => s.Key)))
        {
            isSound = false;
            var next = circle.Count > 1 ? circle[1] : circle[0];
            diagnostics.Add(PathwayDescriptors.Circle, steps[circle[0]].After.First(a => a.Key == next).Location, string.Join(" after ", [.. circle, circle[0]]));
        }
        return isSound;
    }

    private static void Amount(PathwayStep step, PolicyContext context, DiagnosticBag diagnostics)
    {
        if (step.Kind == StepKind.NumberOf && step.Needed > step.Badges.Length)
        {
            diagnostics.Add(PathwayDescriptors.TooMuchAsked, step.Location, Counted(step.Needed, "badge"), $"only {step.Badges.Length} are");
        }
        if (step.Kind != StepKind.CreditsOf)
        {
            return;
        }
        var (offered, isKnown) = (0m, true);
        foreach (var badge in step.Badges)
        {
            var credits = Credits(badge.Badge, context);
            isKnown &= credits?.Unit == step.Unit;
            if (credits is { } known)
            {
                offered += known.Value;
                if (known.Unit != step.Unit)
                {
                    diagnostics.Add(PathwayDescriptors.UnitMismatch, badge.Location, badge.Badge, known.Unit is null ? "no credits" : $"credits in {known.Unit}", $"credits in {step.Unit}");
                }
            }
        }
        if (isKnown && step.Needed > offered)
        {
            diagnostics.Add(PathwayDescriptors.TooMuchAsked, step.Location, FormattableString.Invariant($"{step.Needed:0.###} {step.Unit}"), FormattableString.Invariant($"only {offered:0.###} {step.Unit} are"));
        }
    }

    // Null for a badge that is told of elsewhere: one that is not there, or of which no agreement says anything.
    private static (decimal Value, string? Unit)? Credits(string badge, PolicyContext context) =>
        context.Badges.TryGetValue(badge, out var here) ? (here.Worth.Credits?.Value ?? 0, here.Worth.Credits?.Unit)
        : context.Content.Recognised.FirstOrDefault(r => r.IsMeantBy(badge)) is { } there ? (there.Credits ?? 0, there.Unit)
        : null;

    private static void Electives(Pathway pathway, DiagnosticBag diagnostics)
    {
        var offered = pathway.Steps.Count(s => s.IsElective);
        if (pathway.Electives > offered)
        {
            diagnostics.Add(PathwayDescriptors.TooMuchAsked, pathway.ElectivesLocation, Counted(pathway.Electives, "elective step"), $"only {offered} are");
        }
    }

    private static void Reach(Pathway pathway, PolicyContext context, DiagnosticBag diagnostics)
    {
        var late = Late(pathway, context);
        var shut = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in PathwayOrder.Of(pathway))
        {
            var before = step.After.FirstOrDefault(a => shut.Contains(a.Key));
            var own = step.Badges.Count(b => !late.Contains(b.Badge)) < (step.Kind is StepKind.CreditsOf ? 1 : (int)step.Needed) && step.Badges.Any(b => late.Contains(b.Badge));
            if (before is null && !own)
            {
                continue;
            }
            shut.Add(step.Key);
            diagnostics.Add(PathwayDescriptors.Unreachable, step.Location, step.Name ?? step.Key,
                before is not null ? $"it comes after '{before.Key}'" : $"it takes '{step.Badges.First(b => late.Contains(b.Badge)).Badge}', which one has only when the pathway is done");
        }
    }

    // The badge at the end, and every badge that needs it.
    private static HashSet<string> Late(Pathway pathway, PolicyContext context)
    {
        var late = new HashSet<string>(StringComparer.Ordinal);
        if (pathway.Award is not { } award)
        {
            return late;
        }
        late.Add(award.Badge);
        while (context.Content.Badges.Where(b => !late.Contains(b.Slug) && b.Worth.Requires.Any(r => late.Contains(r.Badge))).Select(b => b.Slug).ToList() is { Count: > 0 } more)
        {
            late.UnionWith(more);
        }
        return late;
    }

    private static string Counted(decimal number, string what) => FormattableString.Invariant($"{number:0} {what}{(number == 1 ? "" : "s")}");
}
