using System.Diagnostics.CodeAnalysis;
using NSec.Cryptography;

namespace Publisher.Credentials.Keys;

/// <summary>An acceptable Ed25519 public key: 32 bytes, canonical, not of small order (<see cref="Ed25519Policy"/>). Equality is by bytes.</summary>
public sealed class Ed25519PublicKey : IEquatable<Ed25519PublicKey>
{
    // Multicodec ed25519-pub as a varint.
    private const byte Prefix0 = 0xed;
    private const byte Prefix1 = 0x01;

    private readonly byte[] bytes;
    private readonly PublicKey key;

    private Ed25519PublicKey(byte[] bytes, PublicKey key, string multibase) => (this.bytes, this.key, Multibase) = (bytes, key, multibase);

    /// <summary>The Multikey spelling (<c>z6Mk…</c>): base58btc of 0xed01 and the 32 bytes. The only spelling of a key.</summary>
    public string Multibase { get; }

    /// <summary>The 32 bytes.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Takes 32 raw bytes; false for a non-canonical or small-order point.</summary>
    public static bool TryCreate(ReadOnlySpan<byte> raw, [NotNullWhen(true)] out Ed25519PublicKey? key)
    {
        key = null;
        if (!Ed25519Policy.AcceptsPoint(raw)
            || !PublicKey.TryImport(SignatureAlgorithm.Ed25519, raw, KeyBlobFormat.RawPublicKey, out var imported)
            || imported is null)
        {
            return false;
        }
        Span<byte> prefixed = [Prefix0, Prefix1, .. raw];
        key = new Ed25519PublicKey(raw.ToArray(), imported, Keys.Multibase.EncodeBase58Btc(prefixed));
        return true;
    }

    /// <summary>Reads the Multikey spelling exactly (re-encoding must give the same text).</summary>
    public static bool TryParse(string multibase, [NotNullWhen(true)] out Ed25519PublicKey? key)
    {
        key = null;
        return Keys.Multibase.TryDecodeBase58Btc(multibase, out var decoded)
            && decoded is [Prefix0, Prefix1, ..] && decoded.Length == 2 + Ed25519Policy.KeyLength
            && TryCreate(decoded.AsSpan(2), out key)
            && key.Multibase == multibase;
    }

    /// <summary>Strict, cofactorless verification (canonical A and R, no small order, S &lt; L) of an Ed25519 signature (RFC 8032).</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        Ed25519Policy.AcceptsSignature(signature) && SignatureAlgorithm.Ed25519.Verify(key, message, signature);

    /// <inheritdoc/>
    public bool Equals(Ed25519PublicKey? other) => other is not null && bytes.AsSpan().SequenceEqual(other.bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Ed25519PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(bytes, 0);

    /// <summary>The Multikey spelling.</summary>
    public override string ToString() => Multibase;
}
