using System.Collections.Immutable;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Status;

namespace Publisher.Credentials.Verification;

/// <summary>The named steps of verifying an endorsement, in the order they are told.</summary>
public enum EndorsementCheckName
{
    /// <summary>Strict JSON, known context, every member defined, right shapes.</summary>
    Format,
    /// <summary>Every proof is good over these bytes.</summary>
    Signatures,
    /// <summary>It is signed with the endorser's own key, and nothing speaks against that key.</summary>
    Key,
    /// <summary>It endorses what the asker holds, and those very bytes.</summary>
    Subject,
    /// <summary>No decision has withdrawn it.</summary>
    Status,
    /// <summary>Inside its validity.</summary>
    Dates,
}

/// <summary>One step of verifying an endorsement with its verdict and reason in plain words (a sentence).</summary>
public sealed record EndorsementCheck(EndorsementCheckName Name, Verdict Verdict, string Reason);

/// <summary>The outcome of verifying one endorsement.</summary>
public sealed record EndorsementReport
{
    /// <summary>Every step, in the order of <see cref="EndorsementCheckName"/>.</summary>
    public required ImmutableArray<EndorsementCheck> Checks { get; init; }
    /// <summary>
    /// The first state that applies, of <see cref="CredentialState.Altered"/>, <see cref="CredentialState.Unauthorised"/> (not the endorser's key),
    /// <see cref="CredentialState.Withdrawn"/>, <see cref="CredentialState.Expired"/>, <see cref="CredentialState.Undetermined"/> and <see cref="CredentialState.Valid"/>.
    /// </summary>
    public required CredentialState State { get; init; }
    /// <summary>What it says; null when it was altered or could not be read.</summary>
    public EndorsementCredential? Endorsement { get; init; }
    /// <summary>When the endorser says it was signed; null when no signature could be checked.</summary>
    public DateTimeOffset? Created { get; init; }
    /// <summary>The entry in the guild's rules of the person whose key it is; null for an outsider.</summary>
    public string? MemberId { get; init; }
    /// <summary>That person's stable id; null for an outsider.</summary>
    public string? MemberSubject { get; init; }
    /// <summary>The decision behind the state Withdrawn; null when there is none.</summary>
    public StatusDecision? Decision { get; init; }

    /// <summary>The step to speak of where the state is not good: the first that failed, else the first that was not checked; null when every step passed.</summary>
    public EndorsementCheck? Cause => Checks.FirstOrDefault(c => c.Verdict == Verdict.Failed) ?? Checks.FirstOrDefault(c => c.Verdict == Verdict.NotChecked);

    /// <summary>The step of a name.</summary>
    public EndorsementCheck this[EndorsementCheckName name] => Checks[(int)name];
}
