using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Publisher.Sources;

namespace Publisher.Content;

/// <summary>As what a picture was looked through: what is good as one is not as another.</summary>
internal enum PictureKind
{
    /// <summary>A PNG.</summary>
    Png,
    /// <summary>A JPEG.</summary>
    Jpeg,
    /// <summary>An SVG that is cleaned before it is shown.</summary>
    Svg,
    /// <summary>An SVG that is signed as it is.</summary>
    FrozenSvg,
}

/// <summary>
/// Pictures that were looked through and are good exactly as they are, by the digest of their bytes: pixels need not be inflated, nor drawings
/// taken apart, in every build. Safe for several threads.
/// </summary>
public sealed class KnownPictures
{
    private readonly ConcurrentDictionary<Digest, bool> good = new();
    private readonly FrozenSet<Digest> earlier;

    /// <summary>Begins with what an earlier run of the same program found good.</summary>
    public KnownPictures(FrozenSet<Digest> earlier) => this.earlier = earlier;

    /// <summary>What this run found good.</summary>
    public ImmutableArray<Digest> Good => [.. good.Keys.Order(Comparer<Digest>.Create((one, other) =>
        (one.First, one.Second, one.Third, one.Fourth).CompareTo((other.First, other.Second, other.Third, other.Fourth))))];

    /// <summary>Whether this run found exactly what the earlier one had found.</summary>
    public bool IsAsBefore => good.Count == earlier.Count && good.Keys.All(earlier.Contains);

    /// <summary>Whether a picture was found good, in this run or the earlier one.</summary>
    internal bool Has(SourceFile file, PictureKind kind)
    {
        var digest = DigestOf(file, kind);
        if (earlier.Contains(digest))
        {
            good[digest] = true;
        }
        return good.ContainsKey(digest);
    }

    /// <summary>Takes note of a picture that is good as it is.</summary>
    internal void Add(SourceFile file, PictureKind kind) => good.TryAdd(DigestOf(file, kind), true);

    private static Digest DigestOf(SourceFile file, PictureKind kind)
    {
        var digest = Digest.Of(file.Bytes.Span);
        return digest with { First = digest.First ^ (ulong)kind };
    }
}
