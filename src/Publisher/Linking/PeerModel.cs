using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Text;
using Publisher.Verifying;

namespace Publisher.Linking;

/// <summary>A listed peer, and what stands between it and this guild.</summary>
/// <param name="Settings">Its entry in site.config.yml.</param>
/// <param name="Verified">What of it holds; null where nothing is here, or its rules do not hold.</param>
/// <param name="Treaties">Treaties of ours about its badges that no decision has ended, by the name of its badge.</param>
public sealed record PeerModel(PeerSettings Settings, VerifiedPeer? Verified, ImmutableArray<VerifiedTreaty> Treaties)
{
    /// <summary>Whether an endorsement that stands here is about something of its.</summary>
    public bool IsPraisedBy(EndorsementModel endorsement) => endorsement.Verified.Elsewhere?.Peer == Settings;

    /// <summary>What it calls itself; the name here where nothing says that.</summary>
    public string Title => Verified?.Title ?? Hosted?.Name ?? Settings.Name;

    /// <summary>What a BadgeFed server hosts: nobody signed it. Null for others, and where nothing is here.</summary>
    public HostedPeer? Hosted { get; init; }

    /// <summary>When it was last read to the end; null when nothing says that.</summary>
    public DateTimeOffset? Seen => Verified?.Seen ?? Hosted?.Seen?.Seen;

    /// <summary>Whether it says something of ours: its guild, or somebody under its address.</summary>
    public bool SpeaksOfUs => Verified is { } peer && (!peer.Recognitions.IsEmpty || !peer.Endorsements.IsEmpty);

    /// <summary>Its badges as they are now, by name: of each the newest version at hand.</summary>
    public IEnumerable<BadgeVersion> Badges => (Verified?.Badges ?? []).GroupBy(b => b.Address.Slug, StringComparer.Ordinal).Select(g => g.MaxBy(b => b.Version, VersionOrder.Instance)!)
        .OrderBy(b => NameOrder.KeyOf(b.Name), StringComparer.Ordinal).ThenBy(b => b.Address.Slug, StringComparer.Ordinal);

    /// <summary>Its awards to members of ours that may be shown here.</summary>
    public ImmutableArray<VerifiedPeerAward> Awards => Verified?.Awards ?? [];

    /// <summary>Whether a treaty was over when the peer was last seen: a build has no clock.</summary>
    public bool IsOver(VerifiedTreaty treaty) => Verified?.Seen is { } seen && treaty.Until < seen;

    /// <summary>The treaty that a version of its badges stands under; null for none, or one that is over.</summary>
    public VerifiedTreaty? TreatyOf(BadgeAddress badge) => Treaties.FirstOrDefault(t => t.Recognised.Address == badge && !IsOver(t));
}

/// <summary>In a directory: what one listed peer recognises of another.</summary>
/// <param name="From">Who recognises.</param>
/// <param name="To">Whose badge.</param>
/// <param name="Said">The signed word.</param>
public sealed record ListedRecognition(PeerModel From, PeerModel To, PeerRecognition Said);

/// <summary>A treaty with the peer it is about.</summary>
public sealed record PeerTreaty(PeerModel Peer, VerifiedTreaty Treaty)
{
    /// <summary>Adds everything that is shown of it.</summary>
    public void AddTo(ContentKeyBuilder key) => key.Add(Treaty.Id).Add(Digest.Of(Treaty.Source.Published.Bytes.Span)).Add(Peer.Title).Add(Peer.Settings.Url).Add(Peer.IsOver(Treaty) ? 1 : 0);
}

/// <summary>An award that a member of ours holds of a peer.</summary>
public sealed record PeerAward(PeerModel Peer, VerifiedPeerAward Award)
{
    /// <summary>Adds everything that is shown of it.</summary>
    public void AddTo(ContentKeyBuilder key)
    {
        key.Add(Award.Source.Id).Add(Digest.Of(Award.Source.Document.Bytes.Span)).Add(Peer.Title).Add(Peer.Settings.Url);
        if (Peer.TreatyOf(Award.Badge) is { } treaty)
        {
            new PeerTreaty(Peer, treaty).AddTo(key);
        }
    }
}
