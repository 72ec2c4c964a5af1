using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Publisher.Loading;
using Publisher.Sources;

namespace Publisher.Verifying;

/// <summary>
/// Tells a source tree again without reading it: a digest of all paths and stamps. Of files that changed a moment ago, and so have no stamp, it
/// holds what they said, and these few are read.
/// </summary>
public sealed class TreeMark
{
    // With more of them everything may as well be looked at.
    private const int MostUnstamped = 1000;
    private const int Piece = 64 * 1024;

    private readonly Digest stamped;
    private readonly ImmutableArray<(string Path, Digest Digest)> unstamped;

    private TreeMark(Digest stamped, ImmutableArray<(string Path, Digest Digest)> unstamped) => (this.stamped, this.unstamped) = (stamped, unstamped);

    /// <summary>The mark of a tree of which every award was verified; null where it could not be told again, or by too much reading.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="verified">What came of it.</param>
    public static TreeMark? Of(SourceTree tree, VerifiedContent verified)
    {
        var unstamped = ImmutableArray.CreateBuilder<(string, Digest)>();
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var award in verified.Awards)
        {
            var source = award.Outline.Source;
            // Evidence is not in the digest, and not read when its award is remembered.
            if (source.Evidence.Any(e => e.File.Stamp is null))
            {
                return null;
            }
            if (source.File.Stamp is null || source.ProofFiles.Any(p => p.Stamp is null))
            {
                // What was verified, not what lies there now.
                unstamped.Add((source.File.Path, award.Digest));
                left.UnionWith(source.ProofFiles.Select(p => p.Path).Append(source.File.Path));
            }
        }
        foreach (var file in tree.Files)
        {
            if (file.Stamp is null && left.Add(file.Path))
            {
                if (!file.IsHeld)
                {
                    return null;
                }
                unstamped.Add((file.Path, Digest.Of(file.Bytes.Span)));
            }
        }
        return unstamped.Count <= MostUnstamped && TryStamp(tree, left, out var stamped) ? new(stamped, unstamped.ToImmutable()) : null;
    }

    /// <summary>Whether a tree is the one this is the mark of.</summary>
    public bool IsOf(SourceTree tree)
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, digest) in unstamped)
        {
            if (tree.Find(path) is not { } file)
            {
                return false;
            }
            left.Add(path);
            ImmutableArray<SourceFile> proofs = file.IsHeld ? [] : AwardLoader.ProofsOf(tree, file);
            left.UnionWith(proofs.Select(p => p.Path));
            if (VerifiedAward.DigestOf(file.Bytes.Span, proofs) != digest)
            {
                return false;
            }
        }
        return TryStamp(tree, left, out var now) && now == stamped;
    }

    /// <summary>Writes it.</summary>
    public void Write(BinaryWriter output)
    {
        Write(output, stamped);
        output.Write(unstamped.Length);
        foreach (var (path, digest) in unstamped)
        {
            output.Write(path);
            Write(output, digest);
        }
    }

    /// <summary>Reads what <see cref="Write(BinaryWriter)"/> wrote.</summary>
    /// <exception cref="IOException">It is not whole.</exception>
    /// <exception cref="FormatException">It is something else.</exception>
    public static TreeMark Read(BinaryReader input)
    {
        var stamped = ReadDigest(input);
        var unstamped = new (string, Digest)[Math.Clamp(input.ReadInt32(), 0, MostUnstamped)];
        for (var i = 0; i < unstamped.Length; i++)
        {
            unstamped[i] = (input.ReadString(), ReadDigest(input));
        }
        return new(stamped, [.. unstamped]);
    }

    // False when a file has no stamp that is not left out.
    private static bool TryStamp(SourceTree tree, HashSet<string> leftOut, out Digest stamped)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[Piece];
        var filled = 0;
        stamped = default;
        foreach (var file in tree.Files)
        {
            if (leftOut.Count > 0 && leftOut.Contains(file.Path))
            {
                continue;
            }
            if (file.Stamp is not { } stamp)
            {
                return false;
            }
            var most = Encoding.UTF8.GetMaxByteCount(file.Path.Length) + (5 * sizeof(long));
            if (piece.Length - filled < most)
            {
                hash.AppendData(piece.AsSpan(0, filled));
                filled = 0;
                piece = piece.Length < most ? new byte[most] : piece;
            }
            filled += Put(piece.AsSpan(filled), file.Path, stamp);
        }
        hash.AppendData(piece.AsSpan(0, filled));
        Span<byte> bytes = stackalloc byte[Digest.Length];
        hash.GetHashAndReset(bytes);
        stamped = Digest.Read(bytes);
        return true;
    }

    private static int Put(Span<byte> to, string path, in FileStamp stamp)
    {
        const int Numbers = 5 * sizeof(long);
        var length = Encoding.UTF8.GetBytes(path, to[Numbers..]);
        BinaryPrimitives.WriteInt64LittleEndian(to, length);
        BinaryPrimitives.WriteInt64LittleEndian(to[8..], stamp.Length);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], stamp.Modified);
        BinaryPrimitives.WriteInt64LittleEndian(to[24..], stamp.Changed);
        BinaryPrimitives.WriteInt64LittleEndian(to[32..], stamp.Number);
        return Numbers + length;
    }

    private static void Write(BinaryWriter output, Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        digest.CopyTo(bytes);
        output.Write(bytes);
    }

    private static Digest ReadDigest(BinaryReader input) => input.ReadBytes(Digest.Length) is { Length: Digest.Length } bytes ? Digest.Read(bytes) : throw new EndOfStreamException();
}
