using System.Xml;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>A feed in a list of feeds.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Page">The site it is of.</param>
/// <param name="Feed">The feed.</param>
internal sealed record FeedOutline(string Text, string Page, string Feed);

/// <summary>A list of feeds that a reader takes whole (OPML 2.0, a subscription list).</summary>
internal static class OpmlWriter
{
    /// <summary>The file.</summary>
    public static SiteFile Write(string path, string title, IEnumerable<FeedOutline> feeds) => FeedXml.File(path, MediaTypes.Opml, xml =>
    {
        xml.WriteStartElement("opml");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement("head");
        xml.WriteElementString("title", FeedXml.Clean(title));
        xml.WriteEndElement();
        xml.WriteStartElement("body");
        foreach (var feed in feeds)
        {
            Outline(xml, feed);
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    // OPML has one type for feeds of every kind, and readers find out which it is.
    private static void Outline(XmlWriter xml, FeedOutline feed)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("type", "rss");
        xml.WriteAttributeString("text", FeedXml.Clean(feed.Text));
        xml.WriteAttributeString("title", FeedXml.Clean(feed.Text));
        xml.WriteAttributeString("htmlUrl", feed.Page);
        xml.WriteAttributeString("xmlUrl", feed.Feed);
        xml.WriteEndElement();
    }
}
