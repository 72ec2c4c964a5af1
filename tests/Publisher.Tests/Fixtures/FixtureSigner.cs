using NSec.Cryptography;
using Publisher.Credentials.Keys;
using Publisher.Testing;

namespace Publisher.Tests.Fixtures;

/// <summary>A signer of fixture sites; its published seed stands in tests/keys/fixture-signers.txt.</summary>
internal sealed class FixtureSigner : ISigner
{
    private readonly Key key;

    public FixtureSigner(string name)
    {
        key = Key.Import(SignatureAlgorithm.Ed25519, Seed(name), KeyBlobFormat.RawPrivateKey);
        Assert.True(Ed25519PublicKey.TryCreate(key.PublicKey.Export(KeyBlobFormat.RawPublicKey), out var publicKey));
        PublicKey = publicKey;
    }

    public Ed25519PublicKey PublicKey { get; }

    public byte[] Sign(ReadOnlySpan<byte> message) => SignatureAlgorithm.Ed25519.Sign(key, message);

    private static byte[] Seed(string name) => Convert.FromHexString(
        File.ReadLines(RepositoryFiles.InRoot("tests", "keys", "fixture-signers.txt")).Single(l => l.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1]);
}
