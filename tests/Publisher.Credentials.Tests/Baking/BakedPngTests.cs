using System.Text;
using CsCheck;
using Publisher.Credentials.Baking;
using static Publisher.Credentials.Tests.Baking.Pictures;

namespace Publisher.Credentials.Tests.Baking;

public sealed class BakedPngTests
{
    [Fact]
    public void Both_awards_come_out_as_they_went_in_and_the_picture_is_as_it_was()
    {
        Assert.True(BakedPng.TryBake(Png, Both, out var baked, out _));
        Assert.True(BakedPng.TryRead(baked, out var content, out _));
        Assert.Equal((Award, Hosted), (Text(content.Credential), content.AssertionText));
        Assert.Equal(OtherChunks(Png), OtherChunks(baked));
        Assert.True(BakedPng.TryBake(baked, new(), out var plain, out _));
        Assert.Equal(Png, plain);
    }

    [Fact]
    public void An_award_is_uncompressed_with_nothing_between_keyword_and_text_and_stands_after_the_header()
    {
        Assert.True(BakedPng.TryBake(Png, new() { Credential = Bytes(Award) }, out var baked, out _));
        byte[] expected = [.. "iTXtopenbadgecredential"u8, 0, 0, 0, 0, 0, .. Bytes(Award)];
        Assert.Equal(expected, baked.AsSpan(33 + 4, expected.Length).ToArray());
    }

