using System.Collections.Concurrent;

namespace Publisher.Sites;

/// <summary>A sink that holds the whole site: for the preview, and for tests.</summary>
public sealed class SiteInMemory : ISiteSink
{
    private readonly ConcurrentDictionary<string, SiteFile> files = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Keeps(string path, ContentKey key) => false;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The path was added before.</exception>
    public void Add(SiteFile file, ContentKey? key)
    {
        if (!files.TryAdd(file.Path, file))
        {
            throw new InvalidOperationException($"two files were made for {file.Path}");
        }
    }

    /// <inheritdoc/>
    public long KeptBytes => 0;

    /// <inheritdoc/>
    public bool Loses => false;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ReadKept(string path) => throw new InvalidOperationException($"nothing is kept, so {path} is not");

    /// <summary>The site, once everything was added.</summary>
    public Site ToSite() => new(files.Values);
}
