using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Publisher.Sources;

/// <summary>A SHA-256, as a value: four numbers instead of an array, for there is one for each of a hundred thousand awards.</summary>
public readonly record struct Digest(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = 32;

    /// <summary>The digest of some bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(bytes, hash);
        return Read(hash);
    }

    /// <summary>Takes 32 bytes as <see cref="CopyTo"/> wrote them.</summary>
    public static Digest Read(ReadOnlySpan<byte> hash) => MemoryMarshal.Read<Digest>(hash);

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, in this);
}
