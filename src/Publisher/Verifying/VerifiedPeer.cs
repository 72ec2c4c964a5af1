using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;

namespace Publisher.Verifying;

/// <summary>
/// A peer whose rules hold from the pinned version on, with what of its snapshot holds: judged again by every build, offline, by the peer's own documents. Nothing but the Verify stage makes
/// one; renderers take nothing else. What it calls itself and how its last pull went is not signed.
/// </summary>
public sealed record VerifiedPeer
{
    private VerifiedPeer(Peer source, AuthorityChain authority, IssuerMaterial material, bool hasForked) => (Source, Authority, Material, HasForked) = (source, authority, material, hasForked);

    /// <summary>A peer that the Verify stage has judged.</summary>
    internal static VerifiedPeer Of(Peer source, AuthorityChain authority, IssuerMaterial material, bool hasForked) => new(source, authority, material, hasForked);

    /// <summary>What was read.</summary>
    public Peer Source { get; }
    /// <summary>What it is called here.</summary>
    public string Name => Source.Name;
    /// <summary>What it calls itself; the name here where nothing says that.</summary>
    public string Title => Source.Seen?.Name ?? Source.Name;
    /// <summary>Its base URL.</summary>
    public string BaseUrl => Source.Settings.Url;
    /// <summary>Its DID.</summary>
    public string Issuer => Source.Settings.Issuer;
    /// <summary>Its verified chain of rules.</summary>
    public AuthorityChain Authority { get; }
    /// <summary>What a verifier needs to know of it.</summary>
    public IssuerMaterial Material { get; }
    /// <summary>Its badges: documents under its own addresses. Nobody signs a badge by itself; an award of it embeds and signs it.</summary>
    public ImmutableArray<BadgeVersion> Badges { get; internal init; } = [];
    /// <summary>Its awards to members of ours that may be shown here; none while its rules have forked.</summary>
    public ImmutableArray<VerifiedPeerAward> Awards { get; internal init; } = [];
    /// <summary>What it recognises of ours in its own name; none while its rules have forked.</summary>
    public ImmutableArray<PeerRecognition> Recognitions { get; internal init; } = [];
    /// <summary>What people signed there about what is ours; none while its rules have forked.</summary>
    public ImmutableArray<VerifiedEndorsement> Endorsements { get; internal init; } = [];
    /// <summary>Whether two texts of one version of its rules are at hand, both signed as they have to be.</summary>
    public bool HasForked { get; }
    /// <summary>How the last pull went.</summary>
    public PeerStanding Standing => HasForked ? PeerStanding.Refused : Source.Seen?.Standing ?? PeerStanding.Stale;
    /// <summary>Whether awards may be judged by what is here: not while it is open which of its rules are meant, until people have looked into it.</summary>
    public bool CanJudge => Standing != PeerStanding.Refused;
    /// <summary>When it was last read to the end; null when nothing says that.</summary>
    public DateTimeOffset? Seen => Source.Seen?.Seen;
}
