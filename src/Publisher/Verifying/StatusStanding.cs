using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Status;

namespace Publisher.Verifying;

/// <summary>What the guild's decisions come to: which of them count, what the status lists have to say, which awards were withdrawn.</summary>
public sealed record StatusStanding
{
    /// <summary>Decisions that count, in order of their files: about awards, then about endorsements.</summary>
    public ImmutableArray<CountedDecision> Decisions { get; init; } = [];
    /// <summary>Decisions that wait for signatures: how many more people each needs.</summary>
    public ImmutableArray<WaitingDecision> Waiting { get; init; } = [];
    /// <summary>Withdrawn awards, by id.</summary>
    public ImmutableArray<WithdrawnAward> Withdrawn { get; init; } = [];
    /// <summary>Withdrawn endorsements, by id.</summary>
    public ImmutableArray<WithdrawnEndorsement> WithdrawnEndorsements { get; init; } = [];
    /// <summary>For each list, by name, the places that have to be set.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedSet<int>> Bits { get; init; } = ImmutableSortedDictionary<string, ImmutableSortedSet<int>>.Empty;
    /// <summary>Names of the good lists that say something else.</summary>
    public ImmutableArray<string> Behind { get; init; } = [];

    /// <summary>With what decisions about endorsements, or about treaties, come to.</summary>
    internal StatusStanding With(StatusStanding endorsements) => this with
    {
        Decisions = [.. Decisions, .. endorsements.Decisions],
        Waiting = [.. Waiting, .. endorsements.Waiting],
        WithdrawnEndorsements = [.. WithdrawnEndorsements, .. endorsements.WithdrawnEndorsements],
    };
}

/// <summary>A decision that counts.</summary>
/// <param name="File">Its file.</param>
/// <param name="Decision">What it says.</param>
public sealed record CountedDecision(DecisionFile File, StatusDecision Decision);

/// <summary>A decision that is good but not yet signed by enough people: it changes nothing.</summary>
/// <param name="File">Its file.</param>
/// <param name="Missing">How many more people must sign.</param>
public sealed record WaitingDecision(DecisionFile File, int Missing);

/// <summary>An award that is not published because it was withdrawn.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Decision">The decision to withdraw it.</param>
/// <param name="Left">Its files, where they are still in the tree; with the place that is to be kept of it.</param>
public sealed record WithdrawnAward(string Id, CountedDecision Decision, LeftAward? Left);

/// <summary>An endorsement that is not published because it was withdrawn, by whoever made it or by the guild.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Decision">The decision.</param>
/// <param name="SubjectId">What it endorsed: an award's or achievement's address, or the guild's DID.</param>
/// <param name="Left">Its file, where it is still in the tree.</param>
public sealed record WithdrawnEndorsement(string Id, CountedDecision Decision, string SubjectId, EndorsementFile? Left);

/// <summary>The files of a withdrawn award that are still there.</summary>
/// <param name="Outline">The award.</param>
/// <param name="AuthorityVersion">The authority version that judged it.</param>
/// <param name="RuleIndex">The index of the rule that let it.</param>
public sealed record LeftAward(AwardOutline Outline, int AuthorityVersion, int RuleIndex);
