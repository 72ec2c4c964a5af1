using System.Text;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Hosts;

/// <summary>GitHub Pages: <c>.nojekyll</c>, or folders that begin with a dot would be left out; <c>CNAME</c> for a domain of one's own.</summary>
public sealed class GitHubPagesHost : IHost
{
    /// <inheritdoc/>
    public string Name => "github-pages";

    /// <inheritdoc/>
    public long? MostBytes => 1_000_000_000;

    /// <inheritdoc/>
    public bool GoesByNames => true;

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(SiteModel site)
    {
        yield return new(".nojekyll", ReadOnlyMemory<byte>.Empty, MediaTypes.Text);
        var address = new Uri(site.ServedAt ?? site.Config.BaseUrl);
        if (address.AbsolutePath == "/" && address.IsDefaultPort && !address.Host.EndsWith(".github.io", StringComparison.OrdinalIgnoreCase) && !address.IsLoopback)
        {
            yield return new("CNAME", Encoding.UTF8.GetBytes(address.IdnHost + "\n"), MediaTypes.Text);
        }
    }
}