    [Fact]
    public void What_was_baked_before_is_taken_away_in_whatever_kind_of_text_it_stands()
    {
        var before = WithText(
            PngChunkReader.Write("tEXt", "openbadges\0https://old.example/1.json"u8), InternationalText("openbadgecredential", Bytes("{}")), InternationalText("openbadges", Zlib(Bytes("{}")), flag: 1),
            PngChunkReader.Write("tEXt", "Author\0Ana"u8));
        Assert.True(BakedPng.TryBake(before, Both, out var baked, out _));
        Assert.True(BakedPng.TryRead(baked, out var content, out _));
        Assert.Equal((Award, Hosted), (Text(content.Credential), content.AssertionText));
        Assert.Contains("Author", Encoding.Latin1.GetString(baked), StringComparison.Ordinal);
        Assert.DoesNotContain("old.example", Encoding.Latin1.GetString(baked), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_award_of_any_length_comes_out_as_it_went_in() =>
        Gen.String[Gen.Char, 0, 400].Select(Gen.String[Gen.Char, 0, 400]).Sample((first, second) =>
        {
            var content = new BakedContent { Credential = Bytes("{" + first), Assertion = Bytes("\r\n{" + second) };
            Assert.True(BakedPng.TryBake(Png, content, out var baked, out _));
            Assert.True(BakedPng.TryRead(baked, out var found, out _));
            Assert.Equal((Text(content.Credential), Text(content.Assertion)), (Text(found.Credential), Text(found.Assertion)));
        });

    [Fact]
    public void A_baked_picture_cut_off_anywhere_is_refused()
    {
        Assert.True(BakedPng.TryBake(Png, Both, out var baked, out _));
        for (var length = 0; length < baked.Length; length++)
        {
            Assert.False(BakedPng.TryRead(baked.AsMemory(0, length), out _, out var problem), $"{length} bytes");
            Assert.Equal(BakingProblemKind.Damaged, problem.Kind);
            Assert.False(BakedPng.TryBake(baked.AsMemory(0, length), Both, out _, out _), $"{length} bytes");
        }
    }

    [Fact]
    public void A_baked_picture_with_any_bit_turned_is_refused()
    {
        Assert.True(BakedPng.TryBake(Png, Both, out var baked, out _));
        for (var bit = 0; bit < baked.Length * 8; bit++)
        {
            var turned = (byte[])baked.Clone();
            turned[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(BakedPng.TryRead(turned, out _, out var problem), $"bit {bit}");
            Assert.Equal(BakingProblemKind.Damaged, problem.Kind);
        }
    }

    [Fact]
    public void Older_programs_forms_of_an_Open_Badges_2_award_are_read()
    {
        Assert.True(BakedPng.TryRead(WithText(InternationalText("openbadges", Zlib(Bytes(Hosted)), flag: 1)), out var packed, out _));
        Assert.Equal((null, Hosted), (packed.Credential, packed.AssertionText));
        Assert.True(BakedPng.TryRead(WithText(PngChunkReader.Write("tEXt", "openbadges\0https://old.example/1.json"u8)), out var address, out _));
        Assert.Equal("https://old.example/1.json", address.AssertionText);
    }

    [Theory]
    [InlineData("two credentials", BakingProblemKind.Ambiguous, "two texts named openbadgecredential")]
    [InlineData("an assertion in two kinds of text", BakingProblemKind.Ambiguous, "two texts named openbadges")]
    [InlineData("one byte after the end", BakingProblemKind.Damaged, "1 bytes follow the end")]
    [InlineData("a page after the end", BakingProblemKind.Damaged, "follow the end")]
    [InlineData("no award", BakingProblemKind.NothingInside, "carries no award")]
    [InlineData("a compressed credential", BakingProblemKind.NotReadable, "compressed")]
    [InlineData("a credential in a tEXt", BakingProblemKind.NotReadable, "must stand in an iTXt")]
    [InlineData("an assertion in a zTXt", BakingProblemKind.NotReadable, "must stand in an iTXt")]
    [InlineData("an unknown mark", BakingProblemKind.NotReadable, "cut off or marked")]
    [InlineData("a text cut off", BakingProblemKind.NotReadable, "cut off or marked")]
    [InlineData("an empty text", BakingProblemKind.NotReadable, "is empty")]
    [InlineData("a text that is not UTF-8", BakingProblemKind.NotReadable, "not UTF-8")]
    [InlineData("a packed text of noise", BakingProblemKind.NotReadable, "cannot be unpacked")]
    [InlineData("a long text", BakingProblemKind.NotReadable, "longer than any award")]
    [InlineData("a large file", BakingProblemKind.TooLarge, "at most 8192 are read")]
    public void Each_trick_is_refused_by_name(string trick, BakingProblemKind kind, string words)
    {
        var credential = InternationalText("openbadgecredential", Bytes(Award));
        byte[] png = trick switch
        {
            "two credentials" => WithText(credential, credential),
            "an assertion in two kinds of text" => WithText(InternationalText("openbadges", Bytes(Hosted)), PngChunkReader.Write("tEXt", "openbadges\0https://old.example/"u8)),
            "one byte after the end" => [.. WithText(credential), 0],
            "a page after the end" => [.. WithText(credential), .. "<script>alert(1)</script>"u8],
            "no award" => Png,
            "a compressed credential" => WithText(InternationalText("openbadgecredential", Zlib(Bytes(Award)), flag: 1)),
            "a credential in a tEXt" => WithText(PngChunkReader.Write("tEXt", "openbadgecredential\0{}"u8)),
            "an assertion in a zTXt" => WithText(PngChunkReader.Write("zTXt", [.. "openbadges"u8, 0, 0, .. Zlib(Bytes(Hosted))])),
            "an unknown mark" => WithText(InternationalText("openbadges", Bytes(Hosted), flag: 2)),
            "a text cut off" => WithText(PngChunkReader.Write("iTXt", "openbadges\0\0\0en"u8)),
            "an empty text" => WithText(InternationalText("openbadges", [])),
            "a text that is not UTF-8" => WithText(InternationalText("openbadgecredential", [(byte)'{', 0xFF])),
            "a packed text of noise" => WithText(InternationalText("openbadges", [1, 2, 3, 4], flag: 1)),
            "a long text" => WithText(InternationalText("openbadgecredential", new byte[BakedContent.MaxBytes + 1])),
            _ => WithText(PngChunkReader.Write("tEXt", new byte[BakedImage.MaxBytes])),
        };
        Assert.False(BakedPng.TryRead(png, out var content, out var problem));
        Assert.Null(content);
        Assert.Equal(kind, problem.Kind);
        Assert.Contains(words, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_text_is_unpacked_no_further_than_an_award_can_be_long()
    {
        // A gigabyte of nothing, packed to one megabyte.
        var bomb = WithText(InternationalText("openbadges", Zlib(new byte[1 << 30]), flag: 1));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(BakedPng.TryRead(bomb, out _, out var problem));
        Assert.Contains("longer than any award", problem.Detail, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * 1024 * 1024);
        // Nothing but a text named for Open Badges is looked into at all.
        Assert.False(BakedPng.TryRead(WithText(PngChunkReader.Write("zTXt", [.. "Comment"u8, 0, 0, 1, 2, 3])), out _, out problem));
        Assert.Equal(BakingProblemKind.NothingInside, problem.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://badges.tidewater.example/assertions/a.json")]
    [InlineData("header.payload")]
    public void What_is_no_award_is_not_put_in(string text)
    {
        Assert.False(BakedPng.TryBake(Png, new() { Assertion = Bytes(text) }, out _, out var problem));
        Assert.Equal(BakingProblemKind.NotCarried, problem.Kind);
    }

    [Fact]
    public void What_is_no_text_or_longer_than_any_award_is_not_put_in()
    {
        Assert.False(BakedPng.TryBake(Png, new() { Credential = (byte[])[(byte)'{', 0xFF] }, out _, out var problem));
        Assert.Contains("not UTF-8", problem.Detail, StringComparison.Ordinal);
        Assert.False(BakedPng.TryBake(Png, new() { Credential = Bytes("{" + new string(' ', BakedContent.MaxBytes)) }, out _, out problem));
        Assert.Contains("at most 262144", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_told_by_how_it_begins()
    {
        Assert.True(BakedImage.TryBake(Png, Both, out var png, out _));
        Assert.True(BakedImage.TryBake(Bytes("\uFEFF\n" + Svg), Both, out var svg, out _));
        Assert.True(BakedImage.TryRead(png, out _, out _) && BakedImage.TryRead(svg, out _, out _));
        Assert.False(BakedImage.TryRead(Bytes("GIF89a"), out _, out var problem));
        Assert.Equal(BakingProblemKind.NotAPicture, problem.Kind);
        Assert.False(BakedImage.TryBake(Bytes("{}"), Both, out _, out problem));
        Assert.Equal(BakingProblemKind.NotAPicture, problem.Kind);
    }
}
