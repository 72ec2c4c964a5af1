using System.Text.Json;
using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// How others find the guild's actor: WebFinger (RFC 7033), which is one answer to every question, for a static host ignores what is asked; and NodeInfo 2.1
/// (FEP-f1d5, FEP-0151). Both are looked for at the root of a host.
/// </summary>
internal static class ActivityDiscovery
{
    private const string NodeInfoSchema = "http://nodeinfo.diaspora.software/ns/schema/2.1";

    /// <summary>The documents.</summary>
    public static IEnumerable<SiteFile> Files(SiteView view, FediverseSettings settings) => [WebFinger(view, settings), NodeInfoLinks(view), NodeInfo(view)];

    private static SiteFile WebFinger(SiteView view, FediverseSettings settings) => new(SitePaths.WebFinger, JsonText.Write(json =>
    {
        json.WriteString("subject", $"acct:{settings.Handle}@{ActivityActor.HostOf(view)}");
        ActivityJson.WriteList(json, "aliases", view.Address(SitePaths.Actor), view.Address(SitePaths.Home));
        json.WriteStartArray("links");
        Link(json, "self", "application/activity+json", view.Address(SitePaths.Actor));
        Link(json, "http://webfinger.net/rel/profile-page", "text/html", view.Address(SitePaths.Home));
        foreach (var form in FeedForm.All)
        {
            Link(json, "alternate", form.MediaType, view.Address(SitePaths.Feed(SitePaths.Home, form)));
        }
        json.WriteEndArray();
    }), MediaTypes.Jrd);

    private static SiteFile NodeInfoLinks(SiteView view) => new(SitePaths.NodeInfoLinks, JsonText.Write(json =>
    {
        json.WriteStartArray("links");
        json.WriteStartObject();
        json.WriteString("rel", NodeInfoSchema);
        json.WriteString("href", view.Address(SitePaths.NodeInfo));
        json.WriteEndObject();
        json.WriteEndArray();
    }), MediaTypes.Json);

    // Nobody's visits are counted here, and every number may be left out.
    private static SiteFile NodeInfo(SiteView view) => new(SitePaths.NodeInfo, JsonText.Write(json =>
    {
        json.WriteString("version", "2.1");
        json.WriteStartObject("software");
        json.WriteString("name", "publisher");
        json.WriteString("version", ProtocolVersion.Text);
        json.WriteEndObject();
        ActivityJson.WriteList(json, "protocols", "activitypub");
        json.WriteStartObject("services");
        ActivityJson.WriteList(json, "inbound");
        ActivityJson.WriteList(json, "outbound", "atom1.0", "rss2.0");
        json.WriteEndObject();
        json.WriteBoolean("openRegistrations", false);
        json.WriteStartObject("usage");
        json.WriteStartObject("users");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("metadata");
        json.WriteString("nodeName", view.Site.Config.Title);
        json.WriteEndObject();
    }), MediaTypes.Json);

    private static void Link(Utf8JsonWriter json, string relation, string type, string address)
    {
        json.WriteStartObject();
        json.WriteString("rel", relation);
        json.WriteString("type", type);
        json.WriteString("href", address);
        json.WriteEndObject();
    }
}
