using Publisher.Content;
using Publisher.Hosts;

namespace Publisher.Cli.Health;

/// <summary>Looks how much room a site takes of what its host gives.</summary>
internal static class RoomHealth
{
    private const int Percent = 80;

    /// <summary>Looks at the site as it was built last; without one, at what it is made of, which is published too.</summary>
    /// <param name="config">Which host.</param>
    /// <param name="site">The site's folder.</param>
    /// <param name="sources">Bytes of its sources.</param>
    internal static IEnumerable<Finding> Look(SiteConfig config, string site, long sources)
    {
        var host = HostTable.Find(config.Host) ?? HostTable.Plain;
        var built = Path.Combine(site, "_site");
        var (size, what) = Directory.Exists(built) ? (Size(built), "_site") : (sources, "what the site is made of");
        if (host.MostBytes is { } most && size > most / 100 * Percent)
        {
            yield return new(Finding.Site, FormattableString.Invariant($"{what} has {size / 1_000_000} MB, and {host.Name} gives {most / 1_000_000}; 'images: {{baking: off}}' in {CommonOptions.ConfigFile} saves most, then smaller evidence, then another host"));
        }
    }

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Sum(f => f.Length);
}
