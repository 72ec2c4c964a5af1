using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
using Publisher.Credentials.Baking;

namespace Publisher.Art;

/// <summary>
/// Contributed PNG (ISO/IEC 15948): what its chunks say is checked beyond their frame (<see cref="PngChunkReader"/>), and the pixels must inflate
/// to exactly the size the header promises. Compressed texts and profiles are never inflated.
/// </summary>
public static class PngArt
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Largest width and height, in pixels.</summary>
    public const int MaxSide = 4096;

    /// <summary>Width and height of a well-formed PNG, or why it is refused.</summary>
    public static bool TryCheck(ReadOnlyMemory<byte> png, out int width, out int height, [NotNullWhen(false)] out ArtProblem? problem)
    {
        (width, height) = (0, 0);
        var header = default(Header);
        var why = png.Length > MaxBytes ? $"the file has {png.Length / 1024} KiB, at most {MaxBytes / 1024} are allowed" : WhyRefused(png, ref header);
        problem = why is null ? null : new(1, 1, why);
        if (why is null)
        {
            (width, height) = (header.Width, header.Height);
        }
        return why is null;
    }

    private readonly record struct Header(int Width, int Height, byte Depth, byte Colour, bool Interlaced)
    {
        private int BitsPerPixel => Depth * Colour switch { 0 or 3 => 1, 4 => 2, 2 => 3, _ => 4 };

        /// <summary>Bytes of all rows before compression, each with its filter byte.</summary>
        public long RawLength => !Interlaced ? Pass(Width, Height)
            : Pass((Width + 7) / 8, (Height + 7) / 8) + Pass((Width + 3) / 8, (Height + 7) / 8) + Pass((Width + 3) / 4, (Height + 3) / 8)
            + Pass((Width + 1) / 4, (Height + 3) / 4) + Pass((Width + 1) / 2, (Height + 1) / 4) + Pass(Width / 2, (Height + 1) / 2) + Pass(Width, Height / 2);

        private long Pass(int columns, int rows) => columns == 0 ? 0 : rows * (1 + ((((long)columns * BitsPerPixel) + 7) / 8));
    }

    private static string? WhyRefused(ReadOnlyMemory<byte> png, ref Header header)
    {
        var (palette, pixels, lastType) = (0, new List<ReadOnlyMemory<byte>>(), "");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var reader = new PngChunkReader(png);
        while (reader.TryRead(out var chunk))
        {
            var type = chunk.Type;
            if (!seen.Add(type) && type is not ("IDAT" or "tEXt" or "zTXt" or "iTXt" or "sPLT" or "fdAT" or "fcTL") && IsKnown(type))
            {
                return $"there are two {type} chunks";
            }
            if (WhyChunkIsRefused(chunk, ref header, ref palette, pixels.Count > 0, lastType == "IDAT") is { } why)
            {
                return why;
            }
            if (type == "IDAT")
            {
                pixels.Add(chunk.Data);
            }
            lastType = type;
        }
        return reader.Problem is { } damage ? damage
            : pixels.Count == 0 ? "there are no pixels: an IDAT chunk is missing"
            : header.Colour == 3 && palette == 0 ? "the palette (PLTE) is missing"
            : WhyPixelsAreRefused(pixels, header.RawLength);
    }

    private static string? WhyChunkIsRefused(PngChunk chunk, ref Header header, ref int palette, bool hasPixels, bool afterPixels)
    {
        var type = chunk.Type;
        var data = chunk.Data.Span;
        if (type == "IHDR")
        {
            return ReadHeader(data, ref header);
        }
        var bad = $"the chunk {type} has {data.Length} bytes, which cannot be";
        var samples = header.Colour switch { 0 or 4 => 1, 2 or 6 => 3, _ => 0 };
        switch (type)
        {
            case "PLTE":
                palette = data.Length / 3;
                return data.Length % 3 != 0 || palette is 0 or > 256 || (header.Colour == 3 && palette > 1 << header.Depth) ? bad
                    : header.Colour is 0 or 4 ? "a grey picture has no palette (PLTE)" : hasPixels ? "the palette (PLTE) stands after the pixels" : null;
            case "IDAT":
                return hasPixels && !afterPixels ? "the pixels (IDAT) are interrupted by another chunk" : null;
            case "IEND":
                return null;
            case "tRNS":
                return (header.Colour == 3 ? data.Length >= 1 && data.Length <= palette : header.Colour is 0 or 2 && data.Length == 2 * samples) ? null : bad;
            case "bKGD":
                return (header.Colour == 3 ? data.Length == 1 : data.Length == 2 * samples) ? null : bad;
            case "gAMA":
                return data.Length == 4 ? null : bad;
            case "cHRM":
                return data.Length == 32 ? null : bad;
            case "sRGB":
                return data.Length == 1 ? null : bad;
            case "pHYs":
                return data.Length == 9 ? null : bad;
            case "tIME":
                return data.Length == 7 ? null : bad;
            case "sBIT":
                return data.Length == (header.Colour switch { 0 => 1, 4 => 2, 6 => 4, _ => 3 }) ? null : bad;
            case "hIST":
                return data.Length == 2 * palette && palette > 0 ? null : bad;
            case "iCCP" or "sPLT" or "pCAL" or "sCAL" or "eXIf":
                return data.Length > 3 ? null : bad;
            case "tEXt" or "zTXt" or "iTXt":
                return chunk.Keyword.Length == 0 ? bad
                    : Encoding.Latin1.GetString(chunk.Keyword) is "openbadges" or "openbadgecredential" ? "an award is baked into this picture: use the plain picture" : null;
            default:
                return char.IsAsciiLetterUpper(type[0]) ? $"the chunk {type} is not one of PNG's" : null;
        }
    }

    private static string? ReadHeader(ReadOnlySpan<byte> data, ref Header header)
    {
        if (data.Length != 13)
        {
            return $"the header has {data.Length} bytes, expected 13";
        }
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
        if (width is 0 or > MaxSide || height is 0 or > MaxSide)
        {
            return $"the picture is {width} by {height} pixels, at most {MaxSide} by {MaxSide} are allowed";
        }
        var (depth, colour) = (data[8], data[9]);
        var known = colour switch { 0 => depth is 1 or 2 or 4 or 8 or 16, 3 => depth is 1 or 2 or 4 or 8, 2 or 4 or 6 => depth is 8 or 16, _ => false };
        header = new((int)width, (int)height, depth, colour, data[12] == 1);
        return known && data[10] == 0 && data[11] == 0 && data[12] <= 1 ? null : $"the header names a kind of picture PNG does not have (colour {colour}, depth {depth})";
    }

    // Read and thrown away in small pieces, and never more than was promised: no bomb can grow.
    private static string? WhyPixelsAreRefused(List<ReadOnlyMemory<byte>> pixels, long expected)
    {
        var packed = new byte[pixels.Sum(p => p.Length)];
        var filled = 0;
        foreach (var piece in pixels)
        {
            piece.Span.CopyTo(packed.AsSpan(filled));
            filled += piece.Length;
        }
        try
        {
            using var inflate = new ZLibStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            var total = 0L;
            for (int read; (read = inflate.Read(buffer)) > 0;)
            {
                total += read;
                if (total > expected)
                {
                    return "there are more pixels than the header says";
                }
            }
            return total == expected ? null : "there are fewer pixels than the header says";
        }
        catch (InvalidDataException)
        {
            return "the pixels are damaged: they cannot be unpacked";
        }
    }

    private static bool IsKnown(string type) =>
        type is "IHDR" or "PLTE" or "IEND" or "tRNS" or "bKGD" or "gAMA" or "cHRM" or "sRGB" or "pHYs" or "tIME" or "sBIT" or "hIST" or "iCCP" or "pCAL" or "sCAL" or "eXIf";
}
