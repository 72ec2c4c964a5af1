using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Tests.Keys;

/// <summary>A signer whose key is the SHA-256 of a name: the same in every run, and nobody's.</summary>
internal sealed class TestSigner : ISigner
{
    private readonly Key key;

    public TestSigner(string name) : this(SHA256.HashData(Encoding.UTF8.GetBytes("publisher test key " + name)))
    {
    }

    public TestSigner(byte[] seed)
    {
        key = Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);
        Assert.True(Ed25519PublicKey.TryCreate(key.PublicKey.Export(KeyBlobFormat.RawPublicKey), out var publicKey));
        PublicKey = publicKey;
    }

    public Ed25519PublicKey PublicKey { get; }

    public string Multibase => PublicKey.Multibase;

    public byte[] Sign(ReadOnlySpan<byte> message) => SignatureAlgorithm.Ed25519.Sign(key, message);
}
