using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>The newest awards as Atom feeds (RFC 4287): one of the site, one of each badge, one of each person with a page. Ids are the awards' own addresses, for ever.</summary>
public sealed class AtomFeed : IOutputFormat
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const int Entries = 50;

    /// <inheritdoc/>
    public string Name => "feeds";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) =>
    [
        Job(context, SitePaths.Atom, SitePaths.Home, context.View.Words.Say("feed.site", ("site", site.Config.Title)), site.Awards),
        .. site.Badges.Select(b => Job(context, SitePaths.BadgeAtom(b.Badge.Slug), SitePaths.Badge(b.Badge.Slug), $"{b.Badge.Name}, {site.Config.Title}", b.Awards)),
        .. site.People.Select(p => Job(context, SitePaths.MemberAtom(p.Member.Handle), SitePaths.Member(p.Member.Handle), $"{p.Member.Name}, {site.Config.Title}", p.Awards)),
    ];

    private static OutputJob Job(RenderContext context, string path, string page, string title, ImmutableArray<AwardModel> awards)
    {
        var newest = awards.Length <= Entries ? awards : awards[..Entries];
        var site = context.View.Site;
        // Without awards, the day the guild's rules came into force is the last thing that happened.
        var updated = newest.IsEmpty ? site.Authority.Newest.ValidFrom : newest.Max(AwardFacts.Updated);
        var key = LedgerPages.Key(context.View, path, newest).Add(title).Add(updated);
        return new(path, _ => Feed(context.View, path, page, title, updated, newest), key.ToKey());
    }

    private static SiteFile Feed(SiteView view, string path, string page, string title, DateTimeOffset updated, ImmutableArray<AwardModel> newest)
    {
        var site = view.Site;
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, view.Words.Language);
            Element(xml, "id", SitePaths.Absolute(site.Config.BaseUrl, path));
            Element(xml, "title", title);
            Element(xml, "updated", IsoTime.Instant(updated));
            Link(xml, "self", "application/atom+xml", SitePaths.Absolute(site.Config.BaseUrl, path));
            Link(xml, "alternate", "text/html", SitePaths.Absolute(site.Config.BaseUrl, page));
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", site.Config.IssuerName);
            Element(xml, "uri", Prose.WebAddress(site.Config.IssuerUrl) ?? site.Config.BaseUrl + "/");
            xml.WriteEndElement();
            foreach (var award in newest)
            {
                Entry(xml, view, award);
            }
            xml.WriteEndElement();
        }
        bytes.Write("\n"u8);
        return new(path, bytes.ToArray(), MediaTypes.Atom);
    }

    private static void Entry(XmlWriter xml, SiteView view, AwardModel award)
    {
        var (site, words) = (view.Site, view.Words);
        var badge = award.Frozen;
        var address = SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Award(award.Id));
        var holder = view.HolderName(award);
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", address);
        Element(xml, "title", words.Say("feed.entry", ("badge", badge.Name), ("holder", holder)) + (AwardFacts.Word(award, words) is { } word ? $" ({word})" : ""));
        Element(xml, "published", IsoTime.Instant(award.Verified.Outline.ValidFrom));
        Element(xml, "updated", IsoTime.Instant(AwardFacts.Updated(award)));
        Link(xml, "alternate", "text/html", address);
        Link(xml, "related", MediaTypes.Json, SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Credential(award.Id)));
        Element(xml, "summary", $"{badge.Name}: {badge.Description} {words.Say("feed.summary", ("holder", holder), ("date", words.Date(award.AwardedOn)))} {AwardFacts.Sentence(award, words) ?? AwardFacts.Signed(award, words)}");
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement(name, Namespace);
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    /// <summary>XML 1.0 has no way to write some control characters.</summary>
    private static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? "\uFFFD" : r.ToString()));
}
