using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Verification;

/// <summary>What the caller asks of an endorsement.</summary>
public sealed record EndorsementQuestion
{
    /// <summary>The moment to judge at.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>What it should endorse; null when that is not at hand.</summary>
    public EndorsedThing? Endorsed { get; init; }
    /// <summary>What is known of an endorser who is no did:key; null when nothing is.</summary>
    public IssuerMaterial? Endorser { get; init; }
    /// <summary>Status decisions at hand about it, spliced, unverified.</summary>
    public ImmutableArray<SignedDocument> Decisions { get; init; } = [];
}

/// <summary>A thing that can be endorsed: a published award, a frozen version of a badge, an issuer.</summary>
/// <param name="Id">What an endorsement's subject says: the award's address, the achievement's, the issuer's DID.</param>
/// <param name="Address">The document whose bytes it is: for an issuer, its first authority version.</param>
/// <param name="Digests">Digests of these bytes (<c>sha256-…</c>): first as they are now, then as they were before, with fewer people's signatures.</param>
/// <param name="Rule">The rule that let an award, by which a withdrawal "as awarded" is judged; null otherwise.</param>
public sealed record EndorsedThing(string Id, string Address, ImmutableArray<string> Digests, RecognitionRule? Rule = null);
