using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Credentials.Authority;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Formats;

/// <summary>
/// What checking an award of a partner takes, for pages that ask nobody but their own site: of what was pulled the rules, lists, recognised badges and kept awards, exactly, at the partner's own paths below
/// <c>federation/&lt;name&gt;/</c>, and its DID document as the rules make it. <c>federation/peers.json</c> says what there is and what is recognised (docs/federation.md). Nothing of a partner whose rules were refused.
/// </summary>
public sealed class PeerDocuments : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "partners' documents";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context)
    {
        var held = Held(site).Select(p => (Peer: p, Documents: DocumentsOf(p, p.Verified!))).ToImmutableArray();
        if (held.IsEmpty)
        {
            return [];
        }
        return
        [
            .. held.SelectMany(h => h.Documents.Select(d => OutputJob.Of(new(SitePaths.PeerDocument(h.Peer.Settings.Name, d.Path), d.Bytes, d.Path.EndsWith(".json", StringComparison.Ordinal) ? MediaTypes.Json : MediaTypes.Text)))),
            OutputJob.Of(new(SitePaths.HeldPeers, JsonText.Write(json => WriteIndex(json, site, held)), MediaTypes.Json)),
        ];
    }

    /// <summary>The partners whose awards can be checked here. A page in a folder can ask for nothing.</summary>
    public static IEnumerable<PeerModel> Held(SiteModel site) => site.IsPortable ? [] : site.Peers.Where(p => p.Verified is { CanJudge: true });

    // As the program finds them in the repository (PeerSnapshot), and what the treaties are about.
    private static ImmutableArray<(string Path, ReadOnlyMemory<byte> Bytes)> DocumentsOf(PeerModel model, VerifiedPeer peer) =>
    [
        (SitePaths.DidDocument, DidDocument.Write(peer.Authority, peer.BaseUrl)),
        .. peer.Authority.Versions.Select(v => (SitePaths.Authority(v.Version), v.Document.Bytes)),
        .. peer.Source.Affirmed.Select(a => (SitePaths.Affirmed(a.Version), a.File.Bytes)),
        .. peer.Source.StatusLists.Select(l => (SitePaths.StatusList(l.Name), l.Document.Bytes)),
        .. model.Treaties.Select(t => t.Recognised).DistinctBy(b => b.Address).Select(b => (SitePaths.Achievement(b.Address.Slug, b.Version), b.Document.Bytes)),
        .. peer.Awards.Select(a => (SitePaths.Credential(a.Source.Id), a.Source.Document.Bytes)),
    ];

    private static void WriteIndex(Utf8JsonWriter json, SiteModel site, ImmutableArray<(PeerModel Peer, ImmutableArray<(string Path, ReadOnlyMemory<byte> Bytes)> Documents)> held)
    {
        json.WriteNumber("format", 1);
        json.WriteString("by", site.Config.Title);
        json.WriteStartArray("peers");
        foreach (var (peer, documents) in held)
        {
            json.WriteStartObject();
            json.WriteString("name", peer.Settings.Name);
            json.WriteString("title", peer.Title);
            json.WriteString("issuer", peer.Settings.Issuer);
            json.WriteString("base", peer.Settings.Url);
            json.WriteString("pin", peer.Settings.Pin);
            json.WriteIfAny("seen", peer.Verified!.Seen is { } seen ? IsoTime.Instant(seen) : null);
            json.WriteStartArray("documents");
            foreach (var (path, _) in documents)
            {
                json.WriteStringValue(path);
            }
            json.WriteEndArray();
            json.WriteStartArray("treaties");
            foreach (var treaty in peer.Treaties)
            {
                Treaty(json, treaty);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Treaty(Utf8JsonWriter json, VerifiedTreaty treaty)
    {
        json.WriteStartObject();
        json.WriteString("treaty", treaty.Credential.Id);
        json.WriteString("badge", treaty.RecognisedId);
        json.WriteString("as", treaty.CountsAs.Name);
        json.WriteString("version", treaty.CountsAs.Version);
        json.WriteString("from", IsoTime.Instant(treaty.From));
        json.WriteString("until", IsoTime.Instant(treaty.Until));
        RecognitionGraph.Rate(json, treaty.Terms.Rate);
        json.WriteIfAny("because", treaty.Terms.Reason);
        json.WriteEndObject();
    }
}
