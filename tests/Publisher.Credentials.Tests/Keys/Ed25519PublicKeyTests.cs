using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Tests.Keys;

public sealed class Ed25519PublicKeyTests
{
    // The public test key of the W3C EdDSA cryptosuite vectors.
    private const string Known = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

    [Fact]
    public void A_key_reads_and_writes_its_one_spelling()
    {
        Assert.True(Ed25519PublicKey.TryParse(Known, out var key));
        Assert.Equal(Known, key.Multibase);
        Assert.True(Ed25519PublicKey.TryCreate(key.Bytes, out var again));
        Assert.Equal(key, again);
        Assert.Equal("did:key:" + Known, DidKey.From(key));
    }

    [Fact]
    public void Wrong_prefixes_lengths_and_bases_are_refused()
    {
        Assert.True(Ed25519PublicKey.TryParse(Known, out var key));
        byte[] raw = [.. key.Bytes];
        Assert.All(
            new[]
            {
                Multibase.EncodeBase58Btc([0xec, 0x01, .. raw]),
                Multibase.EncodeBase58Btc([0xed, 0x02, .. raw]),
                Multibase.EncodeBase58Btc([0xed, 0x01, .. raw, 0]),
                Multibase.EncodeBase58Btc([0xed, 0x01, .. raw[..31]]),
                Multibase.EncodeBase58Btc([0, 0xed, 0x01, .. raw]),
                Multibase.EncodeBase58Btc(raw),
                "z1" + Known[1..],
                Known + " ",
                "u" + Known[1..],
                Known[1..],
                "",
            },
            text => Assert.False(Ed25519PublicKey.TryParse(text, out _)));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85")]
    public void A_key_of_small_order_or_with_a_second_spelling_is_refused(string hex) =>
        Assert.False(Ed25519PublicKey.TryCreate(Convert.FromHexString(hex), out _));

    [Fact]
    public void A_signature_verifies_and_any_flipped_bit_does_not()
    {
        var signer = new TestSigner("flip");
        var message = "recognised by peers"u8.ToArray();
        var signature = signer.Sign(message);
        Assert.True(signer.PublicKey.Verify(message, signature));
        for (var bit = 0; bit < signature.Length * 8; bit++)
        {
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(signer.PublicKey.Verify(message, signature));
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        Assert.False(signer.PublicKey.Verify("Recognised by peers"u8, signature));
        Assert.False(signer.PublicKey.Verify(message, signature.AsSpan(0, 63)));
        Assert.False(signer.PublicKey.Verify(message, [.. signature, 0]));
    }

    [Fact]
    public void A_did_key_names_its_key_and_only_with_its_own_fragment()
    {
        var (did, key) = ("did:key:" + Known, Known);
        Assert.True(DidKey.TryGetKey(did, out var read));
        Assert.Equal(key, read.Multibase);
        Assert.True(DidKey.TryRetrieve($"{did}#{key}", out _));
        Assert.False(DidKey.TryRetrieve(did, out _));
        Assert.False(DidKey.TryRetrieve($"{did}#{new TestSigner("other").Multibase}", out _));
        Assert.False(DidKey.TryGetKey("did:web:" + key, out _));
        Assert.False(DidKey.TryGetKey(did + "x", out _));
    }
}
