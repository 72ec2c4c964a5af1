using System.Xml;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>A feed as Atom (RFC 4287).</summary>
internal static class AtomWriter
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    private const string History = "http://purl.org/syndication/history/1.0";

    /// <summary>The file.</summary>
    public static SiteFile Write(Feed feed, SiteView view)
    {
        var current = SitePaths.Feed(feed.Folder, FeedForm.Atom);
        var path = feed.Archive > 0 ? SitePaths.FeedArchive(feed.Archive) : current;
        return FeedXml.File(path, MediaTypes.Atom, xml =>
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, feed.Language);
            if (feed.Archive > 0)
            {
                xml.WriteElementString("fh", "archive", History, "");
            }
            // A feed and its archives are one thing.
            Element(xml, "id", view.Address(current));
            Element(xml, "title", feed.Title);
            Element(xml, "updated", IsoTime.Instant(feed.Updated));
            Link(xml, "self", FeedForm.Atom.MediaType, view.Address(path));
            Link(xml, "alternate", "text/html", view.Address(feed.Folder));
            if (feed.Archive > 0)
            {
                Link(xml, "current", FeedForm.Atom.MediaType, view.Address(current));
            }
            if (feed.Previous > 0)
            {
                Link(xml, "prev-archive", FeedForm.Atom.MediaType, view.Address(SitePaths.FeedArchive(feed.Previous)));
            }
            if (view.Site.Config.FeedHub is { } hub)
            {
                Link(xml, "hub", null, hub);
            }
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", view.Site.Config.IssuerName);
            Element(xml, "uri", Prose.WebAddress(view.Site.Config.IssuerUrl) ?? view.Address(SitePaths.Home));
            xml.WriteEndElement();
            foreach (var entry in feed.Entries)
            {
                Entry(xml, entry);
            }
            xml.WriteEndElement();
        });
    }

    private static void Entry(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", entry.Id);
        Element(xml, "title", entry.Title);
        Element(xml, "published", IsoTime.Instant(entry.Published));
        Element(xml, "updated", IsoTime.Instant(entry.Updated));
        Link(xml, "alternate", "text/html", entry.Page);
        Link(xml, "related", MediaTypes.Json, entry.Document);
        if (entry.Picture is { } picture)
        {
            Link(xml, "enclosure", MediaTypes.Png, picture.Address, picture.Length);
        }
        if (entry.Category is { } category)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", category.Term);
            xml.WriteAttributeString("label", FeedXml.Clean(category.Label));
            xml.WriteEndElement();
        }
        Element(xml, "summary", entry.Text);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement(name, Namespace);
        xml.WriteString(FeedXml.Clean(text));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string? type, string address, int? length = null)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        if (type is not null)
        {
            xml.WriteAttributeString("type", type);
        }
        xml.WriteAttributeString("href", address);
        if (length is { } bytes)
        {
            xml.WriteAttributeString("length", bytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        xml.WriteEndElement();
    }
}
