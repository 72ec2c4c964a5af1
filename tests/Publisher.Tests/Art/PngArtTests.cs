using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Publisher.Art;
using Publisher.Credentials.Tests.Manifests;
using Publisher.Testing;

namespace Publisher.Tests.Art;

public sealed class PngArtTests
{
    [Fact]
    public void Every_picture_of_the_suite_that_should_be_is_accepted_with_its_size() => Assert.All(Suite("accepted"), png =>
    {
        Assert.True(PngArt.TryCheck(png, out var width, out var height, out var problem), problem?.ToString());
        Assert.Equal((BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))), (width, height));
    });

    [Fact]
    public void Every_picture_that_crashed_a_decoder_is_refused_without_much_memory()
    {
        var crashers = Suite("refused");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.All(crashers, png => Assert.False(PngArt.TryCheck(png, out _, out _, out _)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024 * 1024);
    }

    [Fact]
    public void A_real_communitys_pictures_are_accepted()
    {
        var files = RealFiles.In(".png", "fedora-badges", "content", "badges");
        Assert.Equal(73, files.Length);
        Assert.All(files, file => Assert.True(PngArt.TryCheck(File.ReadAllBytes(file), out _, out _, out var problem), $"{file}: {problem}"));
    }

    [Fact]
    public void A_small_picture_is_accepted_with_its_size()
    {
        Assert.True(PngArt.TryCheck(Png(3, 2), out var width, out var height, out _));
        Assert.Equal((3, 2), (width, height));
    }

    [Fact]
    public void Any_single_changed_byte_is_noticed()
    {
        var good = Png(3, 2);
        for (var i = 0; i < good.Length; i++)
        {
            var bad = (byte[])good.Clone();
            bad[i] ^= 0x20;
            Assert.False(PngArt.TryCheck(bad, out _, out _, out _), $"byte {i}");
        }
    }

    [Fact]
    public void A_picture_cut_short_anywhere_is_refused()
    {
        var good = Png(3, 2);
        for (var length = 0; length < good.Length; length++)
        {
            Assert.False(PngArt.TryCheck(good.AsMemory(0, length), out _, out _, out _), $"{length} bytes");
        }
    }

    [Theory]
    [InlineData("one byte after the end", "1 bytes follow the end")]
    [InlineData("100000 by 100000", "100000 by 100000 pixels")]
    [InlineData("nothing wide", "0 by 2 pixels")]
    [InlineData("more pixels than promised", "more pixels")]
    [InlineData("fewer pixels than promised", "fewer pixels")]
    [InlineData("no pixels", "IDAT chunk is missing")]
    [InlineData("two headers", "two IHDR")]
    [InlineData("pixels first", "the first chunk is IDAT")]
    [InlineData("pixels in two places", "interrupted")]
    [InlineData("an unknown critical chunk", "not one of PNG's")]
    [InlineData("a palette after the pixels", "after the pixels")]
    [InlineData("a baked award", "an award is baked")]
    [InlineData("colour 5", "kind of picture")]
    [InlineData("gif", "not a PNG")]
    public void Each_trick_is_refused_by_name(string trick, string words)
    {
        var (head, pixels, end) = (Header(3, 2), Chunk("IDAT", Zlib(new byte[2 * (1 + 9)])), Chunk("IEND", []));
        byte[][] chunks = trick switch
        {
            "one byte after the end" => [head, pixels, end, [0]],
            "100000 by 100000" => [Header(100_000, 100_000), pixels, end],
            "nothing wide" => [Header(0, 2), pixels, end],
            "more pixels than promised" => [head, Chunk("IDAT", Zlib(new byte[1_500_000])), end],
            "fewer pixels than promised" => [head, Chunk("IDAT", Zlib(new byte[2])), end],
            "no pixels" => [head, end],
            "two headers" => [head, head, pixels, end],
            "pixels first" => [pixels, head, end],
            "pixels in two places" => [head, pixels, Chunk("tIME", new byte[7]), pixels, end],
            "an unknown critical chunk" => [head, Chunk("ABCD", []), pixels, end],
            "a palette after the pixels" => [head, pixels, Chunk("PLTE", new byte[3]), end],
            "a baked award" => [head, Chunk("iTXt", [.. "openbadgecredential"u8, 0, 0, 0, 0, 0, .. "{}"u8]), pixels, end],
            "colour 5" => [Header(3, 2, 5), pixels, end],
            _ => [],
        };
        var png = chunks.Length == 0 ? Encoding.ASCII.GetBytes("GIF89a, not a picture") : [.. Signature, .. chunks.SelectMany(c => c)];
        Assert.False(PngArt.TryCheck(png, out var width, out _, out var problem));
        Assert.Contains(words, problem.Detail, StringComparison.Ordinal);
        Assert.Equal(0, width);
    }

    [Fact]
    public void A_compressed_text_is_never_unpacked()
    {
        // 64 MiB of nothing, packed to 64 KiB: with any attempt to unpack it the memory would show.
        var bomb = Chunk("zTXt", [.. "Comment"u8, 0, 0, .. Zlib(new byte[64 * 1024 * 1024])]);
        byte[] png = [.. Signature, .. Header(3, 2), .. bomb, .. Chunk("IDAT", Zlib(new byte[20])), .. Chunk("IEND", [])];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(PngArt.TryCheck(png, out _, out _, out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    // What is expected of each stands in its line of the manifest; that every picture has one is tested with baking.
    private static List<byte[]> Suite(string expected)
    {
        var folder = RepositoryFiles.Vector("pngsuite", "contrib");
        var chosen = Manifest.Lines("pngsuite.txt").Where(line => line[1] == expected).Select(line => File.ReadAllBytes(Path.Combine(folder, line[0]))).ToList();
        Assert.NotEmpty(chosen);
        return chosen;
    }

    private static ReadOnlySpan<byte> SignatureBytes => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static byte[] Signature => SignatureBytes.ToArray();

    private static byte[] Png(int width, int height) =>
        [.. Signature, .. Header(width, height), .. Chunk("IDAT", Zlib(new byte[height * (1 + (3 * width))])), .. Chunk("IEND", [])];

    private static byte[] Header(int width, int height, byte colour = 2)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9]) = (8, colour);
        return Chunk("IHDR", data);
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    // Bit by bit, so that it shares nothing with the table it checks.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
            }
        }
        return ~crc;
    }

    private static byte[] Zlib(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(data);
        }
        return packed.ToArray();
    }
}
