using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Publisher.Sources;

/// <summary>The whole input of a build: path → file, in ordinal order whatever order it was read in.</summary>
public sealed class SourceTree
{
    private readonly ImmutableArray<SourceFile> files;

    /// <summary>Takes files in any order.</summary>
    /// <exception cref="ArgumentException">Two files have one path.</exception>
    public SourceTree(IEnumerable<SourceFile> files)
    {
        this.files = ImmutableCollectionsMarshal.AsImmutableArray(Sorted([.. files]));
        for (var i = 1; i < this.files.Length; i++)
        {
            if (this.files[i].Path == this.files[i - 1].Path)
            {
                throw new ArgumentException($"two files have the path {this.files[i].Path}", nameof(files));
            }
        }
    }

    /// <summary>All files, in ordinal order of their paths.</summary>
    public ImmutableArray<SourceFile> Files => files;

    /// <summary>The file at a path, or null.</summary>
    public SourceFile? Find(string path) => IndexOf(path) is >= 0 and var at ? files[at] : null;

    /// <summary>Where in <see cref="Files"/> a path stands; negative when there is none.</summary>
    public int IndexOf(string path) => FirstNotBefore(path) is var at && at < files.Length && files[at].Path == path ? at : -1;

    /// <summary>Where in <see cref="Files"/> those below a folder (<c>content/badges/</c>) stand.</summary>
    public Range RangeOf(string folder)
    {
        var start = FirstNotBefore(folder);
        // The last character of a folder is its slash; what begins with the next one stands behind everything in it.
        return start..FirstNotBefore(folder[..^1] + (char)(folder[^1] + 1));
    }

    /// <summary>Files below a folder (<c>content/badges/</c>), in order.</summary>
    public IEnumerable<SourceFile> Under(string folder)
    {
        var (start, length) = RangeOf(folder).GetOffsetAndLength(files.Length);
        for (var at = start; at < start + length; at++)
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
            var bytes = file.Bytes;
            BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes.Span);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Each half on a processor of its own, then both together: a hundred thousand paths that begin alike take a while.
    private static SourceFile[] Sorted(SourceFile[] files)
    {
        var middle = files.Length / 2;
        var byPath = Comparer<SourceFile>.Create(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        ParallelLoop.For(2, half => Array.Sort(files, half * middle, half == 0 ? middle : files.Length - middle, byPath));
        var sorted = new SourceFile[files.Length];
        for (var (i, low, high) = (0, 0, middle); i < sorted.Length; i++)
        {
            sorted[i] = high == files.Length || (low < middle && byPath.Compare(files[low], files[high]) <= 0) ? files[low++] : files[high++];
        }
        return sorted;
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
