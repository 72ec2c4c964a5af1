using System.Collections.Immutable;
using Publisher.Credentials.Status;

namespace Publisher.Credentials.Verification;

/// <summary>The named steps of a verification, in the order they are told.</summary>
public enum CheckName
{
    /// <summary>Strict JSON, known context, every member defined, right shapes.</summary>
    Format,
    /// <summary>Every proof is good over these bytes.</summary>
    Signatures,
    /// <summary>The signers were allowed to, and enough people signed.</summary>
    Authority,
    /// <summary>Not revoked, superseded or withdrawn.</summary>
    Status,
    /// <summary>Inside its validity.</summary>
    Dates,
    /// <summary>Recorded in the public log.</summary>
    Log,
    /// <summary>The person asking is the holder.</summary>
    Holder,
    /// <summary>The issuer is recognised by whoever asks.</summary>
    Issuer,
}

/// <summary>How one step ended. "Could not check" is never "passed".</summary>
public enum Verdict
{
    /// <summary>Checked, good.</summary>
    Passed,
    /// <summary>Checked, bad.</summary>
    Failed,
    /// <summary>Not checked; the reason says why.</summary>
    NotChecked,
}

/// <summary>One step with its verdict and reason in plain words (a sentence).</summary>
public sealed record Check(CheckName Name, Verdict Verdict, string Reason);

/// <summary>The state of a credential; the first that applies, in this order (docs/formats.md).</summary>
public enum CredentialState
{
    /// <summary>Changed after signing, or never a credential.</summary>
    Altered,
    /// <summary>Genuine signatures, but not as the guild's rules require.</summary>
    Unauthorised,
    /// <summary>Revoked.</summary>
    Revoked,
    /// <summary>Withdrawn at the holder's wish.</summary>
    Withdrawn,
    /// <summary>Replaced by a better award.</summary>
    Superseded,
    /// <summary>Past its validUntil.</summary>
    Expired,
    /// <summary>Something required could not be checked.</summary>
    Undetermined,
    /// <summary>Good, by an issuer the asker has not recognised.</summary>
    ValidUnrecognised,
    /// <summary>Good.</summary>
    Valid,
}

/// <summary>A person whose two proofs both verify.</summary>
/// <param name="MemberId">The authority's member id, or null when no authority is known.</param>
/// <param name="Subject">The person's stable id, or null likewise.</param>
/// <param name="VerificationMethod">The key's address.</param>
/// <param name="Created">When the signer says it was signed.</param>
/// <param name="Counts">Whether the rule counts this signature; the reason stands in the Authority check.</param>
public sealed record Signer(string? MemberId, string? Subject, string VerificationMethod, DateTimeOffset Created, bool Counts);

/// <summary>The outcome of verifying one credential.</summary>
public sealed record VerificationReport
{
    /// <summary>Every step, in the order of <see cref="CheckName"/>.</summary>
    public required ImmutableArray<Check> Checks { get; init; }
    /// <summary>The first state that applies.</summary>
    public required CredentialState State { get; init; }
    /// <summary>Who signed.</summary>
    public ImmutableArray<Signer> Signers { get; init; } = [];
    /// <summary>The authority version that judged it.</summary>
    public int? AuthorityVersion { get; init; }
    /// <summary>The index in <c>rules</c> of the rule that let it (or, when none did, of the nearest one).</summary>
    public int? RuleIndex { get; init; }
    /// <summary>How many more people the nearest rule needs; 0 when satisfied.</summary>
    public int MissingSigners { get; init; }
    /// <summary>True when the only reason against it is that its issuer no longer stands by the work of a key, compromised or retired, and has not affirmed this award.</summary>
    public bool IsDisowned { get; init; }
    /// <summary>True when the only thing missing is further signatures: such an award waits.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>The decision behind the state Revoked, Withdrawn or Superseded; null when there is none at hand.</summary>
    public StatusDecision? Decision { get; init; }
    /// <summary>What came of every decision at hand about it, in the order given.</summary>
    public ImmutableArray<DecisionJudgement> Decisions { get; init; } = [];

    /// <summary>When the status list that was asked was signed; null when none was, or it could not be relied on.</summary>
    public DateTimeOffset? StatusAsOf { get; init; }

    /// <summary>The step to speak of where the state is not good: the first that failed, else the first that was not checked; null when every step passed.</summary>
    public Check? Cause => Checks.FirstOrDefault(c => c.Verdict == Verdict.Failed) ?? Checks.FirstOrDefault(c => c.Verdict == Verdict.NotChecked);

    /// <summary>The step of a name.</summary>
    public Check this[CheckName name] => Checks.First(c => c.Name == name);
}
