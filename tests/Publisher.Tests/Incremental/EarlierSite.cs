using System.Collections.Concurrent;
using System.Collections.Immutable;
using Publisher.Sites;

namespace Publisher.Tests.Incremental;

/// <summary>A file of a site and what it was made from.</summary>
internal sealed record MadeFile(SiteFile File, ContentKey? Key);

/// <summary>A sink as a folder is one: what the last good build left there is kept where the key is the same, and read when it is asked for.</summary>
internal sealed class EarlierSite(ImmutableSortedDictionary<string, MadeFile> earlier) : ISiteSink
{
    private readonly ConcurrentDictionary<string, bool> asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MadeFile> added = new(StringComparer.Ordinal);

    /// <summary>What was made in this build.</summary>
    public IReadOnlyDictionary<string, MadeFile> Made => added;

    public bool Keeps(string path, ContentKey key)
    {
        var keeps = earlier.TryGetValue(path, out var file) && file.Key == key;
        Assert.True(asked.TryAdd(path, keeps), $"{path} was asked for twice");
        return keeps;
    }

    public void Add(SiteFile file, ContentKey? key) => Assert.True(added.TryAdd(file.Path, new(file, key)), $"{file.Path} was added twice");

    public long KeptBytes => Kept.Sum(f => f.File.Bytes.Length);

    public bool Loses => earlier.Keys.Any(path => !IsPart(path));

    public ReadOnlyMemory<byte> ReadKept(string path)
    {
        Assert.True(IsKept(path), $"{path} is not kept");
        return earlier[path].File.Bytes;
    }

    /// <summary>The site as it is after this build.</summary>
    public ImmutableSortedDictionary<string, MadeFile> Commit() =>
        Kept.Concat(added.Values).ToImmutableSortedDictionary(f => f.File.Path, f => f, StringComparer.Ordinal);

    private IEnumerable<MadeFile> Kept => earlier.Values.Where(f => IsKept(f.File.Path));

    private bool IsKept(string path) => asked.GetValueOrDefault(path) && !added.ContainsKey(path);

    private bool IsPart(string path) => asked.GetValueOrDefault(path) || added.ContainsKey(path);
}
