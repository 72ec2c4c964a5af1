using System.Text.Json;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>A feed as JSON Feed 1.1.</summary>
internal static class JsonFeedWriter
{
    /// <summary>The file.</summary>
    public static SiteFile Write(Feed feed, SiteView view)
    {
        var path = SitePaths.Feed(feed.Folder, FeedForm.Json);
        var bytes = JsonText.Write(json =>
        {
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", view.Address(feed.Folder));
            json.WriteString("feed_url", view.Address(path));
            json.WriteIfAny("description", view.Tagline);
            json.WriteString("language", feed.Language);
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", view.Site.Config.IssuerName);
            json.WriteString("url", Prose.WebAddress(view.Site.Config.IssuerUrl) ?? view.Address(SitePaths.Home));
            json.WriteEndObject();
            json.WriteEndArray();
            if (view.Site.Config.FeedHub is { } hub)
            {
                json.WriteStartArray("hubs");
                json.WriteStartObject();
                json.WriteString("type", "WebSub");
                json.WriteString("url", hub);
                json.WriteEndObject();
                json.WriteEndArray();
            }
            json.WriteStartArray("items");
            foreach (var entry in feed.Entries)
            {
                Item(json, entry);
            }
            json.WriteEndArray();
        });
        return new(path, bytes, MediaTypes.JsonFeed);
    }

    private static void Item(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Id);
        json.WriteString("url", entry.Page);
        json.WriteString("title", entry.Title);
        json.WriteString("content_text", entry.Text);
        json.WriteIfAny("image", entry.Picture?.Address);
        json.WriteString("date_published", IsoTime.Instant(entry.Published));
        json.WriteString("date_modified", IsoTime.Instant(entry.Updated));
        if (entry.Category is { } category)
        {
            json.WriteStartArray("tags");
            json.WriteStringValue(category.Label);
            json.WriteEndArray();
        }
        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("url", entry.Document);
        json.WriteString("mime_type", MediaTypes.Json);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
