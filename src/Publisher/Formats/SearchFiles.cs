using System.Text;
using System.Xml;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>The list of all pages (sitemaps.org 0.9, split by nothing: its limit is 50,000 addresses).</summary>
public sealed class Sitemap : IOutputFormat
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const int Most = 50_000;

    /// <inheritdoc/>
    public string Name => "sitemap";

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Render(SiteModel site, RenderContext context)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("urlset", Namespace);
            foreach (var path in HtmlPages.ListedPaths(site).Take(Most))
            {
                xml.WriteStartElement("url", Namespace);
                xml.WriteElementString("loc", Namespace, SitePaths.Absolute(site.Config.BaseUrl, PageLinks.Escape(path)));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        bytes.Write("\n"u8);
        yield return new(SitePaths.Sitemap, bytes.ToArray(), MediaTypes.Xml);
    }
}

/// <summary>Everything here may be read by everyone.</summary>
public sealed class Robots : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "robots.txt";

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Render(SiteModel site, RenderContext context)
    {
        var text = $"User-agent: *\nAllow: /\n\nSitemap: {SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Sitemap)}\n";
        yield return new(SitePaths.Robots, Encoding.UTF8.GetBytes(text), MediaTypes.Text);
    }
}
