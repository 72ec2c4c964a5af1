using System.Collections.Immutable;

namespace Publisher.Hosts;

/// <summary>Stage 6, Host: the table of hosts, each of which adds its files. A new host is one class and one line here.</summary>
public static class HostTable
{
    /// <summary>The one that adds nothing.</summary>
    public static IHost Plain { get; } = new PlainHost();

    /// <summary>All hosts.</summary>
    public static ImmutableArray<IHost> All { get; } =
        [Plain, new GitHubPagesHost(), new CodebergPagesHost(), new HeadersFileHost("netlify"), new HeadersFileHost("cloudflare-pages"), new NginxHost()];

    /// <summary>The host of a name, or null.</summary>
    public static IHost? Find(string name) => All.FirstOrDefault(h => string.Equals(h.Name, name, StringComparison.Ordinal));
}
