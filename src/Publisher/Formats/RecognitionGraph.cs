using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>Who recognises whom, for programs (docs/recognition-graph.schema.json): a guild and its partners, or the guilds that a directory lists.</summary>
internal static class RecognitionGraph
{
    /// <summary>The file.</summary>
    public static OutputJob Job(SiteView view) => OutputJob.Of(new(SitePaths.RecognitionGraph, JsonText.Write(json => Write(json, view)), MediaTypes.Json));

    private static void Write(Utf8JsonWriter json, SiteView view)
    {
        var site = view.Site;
        json.WriteNumber("format", 1);
        json.WriteStartArray("nodes");
        if (!site.IsDirectory)
        {
            Node(json, site.Config.IssuerDid, site.Config.Title, view.BaseUrl + "/", "self", null);
        }
        foreach (var peer in site.Peers)
        {
            Node(json, peer.Settings.Issuer, peer.Title, peer.Settings.Url + "/", peer.Settings.Kind == PeerKind.BadgeFed ? "hosted" : "peer", peer);
        }
        json.WriteEndArray();
        json.WriteStartArray("edges");
        foreach (var peer in site.IsDirectory ? [] : site.Peers)
        {
            Edges(json, view, peer);
        }
        foreach (var (from, to, said) in site.AmongPeers)
        {
            Edge(json, "treaty", from.Settings.Issuer, to.Settings.Issuer, said.Credential, () => Rate(json, said.Terms?.Rate));
        }
        json.WriteEndArray();
    }

    private static void Node(Utf8JsonWriter json, string id, string name, string url, string role, PeerModel? peer)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteString("url", url);
        json.WriteString("role", role);
        if (peer?.Verified is { } verified)
        {
            json.WriteString("standing", PeerSeen.WordOf(verified.Standing));
        }
        if (peer?.Seen is { } seen)
        {
            json.WriteString("seen", IsoTime.Instant(seen));
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
        foreach (var endorsement in view.Site.Endorsements.Where(peer.IsPraisedBy))
        {
            Edge(json, "endorsement", us, peer.Settings.Issuer, endorsement.Verified.Credential, () => { });
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
