using System.Text;
using System.Text.RegularExpressions;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Hosts;

/// <summary>A server of one's own that runs nginx: <c>nginx-headers.conf</c>, to be included in the <c>server</c> block of the site.</summary>
public sealed class NginxHost : IHost
{
    private const string File = "nginx-headers.conf";

    /// <inheritdoc/>
    public string Name => "nginx";

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(SiteModel site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var root = HeaderRule.RootOf(site);
        var text = new StringBuilder($"# include {File} in the server block that serves this site\nadd_header Access-Control-Allow-Origin * always;\nlocation {root}{SitePaths.ActivityFolder} {{\n    types {{ }}\n    default_type application/activity+json;\n}}\n");
        foreach (var rule in HeaderRule.All.Where(r => !r.Path.EndsWith('*')))
        {
            var path = root + rule.Path;
            var place = path.Contains(':', StringComparison.Ordinal) ? $"~ ^{Regex.Escape(path).Replace(":name", "[^/]+", StringComparison.Ordinal)}$" : "= " + path;
            text.Append("location ").Append(place).Append(" {\n    types { }\n    default_type ").Append(rule.MediaType).Append(";\n}\n");
        }
        return [new(File, Encoding.UTF8.GetBytes(text.ToString()), MediaTypes.Text)];
    }
}
