using System.Text;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Hosts;

/// <summary>Codeberg Pages and other servers of a Forgejo's <c>pages</c> branch: <c>.domains</c> names a domain of one's own, one a line, the main one first.</summary>
public sealed class CodebergPagesHost : IHost
{
    /// <inheritdoc/>
    public string Name => "codeberg-pages";

    /// <inheritdoc/>
    public bool GoesByNames => true;

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(SiteModel site)
    {
        var address = new Uri(site.ServedAt ?? site.Config.BaseUrl);
        if (address.AbsolutePath == "/" && address.IsDefaultPort && !address.Host.EndsWith(".codeberg.page", StringComparison.OrdinalIgnoreCase) && !address.IsLoopback)
        {
            yield return new(".domains", Encoding.UTF8.GetBytes(address.IdnHost + "\n"), MediaTypes.Text);
        }
    }
}
