using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.Status;
using Publisher.Credentials.Tests.Verification;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Status;

public sealed class BitstringStatusListTests
{
    [Fact]
    public void Set_bits_come_back_and_no_others()
    {
        int[] set = [0, 1, 7, 8, 42, 65_535, BitstringStatusList.Length - 1];
        var list = Read(BitstringStatusList.Encode(set.ToHashSet()));
        Assert.Equal(set, list.SetBits);
        Assert.Equal(BitstringStatusList.Length, list.Count);
        Assert.True(list[42]);
        Assert.False(list[43]);
        Assert.Null(list[-1]);
        Assert.Null(list[BitstringStatusList.Length]);
    }

    [Fact]
    public void Bit_0_is_the_most_significant_bit_of_byte_0()
    {
        var text = BitstringStatusList.Encode(new HashSet<int> { 0 });
        Assert.Equal('u', text[0]);
        using var gzip = new GZipStream(new MemoryStream(Base64Url.DecodeFromChars(text.AsSpan(1))), CompressionMode.Decompress);
        Assert.Equal(0x80, gzip.ReadByte());
        Assert.Equal(0, gzip.ReadByte());
    }

    [Fact]
    public void Encoding_is_the_same_every_time() => Assert.Equal(BitstringStatusList.Encode(new HashSet<int> { 5, 9 }), BitstringStatusList.Encode(new HashSet<int> { 9, 5 }));

    [Fact]
    public void Another_programs_list_is_read()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("ob3-golden", "site-status.json")));
        Assert.True(BitstringStatusList.TryRead(Documents.Parse(golden.RootElement.GetProperty("credential").GetRawText()), out var list, out var problem), problem);
        Assert.Equal(("did:web:guild.example:badges", "revocation", BitstringStatusList.Length), (list.Issuer, list.StatusPurpose, list.Count));
        Assert.Equal([5], list.SetBits);
    }

    [Fact]
    public void Broken_short_and_bloated_lists_are_refused()
    {
        var good = BitstringStatusList.Encode(new HashSet<int>());
        Assert.All(
            new[]
            {
                good[1..], "z" + good[1..], good + "=", good + "\\n", "u", "u!!!!",
                good[..^8],                                              // cut off
                "u" + Base64Url.EncodeToString(Gzip(new byte[16_383])),  // 131,064 bits
                "u" + Base64Url.EncodeToString(Gzip(new byte[BitstringStatusList.MaxBytes + 1])),
                "u" + Base64Url.EncodeToString(new byte[16_384]),
            },
            text => Assert.False(TryRead(text, out _)));
        Assert.True(TryRead("u" + Base64Url.EncodeToString(Gzip(new byte[BitstringStatusList.MaxBytes])), out _));
    }

    [Theory]
    [InlineData("\"BitstringStatusList\"", "\"Other\"")]
    [InlineData("\"BitstringStatusListCredential\"", "\"Other\"")]
    [InlineData("\"statusPurpose\"", "\"statusSize\": 2, \"statusPurpose\"")]
    [InlineData("\"issuer\"", "\"by\"")]
    [InlineData("\"encodedList\": \"", "\"encodedList\": \"x")]
    public void Other_documents_are_refused(string old, string changed)
    {
        var text = TestGuild.StatusListText();
        Assert.Contains(old, text, StringComparison.Ordinal);
        Assert.False(BitstringStatusList.TryRead(Documents.Parse(text.Replace(old, changed, StringComparison.Ordinal)), out _, out _));
    }

    [Fact]
    public void A_bit_outside_the_list_cannot_be_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BitstringStatusList.Encode(new HashSet<int> { BitstringStatusList.Length }));
        Assert.Throws<ArgumentOutOfRangeException>(() => BitstringStatusList.Encode(new HashSet<int> { -1 }));
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(bytes);
        }
        return packed.ToArray();
    }

    private static BitstringStatusList Read(string encoded)
    {
        Assert.True(TryRead(encoded, out var list));
        return list!;
    }

    private static bool TryRead(string encoded, out BitstringStatusList? list)
    {
        var text = TestGuild.StatusListText();
        var start = text.IndexOf("\"encodedList\": \"", StringComparison.Ordinal) + "\"encodedList\": \"".Length;
        var end = text.IndexOf('"', start);
        return BitstringStatusList.TryRead(Documents.Parse(text[..start] + encoded + text[end..]), out list, out _);
    }
}
