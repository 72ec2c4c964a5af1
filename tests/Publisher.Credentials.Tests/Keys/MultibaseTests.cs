using CsCheck;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Tests.Keys;

public sealed class MultibaseTests
{
    // Examples of draft-msporny-base58 §5 (with the multibase prefix), and leading zeros.
    [Theory]
    [InlineData("", "z")]
    [InlineData("48656c6c6f20576f726c6421", "z2NEpo7TZRRrLZSi2U")]
    [InlineData("54686520717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f672e", "zUSm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z")]
    [InlineData("0000287fb4cd", "z11233QC4")]
    [InlineData("00", "z1")]
    [InlineData("000000", "z111")]
    [InlineData("0001", "z12")]
    [InlineData("39", "zz")]
    [InlineData("3a", "z21")]
    public void Bytes_have_one_text_and_it_reads_back(string hex, string text)
    {
        Assert.Equal(text, Multibase.EncodeBase58Btc(Convert.FromHexString(hex)));
        Assert.True(Multibase.TryDecodeBase58Btc(text, out var bytes));
        Assert.Equal(hex, Convert.ToHexStringLower(bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2NEpo7TZRRrLZSi2U")]
    [InlineData("u2NEpo")]
    [InlineData("Z2NEpo7TZRRrLZSi2U")]
    [InlineData("z0")]
    [InlineData("zO")]
    [InlineData("zI")]
    [InlineData("zl")]
    [InlineData("z2NEpo7TZRRrLZSi2U ")]
    [InlineData("z2NEpo7\u0131")]
    public void Other_text_is_refused(string text) => Assert.False(Multibase.TryDecodeBase58Btc(text, out _));

    [Fact]
    public void Text_too_long_to_be_a_key_is_refused() => Assert.False(Multibase.TryDecodeBase58Btc("z" + new string('2', Multibase.MaxLength), out _));

    [Fact]
    public void The_longest_text_decodes()
    {
        var text = "z" + new string('z', Multibase.MaxLength - 1);
        Assert.True(Multibase.TryDecodeBase58Btc(text, out var bytes));
        Assert.Equal(text, Multibase.EncodeBase58Btc(bytes));
    }

    [Fact]
    public void Any_bytes_survive_the_way_there_and_back() =>
        Gen.Select(Gen.Int[0, 40], Gen.Byte.Array[0, 100]).Sample((zeros, tail) =>
        {
            byte[] bytes = [.. new byte[zeros], .. tail];
            return Multibase.TryDecodeBase58Btc(Multibase.EncodeBase58Btc(bytes), out var back) && back.AsSpan().SequenceEqual(bytes);
        }, iter: 2000);

    [Fact]
    public void Any_text_that_is_read_is_the_only_text_of_its_bytes() =>
        Gen.String[Gen.Char["123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"], 0, 120].Sample(body =>
            Multibase.TryDecodeBase58Btc("z" + body, out var bytes) && Multibase.EncodeBase58Btc(bytes) == "z" + body, iter: 2000);
}
