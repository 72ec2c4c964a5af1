using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Hosts;

/// <summary>Any web server that serves files: nothing to add.</summary>
public sealed class PlainHost : IHost
{
    /// <inheritdoc/>
    public string Name => "plain";

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(SiteModel site) => [];
}
