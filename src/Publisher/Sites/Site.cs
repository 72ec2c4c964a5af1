using System.Collections.Immutable;

namespace Publisher.Sites;

/// <summary>The finished site: path → file, in ordinal order.</summary>
public sealed class Site
{
    private readonly ImmutableSortedDictionary<string, SiteFile> files;

    /// <summary>Takes files with distinct paths, in any order.</summary>
    public Site(IEnumerable<SiteFile> files) => this.files = files.ToImmutableSortedDictionary(f => f.Path, f => f, StringComparer.Ordinal);

    /// <summary>All files in ordinal order of their paths.</summary>
    public IEnumerable<SiteFile> Files => files.Values;

    /// <summary>How many.</summary>
    public int Count => files.Count;

    /// <summary>The file at a path, or null.</summary>
    public SiteFile? Find(string path) => files.GetValueOrDefault(path);
}
