using System.Collections.Immutable;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Credentials.Verification;

/// <summary>The steps that are the same for an endorsement by a person and for one in a guild's name: what it endorses, whether it was withdrawn, its dates.</summary>
internal static class EndorsementSteps
{
    /// <summary>Whether it endorses a thing, and those very bytes.</summary>
    /// <param name="endorsement">The endorsement.</param>
    /// <param name="thing">What it should endorse; null when that is not at hand.</param>
    /// <param name="mustPin">Whether it has to say which bytes.</param>
    public static (Verdict Verdict, string Reason) Subject(EndorsementCredential endorsement, EndorsedThing? thing, bool mustPin)
    {
        if (thing is null)
        {
            return Give(Verdict.NotChecked, $"what it endorses is not at hand: {endorsement.SubjectId}");
        }
        if (endorsement.SubjectId != thing.Id)
        {
            return Give(Verdict.Failed, $"it endorses {endorsement.SubjectId}, not {thing.Id}");
        }
        var pinned = endorsement.RelatedResource.FirstOrDefault(r => r.Id == thing.Address)?.DigestSri;
        if (pinned is null)
        {
            return mustPin ? Give(Verdict.Failed, $"it does not say which bytes of {thing.Address} it endorses") : Give(Verdict.Passed, "it endorses this by its address, whatever stands there");
        }
        var at = thing.Digests.IndexOf(pinned);
        return at == 0 ? Give(Verdict.Passed, "it endorses exactly these bytes")
            : at > 0 ? Give(Verdict.Passed, "it endorses these bytes as they were before a further person signed them")
            : Give(Verdict.Failed, $"it endorses other bytes than those that stand at {thing.Address}");
    }

    /// <summary>Whether one of the judged decisions withdrew it.</summary>
    public static (Verdict Verdict, string Reason) Status(ImmutableArray<DecisionJudgement> decided) =>
        decided.FirstOrDefault(d => d.Standing == DecisionStanding.Counts)?.Decision is { } decision ? (Verdict.Failed, $"This endorsement was withdrawn on {Words.Day(decision.Date)}: '{decision.Reason}'.")
        : decided.FirstOrDefault(d => d.Standing == DecisionStanding.NotChecked) is { } open ? (Verdict.NotChecked, $"There is a decision about it that could not be judged: {Words.Sentence(open.Reason)}")
        : (Verdict.Passed, "No decision at hand has withdrawn it.");

    /// <summary>Whether a moment is inside its validity.</summary>
    public static (Verdict Verdict, string Reason) Dates(EndorsementCredential endorsement, DateTimeOffset at) =>
        IsExpired(endorsement, at) ? (Verdict.Failed, $"It was valid until {Words.Day(endorsement.ValidUntil!.Value)}.")
        : endorsement.ValidFrom > at ? (Verdict.Failed, $"It is not valid before {Words.Day(endorsement.ValidFrom)}.")
        : (Verdict.Passed, $"It is valid from {Words.Day(endorsement.ValidFrom)}{(endorsement.ValidUntil is { } end ? $" until {Words.Day(end)}" : ", without an end")}.");

    /// <summary>Whether its validity is over.</summary>
    public static bool IsExpired(EndorsementCredential endorsement, DateTimeOffset at) => endorsement.ValidUntil is { } until && until < at;

    private static (Verdict Verdict, string Reason) Give(Verdict verdict, string reason) => (verdict, Words.Sentence(reason));
}
