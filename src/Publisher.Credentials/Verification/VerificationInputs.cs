using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Verification;

/// <summary>What is known of an issuer. Whatever is null becomes "not checked", with a reason.</summary>
public sealed record IssuerMaterial
{
    /// <summary>The issuer's DID.</summary>
    public required string Issuer { get; init; }
    /// <summary>Its DID document.</summary>
    public ControllerDocument? Controller { get; init; }
    /// <summary>Why there is none, when that was found out: a phrase in plain words.</summary>
    public string? ControllerProblem { get; init; }
    /// <summary>Its verified authority chain; null for an issuer that is no Publisher site.</summary>
    public AuthorityChain? Authority { get; init; }
    /// <summary>Why there is none although its DID document names one: a phrase in plain words.</summary>
    public string? AuthorityProblem { get; init; }
    /// <summary>Its signed status lists, by address, unverified: the verifier checks their proofs (once per <see cref="IssuerMaterial"/>).</summary>
    public ImmutableDictionary<string, SignedDocument> StatusLists { get; init; } = ImmutableDictionary<string, SignedDocument>.Empty;
    /// <summary>Why a status list that was looked for is not among them, by address: phrases in plain words.</summary>
    public ImmutableDictionary<string, string> StatusListProblems { get; init; } = ImmutableDictionary<string, string>.Empty;
    /// <summary>
    /// Its status decisions at hand, spliced, by the address of what they are about, unverified. That there are none here says nothing: the status list alone has every
    /// one that counts, and a decision adds who, when and why.
    /// </summary>
    public ImmutableDictionary<string, ImmutableArray<SignedDocument>> Decisions { get; init; } = ImmutableDictionary<string, ImmutableArray<SignedDocument>>.Empty;
    /// <summary>Whether a person held a badge (slug) at a time; null when unknown. For rules signed by holders.</summary>
    public Func<string, string, DateTimeOffset, bool?>? HoldsBadge { get; init; }
    /// <summary>
    /// The lists of awards by retired or compromised keys that the issuer stands by (<c>&lt;n&gt;.affirmed</c>: sorted lines <c>&lt;award id&gt; sha256-…</c>),
    /// by the digest their authority version names. A list that is not here affirms nothing.
    /// </summary>
    public ImmutableDictionary<string, ReadOnlyMemory<byte>> AffirmedLists { get; init; } = ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty;
    /// <summary>Keys whose signatures count nowhere, as if they had been reported as compromised: for asking what would be left without them. Empty otherwise.</summary>
    public ImmutableHashSet<Ed25519PublicKey> DisregardedKeys { get; init; } = [];
    /// <summary>How this issuer came to be known, for the Issuer step ("known from the documents in this folder", …).</summary>
    public string Source { get; init; } = "known from the documents at hand";
}

/// <summary>What the caller asks.</summary>
public sealed record VerificationQuestion
{
    /// <summary>The moment to judge at.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>Whether the issuer is recognised by whoever asks: true, false, or null when recognition is not asked.</summary>
    public bool? IssuerRecognised { get; init; }
    /// <summary>A name or e-mail the asker claims to be, matched locally against hashed identities; null for none.</summary>
    public string? Holder { get; init; }
    /// <summary>The salt that came with a holder link.</summary>
    public string? HolderSalt { get; init; }
}
