using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;
using Publisher.Credentials.Keys;

namespace Publisher.Benchmarks.Guild;

/// <summary>A steward of the made-up guild. Anyone can compute the key from its name; it signs for an address under <c>.example</c> only.</summary>
internal sealed class GuildSigner : ISigner, IDisposable
{
    private readonly Key key;

    private GuildSigner(string name)
    {
        key = Key.Import(SignatureAlgorithm.Ed25519, SHA256.HashData(Encoding.UTF8.GetBytes("publisher benchmark " + name)), KeyBlobFormat.RawPrivateKey);
        PublicKey = Ed25519PublicKey.TryCreate(key.PublicKey.Export(KeyBlobFormat.RawPublicKey), out var read)
            ? read
            : throw new InvalidOperationException("a key made from a seed is an acceptable key");
    }

    /// <summary>The stewards, in the order of the guild's people.</summary>
    public static IReadOnlyList<GuildSigner> Stewards { get; } =
        [.. Enumerable.Range(1, GuildPlan.Stewards).Select(n => new GuildSigner("steward " + n.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>The recovery key.</summary>
    public static GuildSigner Recovery { get; } = new("recovery");

    public Ed25519PublicKey PublicKey { get; }

    public byte[] Sign(ReadOnlySpan<byte> message) => SignatureAlgorithm.Ed25519.Sign(key, message);

    public void Dispose() => key.Dispose();
}
