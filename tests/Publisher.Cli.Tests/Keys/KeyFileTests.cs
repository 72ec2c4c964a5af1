using System.Text;
using Publisher.Cli.Keys;

namespace Publisher.Cli.Tests.Keys;

public sealed class KeyFileTests
{
    private static readonly KeyDerivation Small = new(8, 1);

    [Fact]
    public void A_key_is_sealed_and_opened_with_its_passphrase_only()
    {
        using var key = PrivateKey.Generate();
        using var right = new Passphrase("correct horse ﬁne");
        var bytes = KeyFile.Seal("maren", key, right, Small).ToBytes();
        var file = KeyFile.Read(bytes, out _)!;
        Assert.Equal(("maren", key.PublicKey), (file.Handle, file.PublicKey));
        // NFKC: the ligature and its letters are one passphrase.
        using var same = new Passphrase("correct horse fine");
        using var opened = file.Open(same)!;
        Assert.True(opened.PublicKey.Verify("message"u8, opened.Sign("message"u8)));
        Assert.Equal(key.WithSeed(s => Convert.ToHexString(s.Span)), opened.WithSeed(s => Convert.ToHexString(s.Span)));
        using var wrong = new Passphrase("correct horse Fine");
        Assert.Null(file.Open(wrong));
    }

    [Fact]
    public void A_file_with_any_bit_changed_does_not_open()
    {
        using var key = PrivateKey.Generate();
        using var passphrase = new Passphrase("a passphrase");
        var bytes = KeyFile.Seal("maren", key, passphrase, Small).ToBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = bytes.ToArray();
                changed[i] ^= (byte)(1 << bit);
                // A bit of a figure may only make the derivation slower; those few are bounded, not tried.
                if (KeyFile.Read(changed, out _) is { } file && Encoding.UTF8.GetString(changed) is var text && text.Contains("\"memoryKiB\": 8,", StringComparison.Ordinal))
                {
                    using var opened = file.Open(passphrase);
                    Assert.True(opened is null, $"byte {i}, bit {bit}: {text}");
                }
            }
        }
    }

    [Theory]
    [InlineData("\"memoryKiB\": 8", "\"memoryKiB\": 1048577", "more memory")]
    [InlineData("\"passes\": 1", "\"passes\": 11", "more memory")]
    [InlineData("\"passes\": 1", "\"passes\": 1.0", "format 1")]
    [InlineData("\"argon2id\"", "\"scrypt\"", "format 1")]
    [InlineData("\"format\": 1", "\"format\": 2", "format 1")]
    [InlineData("\"handle\"", "\"handl\"", "format 1")]
    [InlineData("\"type\": \"PublisherKey\",", "\"type\": \"PublisherKey\", \"more\": 1,", "format 1")]
    public void A_file_that_asks_for_more_or_says_something_else_is_refused(string from, string to, string words)
    {
        using var key = PrivateKey.Generate();
        using var passphrase = new Passphrase("a passphrase");
        var text = Encoding.UTF8.GetString(KeyFile.Seal("maren", key, passphrase, Small).ToBytes());
        Assert.Contains(from, text, StringComparison.Ordinal);
        Assert.Null(KeyFile.Read(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)), out var problem));
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }
}
