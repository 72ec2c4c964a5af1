using System.Security.Cryptography;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Keys;

/// <summary>A member's private key as an encrypted file: who it belongs to and its public half stand readable, the seed is sealed.</summary>
public sealed class KeyFile
{
    /// <summary>The file's <c>type</c>.</summary>
    public const string Type = "PublisherKey";

    private static readonly string[] LabelNames = ["handle", "publicKeyMultibase"];

    private readonly SealedFile file;

    private KeyFile(SealedFile file, string handle, Ed25519PublicKey publicKey) => (this.file, Handle, PublicKey) = (file, handle, publicKey);

    /// <summary>Whose it is.</summary>
    public string Handle { get; }

    /// <summary>The public half, as the file states it; checked when the file is opened.</summary>
    public Ed25519PublicKey PublicKey { get; }

    /// <summary>Seals a key.</summary>
    public static KeyFile Seal(string handle, PrivateKey key, Passphrase passphrase, KeyDerivation derivation) => key.WithSeed(seed => new KeyFile(
        SealedFile.Seal(Type, [("handle", handle), ("publicKeyMultibase", key.PublicKey.Multibase)], seed.Span, passphrase, derivation), handle, key.PublicKey));

    /// <summary>Reads a key file; null, and why, for anything else.</summary>
    public static KeyFile? Read(ReadOnlyMemory<byte> bytes, out string? problem)
    {
        if (SealedFile.Read(bytes, Type, LabelNames, out problem) is not { } file)
        {
            return null;
        }
        if (!Ed25519PublicKey.TryParse(file.Labels[1].Value, out var publicKey))
        {
            problem = "its publicKeyMultibase is no Ed25519 key";
            return null;
        }
        return new(file, file.Labels[0].Value, publicKey);
    }

    /// <summary>The private key; null when the passphrase is another or the file was changed.</summary>
    public PrivateKey? Open(Passphrase passphrase)
    {
        if (file.Open(passphrase) is not { } seed)
        {
            return null;
        }
        try
        {
            if (seed.Length != PrivateKey.SeedLength)
            {
                return null;
            }
            var key = PrivateKey.FromSeed(seed);
            if (key.PublicKey.Equals(PublicKey))
            {
                return key;
            }
            key.Dispose();
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes() => file.ToBytes();
}
