using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Formats;

/// <summary>
/// What there is of partners apart from pages: treaties as they were signed, who recognises whom as JSON (docs/recognition-graph.schema.json), their feeds as a list, and the pictures of those
/// of their badges that pages show.
/// </summary>
public sealed class FederationFiles : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "federation";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context)
    {
        foreach (var treaty in site.Treaties)
        {
            yield return Fixed(new(SitePaths.Endorsement(treaty.Treaty.Id), treaty.Treaty.Source.Published.Bytes, MediaTypes.Json));
        }
        if (site.Peers.IsEmpty)
        {
            yield break;
        }
        foreach (var file in site.Peers.SelectMany(PicturesOf))
        {
            yield return Fixed(file);
        }
        yield return OutputJob.Of(new(SitePaths.RecognitionGraph, JsonText.Write(json => WriteGraph(json, context.View)), MediaTypes.Json));
        yield return OutputJob.Of(OpmlWriter.Write(SitePaths.PeerFeeds, context.View.Words.Say("federation.feeds_of", ("site", site.Config.Title)),
            site.Peers.Where(p => p.Settings.Kind == PeerKind.Recognition).Select(p => new FeedOutline(p.Title, p.Settings.Url + "/", SitePaths.Absolute(p.Settings.Url, SitePaths.Feed(SitePaths.Home, FeedForm.Atom))))));
    }

    private static OutputJob Fixed(SiteFile file) => new(file.Path, _ => file, new ContentKeyBuilder().Add(file.Path).Add(Digest.Of(file.Bytes.Span)).ToKey());

    private static IEnumerable<SiteFile> PicturesOf(PeerModel peer)
    {
        var awarded = peer.Awards.Select(a => peer.Verified!.Badges.FirstOrDefault(b => b.Address == a.Badge)).OfType<BadgeVersion>();
        foreach (var version in peer.Treaties.Select(t => t.Recognised).Concat(awarded).DistinctBy(v => v.Address))
        {
            foreach (var picture in new[] { version.Svg, version.Png }.OfType<SourceFile>())
            {
                var extension = MediaTypes.ExtensionOf(picture.Path);
                yield return new(SitePaths.PeerBadgeImage(peer.Settings.Name, version.Address.Slug, version.Version, extension), picture.Bytes, MediaTypes.Of(picture.Path));
            }
        }
    }

    private static void WriteGraph(Utf8JsonWriter json, SiteView view)
    {
        var site = view.Site;
        json.WriteNumber("format", 1);
        json.WriteStartArray("nodes");
        Node(json, site.Config.IssuerDid, site.Config.Title, view.BaseUrl + "/", "self", null);
        foreach (var peer in site.Peers)
        {
            Node(json, peer.Settings.Issuer, peer.Title, peer.Settings.Url + "/", peer.Settings.Kind == PeerKind.BadgeFed ? "hosted" : "peer", peer.Verified);
        }
        json.WriteEndArray();
        json.WriteStartArray("edges");
        foreach (var peer in site.Peers)
        {
            Edges(json, view, peer);
        }
        json.WriteEndArray();
    }

    private static void Node(Utf8JsonWriter json, string id, string name, string url, string role, VerifiedPeer? peer)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteString("url", url);
        json.WriteString("role", role);
        if (peer is not null)
        {
            json.WriteString("standing", PeerSeen.WordOf(peer.Standing));
            if (peer.Seen is { } seen)
            {
                json.WriteString("seen", IsoTime.Instant(seen));
            }
        }
        json.WriteEndObject();
    }

    private static void Edges(Utf8JsonWriter json, SiteView view, PeerModel peer)
    {
        var us = view.Site.Config.IssuerDid;
        foreach (var treaty in peer.Treaties)
        {
            Edge(json, "treaty", us, peer.Settings.Issuer, treaty.Credential, () =>
            {
                json.WriteString("countsAs", SitePaths.Absolute(view.BaseUrl, SitePaths.Achievement(treaty.CountsAs.Address.Slug, treaty.CountsAs.Version)));
                Rate(json, treaty.Terms.Rate);
            });
        }
        foreach (var recognition in peer.Verified?.Recognitions ?? [])
        {
            Edge(json, "treaty", peer.Settings.Issuer, us, recognition.Credential, () => Rate(json, recognition.Terms?.Rate));
        }
        foreach (var endorsement in peer.Verified?.Endorsements ?? [])
        {
            Edge(json, "endorsement", peer.Settings.Issuer, us, endorsement.Credential, () => { });
        }
    }

    private static void Edge(Utf8JsonWriter json, string kind, string from, string to, EndorsementCredential said, Action more)
    {
        json.WriteStartObject();
        json.WriteString("kind", kind);
        json.WriteString("from", from);
        json.WriteString("to", to);
        json.WriteString("id", said.Id);
        json.WriteString("subject", said.SubjectId);
        more();
        json.WriteString("validFrom", IsoTime.Instant(said.ValidFrom));
        if (said.ValidUntil is { } until)
        {
            json.WriteString("validUntil", IsoTime.Instant(until));
        }
        json.WriteEndObject();
    }

    /// <summary>At what rate credits count, where a treaty says that.</summary>
    internal static void Rate(Utf8JsonWriter json, CreditRate? rate)
    {
        if (rate is not null)
        {
            json.WriteStartObject("rate");
            json.WriteNumber("theirs", rate.Theirs);
            json.WriteNumber("ours", rate.Ours);
            json.WriteEndObject();
        }
    }
}
