using System.Collections.Immutable;
using Publisher.Credentials.Json;
using Publisher.Sources;

namespace Publisher.Content;

/// <summary>A document of a peer's: <c>awards/&lt;id&gt;.json</c> in its folder.</summary>
public sealed record PeerAwardFile(string Id, SourceFile File, SignedDocument Document);

/// <summary>Both texts of a version that a peer showed at different times: <c>evidence/&lt;what&gt;-&lt;n&gt;/…</c>.</summary>
public sealed record PeerEvidence(string What, int Version, ImmutableArray<SourceFile> Files)
{
    /// <summary>Two good successors of one version of its rules.</summary>
    public const string Fork = "fork";
    /// <summary>Rules older than those it had shown.</summary>
    public const string RolledBack = "rolled-back";
}

/// <summary>
/// What is kept of a listed peer, <c>content/peers/&lt;name&gt;/</c>, as it was read: exact bytes of what the peer published, and nothing verified yet. <c>publisher sync</c> writes it and people
/// review it; every build judges it again (<c>VerifiedPeer</c>).
/// </summary>
public sealed record Peer
{
    /// <summary>Where the folders of peers stand.</summary>
    public const string Root = "content/peers/";

    /// <summary>Its entry in site.config.yml.</summary>
    public required PeerSettings Settings { get; init; }
    /// <summary>What it is called here.</summary>
    public string Name => Settings.Name;
    /// <summary>Its folder, with a slash at its end.</summary>
    public string Folder => FolderOf(Settings.Name);
    /// <summary>What the last pull saw; null when there was none, or its note cannot be read.</summary>
    public PeerSeen? Seen { get; init; }
    /// <summary>Its authority documents, by version.</summary>
    public ImmutableArray<AuthorityFile> Authorities { get; init; } = [];
    /// <summary>The awards by ended keys that it stands by, by version.</summary>
    public ImmutableArray<AffirmedFile> Affirmed { get; init; } = [];
    /// <summary>Its status lists, by name.</summary>
    public ImmutableArray<StatusListFile> StatusLists { get; init; } = [];
    /// <summary>Its badges, in order of their paths.</summary>
    public ImmutableArray<BadgeVersion> Badges { get; init; } = [];
    /// <summary>Awards of its own that are kept here, in order of their ids.</summary>
    public ImmutableArray<PeerAwardFile> Awards { get; init; } = [];
    /// <summary>Endorsements of what is ours, in a directory of badges of other listed peers, in order of their ids.</summary>
    public ImmutableArray<EndorsementFile> Endorsements { get; init; } = [];
    /// <summary>Everything in <c>treaties/</c>: what this guild signed about the peer's badges. Sync never writes there.</summary>
    public ImmutableArray<SourceFile> Treaties { get; init; } = [];
    /// <summary>What it was caught at.</summary>
    public ImmutableArray<PeerEvidence> Evidence { get; init; } = [];
    /// <summary>What is hosted, where it is a BadgeFed server; null for others, and where nothing of it can be read.</summary>
    public HostedPeer? Hosted { get; init; }
    /// <summary>Whether nothing of it was pulled yet.</summary>
    public required bool IsEmpty { get; init; }

    /// <summary>The folder of a peer's name.</summary>
    public static string FolderOf(string name) => $"{Root}{name}/";
}
