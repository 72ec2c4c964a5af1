using System.Globalization;
using System.Xml;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>A feed as RSS 2.0 with what the RSS Advisory Board's profile asks for: its own address as an <c>atom:link</c>.</summary>
internal static class RssWriter
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The file.</summary>
    public static SiteFile Write(Feed feed, SiteView view)
    {
        var path = SitePaths.Feed(feed.Folder, FeedForm.Rss);
        return FeedXml.File(path, MediaTypes.Rss, xml =>
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteStartElement("channel");
            Element(xml, "title", feed.Title);
            Element(xml, "link", view.Address(feed.Folder));
            Element(xml, "description", view.Tagline ?? feed.Title);
            Element(xml, "language", feed.Language);
            Element(xml, "lastBuildDate", Date(feed.Updated));
            Link(xml, "self", FeedForm.Rss.MediaType, view.Address(path));
            if (view.Site.Config.FeedHub is { } hub)
            {
                Link(xml, "hub", null, hub);
            }
            foreach (var entry in feed.Entries)
            {
                Item(xml, entry);
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        });
    }

    private static void Item(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("item");
        Element(xml, "title", entry.Title);
        Element(xml, "link", entry.Page);
        // Readers take a description for HTML.
        Element(xml, "description", Html.Escape(entry.Text));
        if (entry.Category is { } category)
        {
            Element(xml, "category", category.Label);
        }
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", entry.Id == entry.Page ? "true" : "false");
        xml.WriteString(entry.Id);
        xml.WriteEndElement();
        Element(xml, "pubDate", Date(entry.Published));
        if (entry.Picture is { } picture)
        {
            xml.WriteStartElement("enclosure");
            xml.WriteAttributeString("url", picture.Address);
            xml.WriteAttributeString("length", picture.Length.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("type", MediaTypes.Png);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // RFC 822 with a year of four digits; its days and months are English in every language.
    private static string Date(DateTimeOffset moment) => moment.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, FeedXml.Clean(text));

    private static void Link(XmlWriter xml, string relation, string? type, string address)
    {
        xml.WriteStartElement("atom", "link", Atom);
        xml.WriteAttributeString("href", address);
        xml.WriteAttributeString("rel", relation);
        if (type is not null)
        {
            xml.WriteAttributeString("type", type);
        }
        xml.WriteEndElement();
    }
}
