using System.Buffers;
using System.Collections.Immutable;
using System.Security;
using System.Text;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>
/// The list of all pages (sitemaps.org 0.9). One file may name 50,000 addresses; a larger site has an index of several, and those of awards are
/// filled from the oldest on, so that a new award changes only the last.
/// </summary>
public sealed class Sitemap : IOutputFormat
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const int Most = 50_000;
    private const int AwardsInOne = 5_000;

    /// <inheritdoc/>
    public string Name => "sitemap";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context)
    {
        var views = context.Editions.Select(e => e.View).ToList();
        ImmutableArray<string> before = Listed(views, v => v.Pages.BeforeAwards), after = Listed(views, v => v.Pages.AfterAwards);
        if (before.Length + (site.Awards.Length * views.Count) + after.Length <= Most)
        {
            return [Whole(site, context, before, after)];
        }
        var parts = Parts(site, context, [.. before, .. after]);
        return [.. parts, new(SitePaths.Sitemap, _ => Index(site, parts.Select(p => p.Path)))];
    }

    private static ImmutableArray<string> Listed(List<SiteView> views, Func<SiteView, ImmutableArray<PageJob>> pages) =>
        [.. views.SelectMany(v => pages(v).Where(p => p.Listed).Select(p => v.Folder + p.Path))];

    private static OutputJob Whole(SiteModel site, RenderContext context, ImmutableArray<string> before, ImmutableArray<string> after)
    {
        var key = context.View.Key().Add(SitePaths.Sitemap);
        foreach (var path in before.AddRange(after))
        {
            key.Add(path);
        }
        foreach (var award in site.Awards)
        {
            key.Add(award.Verified.Outline.Source.File.Path);
        }
        return new(SitePaths.Sitemap, _ => Urls(site, SitePaths.Sitemap, before.Concat(Awards(context, site.Awards)).Concat(after)), key.ToKey());
    }

    private static OutputJob[] Parts(SiteModel site, RenderContext context, ImmutableArray<string> pages)
    {
        var inOne = AwardsInOne / context.Editions.Length;
        var parts = new OutputJob[1 + ((site.Awards.Length + inOne - 1) / inOne)];
        parts[0] = new(SitePaths.SitemapPart(0), _ => Urls(site, SitePaths.SitemapPart(0), pages.Take(Most)));
        ParallelLoop.For(parts.Length - 1, i => parts[i + 1] = Part(site, context, SitePaths.SitemapPart(i + 1), site.Awards.Length - (i * inOne), inOne));
        return parts;
    }

    // Newest first in the model, oldest first in the files.
    private static OutputJob Part(SiteModel site, RenderContext context, string path, int end, int inOne)
    {
        var awards = site.Awards[Math.Max(0, end - inOne)..end];
        var key = context.View.Key().Add(path);
        foreach (var award in awards)
        {
            key.Add(award.Verified.Outline.Source.File.Path);
        }
        return new(path, _ => Urls(site, path, Awards(context, awards)), key.ToKey());
    }

    private static IEnumerable<string> Awards(RenderContext context, IReadOnlyCollection<AwardModel> awards) =>
        context.Editions.SelectMany(e => awards.Select(a => e.View.Folder + SitePaths.Award(a.Id)));

    private static SiteFile Urls(SiteModel site, string path, IEnumerable<string> pages) => Write(site, path, "urlset", "url", pages.Select(PageLinks.Escape));

    private static SiteFile Index(SiteModel site, IEnumerable<string> parts) => Write(site, SitePaths.Sitemap, "sitemapindex", "sitemap", parts);

    // Addresses by the ten thousand: written as they are, for their paths are percent-encoded, but for the signs that mean something in XML.
    private static SiteFile Write(SiteModel site, string path, string root, string element, IEnumerable<string> paths)
    {
        var bytes = new ArrayBufferWriter<byte>(64 * 1024);
        Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root} xmlns=\"{Namespace}\">\n", bytes);
        var (open, close) = ($"  <{element}>\n    <loc>{Escaped(SitePaths.Absolute(site.Config.BaseUrl, ""))}", $"</loc>\n  </{element}>\n");
        foreach (var page in paths)
        {
            Encoding.UTF8.GetBytes(open, bytes);
            Encoding.UTF8.GetBytes(Escaped(page), bytes);
            Encoding.UTF8.GetBytes(close, bytes);
        }
        Encoding.UTF8.GetBytes($"</{root}>\n", bytes);
        return new(path, bytes.WrittenMemory, MediaTypes.Xml);
    }

    private static string Escaped(string address) => address.AsSpan().ContainsAny('&', '<', '>') ? SecurityElement.Escape(address) : address;
}
