using System.Text.Json;
using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// The guild as an actor (ActivityPub §4) that is only ever asked (FEP-b06c): its inbox is an empty collection, to which a static host answers a POST with 405; it has
/// no key, for it sends nothing. Its followers are nobody's to count.
/// </summary>
internal static class ActivityActor
{
    /// <summary>The most posts that are pinned: servers fetch each of them whenever they look at the actor.</summary>
    private const int Pinned = 10;

    /// <summary>The actor and its collections, apart from the outbox.</summary>
    public static IEnumerable<SiteFile> Files(SiteView view, FediverseSettings settings) =>
    [
        Actor(view, settings),
        Empty(view, SitePaths.Inbox),
        Empty(view, SitePaths.Followers),
        Empty(view, SitePaths.Following),
        Featured(view),
    ];

    /// <summary>The host that a handle names.</summary>
    public static string HostOf(SiteView view) => new Uri(view.BaseUrl) is var address && address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}";

    private static SiteFile Actor(SiteView view, FediverseSettings settings) => ActivityJson.File(view, SitePaths.Actor, settings.Type, json =>
    {
        json.WriteString("preferredUsername", settings.Handle);
        json.WriteString("webfinger", $"{settings.Handle}@{HostOf(view)}");
        json.WriteString("name", view.Site.Config.Title);
        json.WriteIfAny("summary", view.Tagline is { } tagline ? NoteText.Paragraph(tagline) : null);
        json.WriteString("url", view.Address(SitePaths.Home));
        json.WriteString("inbox", view.Address(SitePaths.Inbox));
        json.WriteString("outbox", view.Address(SitePaths.Outbox));
        json.WriteString("followers", view.Address(SitePaths.Followers));
        json.WriteString("following", view.Address(SitePaths.Following));
        json.WriteString("featured", view.Address(SitePaths.Featured));
        json.WriteBoolean("pollOnly", true);
        json.WriteBoolean("manuallyApprovesFollowers", true);
        json.WriteBoolean("discoverable", settings.IsLoud);
        json.WriteBoolean("indexable", settings.IsLoud);
        json.WriteString("published", IsoTime.Instant(view.Site.Authority.Versions[0].ValidFrom));
        WriteIcon(json, view);
    }, json =>
    {
        json.WriteString("webfinger", "https://purl.archive.org/socialweb/webfinger#webfinger");
        json.WriteString("toot", "http://joinmastodon.org/ns#");
        json.WriteStartObject("featured");
        json.WriteString("@id", "toot:featured");
        json.WriteString("@type", "@id");
        json.WriteEndObject();
        json.WriteString("discoverable", "toot:discoverable");
        json.WriteString("indexable", "toot:indexable");
        json.WriteString("manuallyApprovesFollowers", "as:manuallyApprovesFollowers");
        json.WriteString("pollOnly", "https://w3id.org/fep/b06c#pollOnly");
    });

    // Servers show a PNG; an SVG they do not.
    private static void WriteIcon(Utf8JsonWriter json, SiteView view)
    {
        if (ThemeFiles.Logo(view.Site.Config.Look) is { } logo && logo.MediaType == MediaTypes.Png)
        {
            json.WriteStartObject("icon");
            json.WriteString("type", "Image");
            json.WriteString("mediaType", MediaTypes.Png);
            json.WriteString("url", view.Address(logo.Path));
            json.WriteEndObject();
        }
    }

    private static SiteFile Empty(SiteView view, string path) => ActivityJson.File(view, path, "OrderedCollection", json =>
    {
        json.WriteString("attributedTo", view.Address(SitePaths.Actor));
        json.WriteNumber("totalItems", 0);
        ActivityJson.WriteList(json, "orderedItems");
    });

    private static SiteFile Featured(SiteView view)
    {
        var newest = view.Site.Awards.Where(a => AwardFacts.Standing(a).InForce).Take(Pinned).Select(a => view.Address(SitePaths.Note(a.Id))).ToList();
        return ActivityJson.File(view, SitePaths.Featured, "OrderedCollection", json =>
        {
            json.WriteString("attributedTo", view.Address(SitePaths.Actor));
            json.WriteNumber("totalItems", newest.Count);
            ActivityJson.WriteList(json, "orderedItems", newest);
        });
    }
}
