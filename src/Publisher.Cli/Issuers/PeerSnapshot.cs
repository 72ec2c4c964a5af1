using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Cli.Issuers;

/// <summary>A peer's documents as they were last pulled and verified: enough to judge its awards, and what was said of it, without asking it, as of that day.</summary>
internal sealed class PeerSnapshot : IIssuerDocuments
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> documents = new(StringComparer.Ordinal);
    private readonly VerifiedPeer peer;

    internal PeerSnapshot(VerifiedPeer peer)
    {
        this.peer = peer;
        var did = DidDocument.Write(peer.Authority, peer.BaseUrl);
        Add(SitePaths.WellKnownDidDocument, did);
        Add(SitePaths.DidDocument, did);
        foreach (var version in peer.Authority.Versions)
        {
            Add(SitePaths.Authority(version.Version), version.Document.Bytes);
        }
        foreach (var affirmed in peer.Source.Affirmed)
        {
            Add(SitePaths.Affirmed(affirmed.Version), affirmed.File.Bytes);
        }
        foreach (var list in peer.Source.StatusLists)
        {
            Add(SitePaths.StatusList(list.Name), list.Document.Bytes);
        }
        foreach (var badge in peer.Badges)
        {
            Add(SitePaths.Achievement(badge.Address.Slug, badge.Version), badge.Achievement.Bytes);
        }
        foreach (var award in peer.Awards)
        {
            Add(SitePaths.Credential(award.Source.Id), award.Source.Document.Bytes);
        }
    }

    /// <summary>What the peer calls itself.</summary>
    internal string Of => peer.Title;

    /// <summary>When it was last read to the end; null when nothing says that.</summary>
    internal DateTimeOffset? Seen => peer.Seen;

    /// <inheritdoc/>
    public string Source => $"known from the copy of it in {peer.Source.Folder}{(peer.Seen is { } seen ? ", last seen on " + Terminal.Words.Day(seen) : "")}";

    /// <inheritdoc/>
    public DocumentAnswer Find(string address, int mostBytes) =>
        documents.TryGetValue(address, out var bytes) ? DocumentAnswer.Found(bytes) : DocumentAnswer.Absent($"the copy of it here has no {address}");

    private void Add(string path, ReadOnlyMemory<byte> bytes) => documents[SitePaths.Absolute(peer.BaseUrl, path)] = bytes;
}
