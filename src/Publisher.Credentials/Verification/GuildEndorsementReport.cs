using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Status;

namespace Publisher.Credentials.Verification;

/// <summary>What a guild can say by an endorsement in its own name.</summary>
public enum GuildEndorsementKind
{
    /// <summary>It approves a version of one of its own badges; <c>definitions</c> say who does.</summary>
    Definition,
    /// <summary>It recognises a version of another issuer's badge; <c>treaties</c> say who does.</summary>
    Treaty,
}

/// <summary>The named steps of verifying an endorsement in a guild's own name, in the order they are told.</summary>
public enum GuildEndorsementCheckName
{
    /// <summary>Strict JSON, known context, every member defined, exactly the shape of docs/formats.md, under the guild's own address.</summary>
    Format,
    /// <summary>Every proof is good over these bytes.</summary>
    Signatures,
    /// <summary>Those who signed may, by the version of the rules it names, and enough people did.</summary>
    Authority,
    /// <summary>It endorses what the asker holds, and those very bytes.</summary>
    Subject,
    /// <summary>No decision has withdrawn it. Only treaties are withdrawn.</summary>
    Status,
    /// <summary>Inside its validity.</summary>
    Dates,
}

/// <summary>One step of verifying an endorsement in a guild's own name, with its verdict and reason in plain words (a sentence).</summary>
public sealed record GuildEndorsementCheck(GuildEndorsementCheckName Name, Verdict Verdict, string Reason);

/// <summary>What the caller asks of an endorsement in a guild's own name.</summary>
public sealed record GuildEndorsementQuestion
{
    /// <summary>The moment to judge at.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>What it should endorse: a frozen achievement, own or another issuer's; null when that is not at hand.</summary>
    public EndorsedThing? Endorsed { get; init; }
    /// <summary>Status decisions at hand about a treaty, spliced, unverified.</summary>
    public ImmutableArray<SignedDocument> Decisions { get; init; } = [];
}

/// <summary>The outcome of verifying one endorsement in a guild's own name.</summary>
public sealed record GuildEndorsementReport
{
    /// <summary>Every step, in the order of <see cref="GuildEndorsementCheckName"/>.</summary>
    public required ImmutableArray<GuildEndorsementCheck> Checks { get; init; }
    /// <summary>
    /// The first state that applies, of <see cref="CredentialState.Altered"/>, <see cref="CredentialState.Unauthorised"/>, <see cref="CredentialState.Withdrawn"/>,
    /// <see cref="CredentialState.Expired"/>, <see cref="CredentialState.Undetermined"/> and <see cref="CredentialState.Valid"/>.
    /// </summary>
    public required CredentialState State { get; init; }
    /// <summary>What it says; null when it was altered or could not be read.</summary>
    public EndorsementCredential? Endorsement { get; init; }
    /// <summary>What kind of statement it is; null when that could not be read.</summary>
    public GuildEndorsementKind? Kind { get; init; }
    /// <summary>The badge (slug) whose version it approves; null for a treaty.</summary>
    public string? Slug { get; init; }
    /// <summary>The address of the guild's own badge version that a treaty says the other's counts as; null when it names none.</summary>
    public string? CountsAs { get; init; }
    /// <summary>Who signed.</summary>
    public ImmutableArray<Signer> Signers { get; init; } = [];
    /// <summary>The authority version it names; null when it names none that is at hand.</summary>
    public int? AuthorityVersion { get; init; }
    /// <summary>The rule that let it, or, when none did, the one that comes nearest; null when no rule speaks of it.</summary>
    public RecognitionRule? Rule { get; init; }
    /// <summary>How many more people that rule needs; 0 when satisfied.</summary>
    public int MissingSigners { get; init; }
    /// <summary>True when the only thing missing is further signatures, and they can still be given.</summary>
    public bool IsWaiting { get; init; }
    /// <summary>True when only signatures are missing, and newer rules have come into force since: it never counted and never will.</summary>
    public bool IsLapsed { get; init; }
    /// <summary>True when the only reason against it is that its issuer no longer stands by the work of a key, and has not affirmed this.</summary>
    public bool IsDisowned { get; init; }
    /// <summary>The decision behind the state Withdrawn; null when there is none.</summary>
    public StatusDecision? Decision { get; init; }

    /// <summary>The step to speak of where the state is not good: the first that failed, else the first that was not checked; null when every step passed.</summary>
    public GuildEndorsementCheck? Cause => Checks.FirstOrDefault(c => c.Verdict == Verdict.Failed) ?? Checks.FirstOrDefault(c => c.Verdict == Verdict.NotChecked);

    /// <summary>The step of a name.</summary>
    public GuildEndorsementCheck this[GuildEndorsementCheckName name] => Checks[(int)name];
}
