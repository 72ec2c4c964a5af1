using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// What a directory has apart from pages: the guilds it lists and their badges as JSON (docs/directory.schema.json), who recognises whom among them, their feeds as a list, and the pictures of
/// their badges that pages show.
/// </summary>
public sealed class DirectoryFiles : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "directory";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) =>
    [
        .. site.Peers.SelectMany(Pictures),
        .. site.Peers.SelectMany(FederationFiles.HostedPictures).Select(FederationFiles.Fixed),
        OutputJob.Of(new(SitePaths.Directory, JsonText.Write(json => Write(json, context.View)), MediaTypes.Json)),
        RecognitionGraph.Job(context.View),
        FederationFiles.Feeds(context.View),
    ];

    // Of two pictures of a badge only the one that pages show: the others stand on the guild's own site.
    private static IEnumerable<OutputJob> Pictures(PeerModel peer) =>
        from badge in peer.Badges
        let picture = badge.Svg ?? badge.Png
        where picture is not null
        select FederationFiles.Fixed(new(FederationWords.PictureOf(peer, badge).Shown!, picture.Bytes, MediaTypes.Of(picture.Path)));

    private static void Write(Utf8JsonWriter json, SiteView view)
    {
        json.WriteString("type", "GuildDirectory");
        json.WriteNumber("format", 1);
        json.WriteString("base", view.BaseUrl);
        json.WriteString("title", view.Site.Config.Title);
        json.WriteStartArray("guilds");
        foreach (var peer in view.Site.Peers)
        {
            Guild(json, view, peer);
        }
        json.WriteEndArray();
    }

    private static void Guild(Utf8JsonWriter json, SiteView view, PeerModel peer)
    {
        var seen = peer.Verified?.Source.Seen;
        json.WriteStartObject();
        json.WriteString("id", peer.Settings.Issuer);
        json.WriteString("name", peer.Title);
        json.WriteString("url", peer.Settings.Url + (peer.Settings.Kind == PeerKind.BadgeFed ? "" : "/"));
        json.WriteString("page", view.Address(SitePaths.Listed(peer.Settings.Name)));
        json.WriteString("role", peer.Settings.Kind == PeerKind.BadgeFed ? "hosted" : "peer");
        json.WriteIfAny("description", DirectoryWords.Says(peer));
        json.WriteIfAny("country", seen?.Country);
        json.WriteIfAny("pin", peer.Settings.Pin);
        json.WriteIfAny("standing", peer.Verified is { } verified ? PeerSeen.WordOf(verified.Standing) : null);
        json.WriteIfAny("seen", peer.Seen is { } moment ? IsoTime.Instant(moment) : null);
        if (peer.Verified is not null)
        {
            json.WriteString("recognition", SitePaths.Absolute(peer.Settings.Url, SitePaths.Recognition));
            json.WriteString("feed", SitePaths.Absolute(peer.Settings.Url, SitePaths.Feed(SitePaths.Home, FeedForm.Atom)));
        }
        json.WriteStartArray("badges");
        foreach (var badge in peer.Badges)
        {
            Badge(json, view, peer, badge);
        }
        foreach (var badge in peer.Hosted?.Badges ?? [])
        {
            Hosted(json, view, peer, badge);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Badge(Utf8JsonWriter json, SiteView view, PeerModel peer, BadgeVersion badge)
    {
        json.WriteStartObject();
        json.WriteString("id", SitePaths.Absolute(peer.Settings.Url, SitePaths.Achievement(badge.Address.Slug, badge.Version)));
        json.WriteString("digestSRI", Sri.Of(badge.Achievement.Bytes.Span));
        json.WriteString("name", DirectoryWords.Shortened(badge.Name));
        json.WriteString("description", DirectoryWords.Shortened(badge.Description));
        json.WriteString("version", badge.Version);
        json.WriteString("page", FederationWords.BadgeAt(peer, badge.Address));
        json.WriteIfAny("image", FederationWords.PictureOf(peer, badge).Shown is { } picture ? view.Address(picture) : null);
        json.WriteIfAny("level", DirectoryWords.LevelOf(badge));
        ActivityJson.WriteList(json, "tags", DirectoryWords.TagsOf(badge));
        json.WriteEndObject();
    }

    private static void Hosted(Utf8JsonWriter json, SiteView view, PeerModel peer, HostedBadge badge)
    {
        json.WriteStartObject();
        json.WriteString("id", badge.Address);
        json.WriteString("name", DirectoryWords.Shortened(badge.Name));
        json.WriteString("description", DirectoryWords.Shortened(badge.Description));
        json.WriteString("page", badge.Address);
        json.WriteIfAny("image", badge.Png is null ? null : view.Address(SitePaths.HostedBadgeImage(peer.Settings.Name, badge.Number)));
        ActivityJson.WriteList(json, "tags");
        json.WriteEndObject();
    }
}
