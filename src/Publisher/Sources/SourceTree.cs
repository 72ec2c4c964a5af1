using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Publisher.Sources;

/// <summary>One source file: path relative to the site's root with <c>/</c>, and its bytes.</summary>
public sealed record SourceFile(string Path, ReadOnlyMemory<byte> Bytes);

/// <summary>The whole input of a build: path → file, in ordinal order whatever order it was read in.</summary>
public sealed class SourceTree
{
    private readonly ImmutableArray<SourceFile> files;
    private readonly FrozenDictionary<string, SourceFile> byPath;

    /// <summary>Takes files in any order.</summary>
    /// <exception cref="ArgumentException">Two files have one path.</exception>
    public SourceTree(IEnumerable<SourceFile> files)
    {
        this.files = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
        byPath = this.files.ToDictionary(f => f.Path, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>All files, in ordinal order of their paths.</summary>
    public IEnumerable<SourceFile> Files => files;

    /// <summary>The file at a path, or null.</summary>
    public SourceFile? Find(string path) => byPath.GetValueOrDefault(path);

    /// <summary>Files below a folder (<c>content/badges/</c>), in order.</summary>
    public IEnumerable<SourceFile> Under(string folder)
    {
        // In ordinal order all paths with one beginning stand together.
        for (var at = FirstNotBefore(folder); at < files.Length && files[at].Path.StartsWith(folder, StringComparison.Ordinal); at++)
        {
            yield return files[at];
        }
    }

    /// <summary>Lower-case hex SHA-256 over every path and its bytes, each with its length before it: the same for the same tree, whatever order it was read in.</summary>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[8];
        foreach (var file in files)
        {
            var path = Encoding.UTF8.GetBytes(file.Path);
            BinaryPrimitives.WriteInt64LittleEndian(length, path.Length);
            hash.AppendData(length);
            hash.AppendData(path);
            BinaryPrimitives.WriteInt64LittleEndian(length, file.Bytes.Length);
            hash.AppendData(length);
            hash.AppendData(file.Bytes.Span);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private int FirstNotBefore(string path)
    {
        var (low, high) = (0, files.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(files[middle].Path, path) < 0 ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
