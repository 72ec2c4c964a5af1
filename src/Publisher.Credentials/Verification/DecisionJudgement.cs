using Publisher.Credentials.Status;

namespace Publisher.Credentials.Verification;

/// <summary>How a status decision stands.</summary>
public enum DecisionStanding
{
    /// <summary>Signed by enough people who may decide it: it counts.</summary>
    Counts,
    /// <summary>Nothing but further signatures is missing. It changes nothing until then.</summary>
    Waiting,
    /// <summary>Too few people signed it while its rules were in force. It never counted and never will.</summary>
    Lapsed,
    /// <summary>It never counts: altered, about another document, or not as the rules it names ask.</summary>
    Refused,
    /// <summary>It could not be found out.</summary>
    NotChecked,
}

/// <summary>What came of judging one status decision.</summary>
/// <param name="Decision">The decision; null when it could not be read.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Missing">How many more people have to sign, while it waits; otherwise 0.</param>
/// <param name="Reason">Why it does not count, in plain words (a phrase); empty when it does.</param>
/// <param name="Pointer">The member at fault (RFC 6901).</param>
public sealed record DecisionJudgement(StatusDecision? Decision, DecisionStanding Standing, int Missing, string Reason, string Pointer)
{
    /// <summary>While it waits: whom the rules ask, and how many; otherwise null.</summary>
    public Authority.RecognitionRule? Quorum { get; init; }

    /// <summary>While it waits: the subjects of those whose signatures count already.</summary>
    public System.Collections.Immutable.ImmutableArray<string> Signed { get; init; } = [];
}

/// <summary>What a decision is about, as the judge knows it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="DigestSri">The digest of its published bytes; null when they are gone, and the digest cannot be compared.</param>
/// <param name="Rule">The rule that let it, by which "as awarded" is judged; null when that is not known.</param>
public sealed record DecisionSubject(string Address, string? DigestSri, Authority.RecognitionRule? Rule);
