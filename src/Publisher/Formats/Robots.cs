using System.Text;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>Everything here may be read by everyone.</summary>
public sealed class Robots : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "robots.txt";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context)
    {
        var text = $"User-agent: *\nAllow: /\n\nSitemap: {SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Sitemap)}\n";
        yield return OutputJob.Of(new(SitePaths.Robots, Encoding.UTF8.GetBytes(text), MediaTypes.Text));
    }
}
