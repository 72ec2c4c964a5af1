using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;

namespace Publisher.Verifying;

/// <summary>Content whose every award was verified.</summary>
public sealed record VerifiedContent
{
    private readonly AuthorityChain? authority;

    /// <summary>What was read.</summary>
    public required SiteContent Content { get; init; }
    /// <summary>The verified authority chain.</summary>
    /// <exception cref="InvalidOperationException">This is a directory, which has none.</exception>
    public AuthorityChain Authority
    {
        get => authority ?? throw new InvalidOperationException("a directory decides nothing, so it has no rules");
        init => authority = value;
    }
    /// <summary>Whether the site is a directory of guilds, which has no rules of its own.</summary>
    public bool IsDirectory => authority is null;
    /// <summary>Awards to publish, in order of their paths.</summary>
    public ImmutableArray<VerifiedAward> Awards { get; init; } = [];
    /// <summary>Awards that wait for signatures, in order of their paths.</summary>
    public ImmutableArray<WaitingAward> Waiting { get; init; } = [];
    /// <summary>Endorsements to publish, in order of their paths.</summary>
    public ImmutableArray<VerifiedEndorsement> Endorsements { get; init; } = [];
    /// <summary>Peers whose rules hold, in the order they are listed.</summary>
    public ImmutableArray<VerifiedPeer> Peers { get; init; } = [];
    /// <summary>Treaties of ours that hold, in order of peers and ids; also those that are over.</summary>
    public ImmutableArray<VerifiedTreaty> Treaties { get; init; } = [];
    /// <summary>Treaties that wait for signatures.</summary>
    public ImmutableArray<WaitingTreaty> WaitingTreaties { get; init; } = [];
    /// <summary>The guild's approvals of versions of its badges, in order of their paths.</summary>
    public ImmutableArray<VerifiedApproval> Approvals { get; init; } = [];
    /// <summary>Approvals that wait for signatures, in order of their paths.</summary>
    public ImmutableArray<WaitingApproval> WaitingApprovals { get; init; } = [];
    /// <summary>What decisions about awards come to.</summary>
    public StatusStanding Status { get; init; } = new();
    /// <summary>What the verifying of awards rested on besides each award itself: what is remembered holds only under the same key.</summary>
    internal VerificationKeys? Keys { get; init; }
}
