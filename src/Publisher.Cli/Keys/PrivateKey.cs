using System.Security.Cryptography;
using NSec.Cryptography;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Keys;

/// <summary>An Ed25519 private key in memory. It signs; its seed leaves only into an encrypted file or a recovery code.</summary>
public sealed class PrivateKey : IHeldKey
{
    /// <summary>Bytes of a seed (RFC 8032 §5.1.5 calls it the private key).</summary>
    public const int SeedLength = 32;

    private readonly Key key;

    private PrivateKey(Key key, Ed25519PublicKey publicKey) => (this.key, PublicKey) = (key, publicKey);

    /// <inheritdoc/>
    public Ed25519PublicKey PublicKey { get; }

    /// <summary>A new key from the machine's randomness.</summary>
    public static PrivateKey Generate()
    {
        Span<byte> seed = stackalloc byte[SeedLength];
        RandomNumberGenerator.Fill(seed);
        try
        {
            return FromSeed(seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>The key of a seed.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static PrivateKey FromSeed(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength)
        {
            throw new ArgumentException("a seed has 32 bytes", nameof(seed));
        }
        var key = Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey,
            new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        return Ed25519PublicKey.TryCreate(key.PublicKey.Export(KeyBlobFormat.RawPublicKey), out var publicKey)
            ? new(key, publicKey)
            : throw new ArgumentException("this seed has no acceptable public key", nameof(seed));
    }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> message) => SignatureAlgorithm.Ed25519.Sign(key, message);

    /// <summary>Lends the seed for as long as <paramref name="use"/> runs, then wipes the copy.</summary>
    public T WithSeed<T>(Func<ReadOnlyMemory<byte>, T> use)
    {
        var seed = key.Export(KeyBlobFormat.RawPrivateKey);
        try
        {
            return use(seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
