using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Verification;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Pathways;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Verifying;

namespace Publisher.Formats;

/// <summary>
/// How far a person is on the pathways they have begun, by their published awards. There is no clock in a build: an award that ends counts, and its end is told. Awards that wait for
/// signatures are nobody's to know of here.
/// </summary>
internal static class PersonProgress
{
    public static IEnumerable<FieldSet> Of(SiteView view, PersonModel person, PageLinks links)
    {
        if (view.Site.Pathways.IsEmpty || (person.Awards.IsEmpty && person.Elsewhere.IsEmpty))
        {
            yield break;
        }
        ImmutableArray<HeldAward> held = [.. Held(view, person.Awards), .. HeldElsewhere.Of(person.Elsewhere.Select(a => a.Award), view.Site.Recognised)];
        foreach (var pathway in view.Site.Pathways)
        {
            if (PathwayProgress.Of(pathway, held, view.Site.Recognised, null) is { IsBegun: true } progress)
            {
                yield return Fields(view, progress, links);
            }
        }
    }

    private static ImmutableArray<HeldAward> Held(SiteView view, ImmutableArray<AwardModel> awards) =>
        [.. awards.Select(a => new HeldAward(a.BadgeSlug, a.BadgeVersion, StateOf(a), a.Verified.Outline.ValidUntil, view.WorthOf(a.Frozen).CreditValue, view.WorthOf(a.Frozen).CreditUnitCode, a.Id))];

    private static HeldState StateOf(AwardModel award) => award.Verified.State switch
    {
        CredentialState.Revoked or CredentialState.Withdrawn => HeldState.Revoked,
        CredentialState.Superseded => HeldState.Replaced,
        _ => HeldState.Good,
    };

    private static FieldSet Fields(SiteView view, PathwayProgress progress, PageLinks links)
    {
        var (pathway, words) = (progress.Pathway, view.Words);
        return new()
        {
            { "name", PathwayWords.NameOf(view, pathway) },
            { "href", links.To(SitePaths.Pathway(pathway.Slug)) },
            { "done", progress.IsComplete },
            { "sum", progress.IsComplete ? words["pathways.complete"] : progress.Done == 0 ? SiteWords.Sentence(words["pathways.none_so_far"])
                : SiteWords.Sentence(words.Count("pathways.so_far", progress.Needed, ("done", words.Number(progress.Done)), ("n", words.Number(progress.Needed)))) },
            { "first", progress.Requires.Where(r => r.Standing != BadgeStanding.Counts).Select(r => PathwayWords.Standing(view, r, links)) },
            { "steps", progress.Steps.Select(s => Step(view, pathway, s, links)) },
        };
    }

    private static FieldSet Step(SiteView view, Pathway pathway, StepProgress step, PageLinks links)
    {
        var words = view.Words;
        var before = step.WaitsFor.Select(k => PathwayWords.NameOf(view, pathway, pathway.Steps.First(s => s.Key == k))).ToImmutableArray();
        return new()
        {
            { "name", PathwayWords.NameOf(view, pathway, step.Step) },
            { "done", step.IsDone },
            { "sign", step.IsDone ? "\u25CF" : step.Reached > 0 ? "\u25D0" : "\u25CB" },
            { "state", step.IsDone ? words["pathways.step_done"]
                : step.IsEnough ? words.Say("pathways.step_waits", ("steps", words.List(before)))
                : step.Step.Unit is { } unit ? words.Say("pathways.step_credits", ("reached", PathwayWords.Number(view, step.Reached)), ("needed", PathwayWords.Number(view, step.Step.Needed)), ("unit", unit))
                : step.Step.Badges.Length == 1 ? null
                : words.Say("pathways.step_badges", ("reached", PathwayWords.Number(view, step.Reached)), ("needed", PathwayWords.Number(view, step.Step.Needed))) },
            { "elective", step.Step.IsElective },
            { "badges", step.Badges.Select(b => PathwayWords.Standing(view, b, links)) },
        };
    }
}
