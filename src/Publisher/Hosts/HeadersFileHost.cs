using System.Text;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Hosts;

/// <summary>
/// A host that reads headers from a file <c>_headers</c> in the folder it publishes, as Netlify and Cloudflare Pages do. Everything may be read by scripts of other sites: it is
/// public, and a verifier elsewhere has to.
/// </summary>
public sealed class HeadersFileHost(string name) : IHost
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(SiteModel site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var root = HeaderRule.RootOf(site);
        var text = new StringBuilder($"{root}*\n  Access-Control-Allow-Origin: *\n");
        foreach (var rule in HeaderRule.All)
        {
            // Written with capitals: in small letters one of these hosts adds its own beside it.
            text.Append(root).Append(rule.Path).Append("\n  Content-Type: ").Append(rule.MediaType).Append('\n');
        }
        return [new("_headers", Encoding.UTF8.GetBytes(text.ToString()), MediaTypes.Text)];
    }
}
