using System.Collections.Immutable;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Hosts;

/// <summary>Stage 6, Host: the table of hosts, and the site with one host's files added. A new host is one class and one line here.</summary>
public static class HostTable
{
    /// <summary>All hosts.</summary>
    public static ImmutableArray<IHost> All { get; } = [new PlainHost(), new GitHubPagesHost()];

    /// <summary>The host of a name, or null.</summary>
    public static IHost? Find(string name) => All.FirstOrDefault(h => string.Equals(h.Name, name, StringComparison.Ordinal));

    /// <summary>The site with the host's files.</summary>
    public static Site AddFiles(Site site, SiteModel model, IHost host)
    {
        var added = host.Files(model).ToList();
        return added.Count == 0 ? site : new(site.Files.Concat(added));
    }
}
