using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Publisher.Credentials.Baking;

/// <summary>
/// Walks over the chunks of a PNG (ISO/IEC 15948 §5). Every length lies within the file and every checksum is right; IHDR comes first and once,
/// an empty IEND last, and nothing follows it. What chunks mean is the caller's to ask; nothing is unpacked.
/// <code>
/// png   = 89 50 4E 47 0D 0A 1A 0A  chunk+
/// chunk = length(4, big-endian)  type(4 letters, the third a capital)  data(length)  CRC-32 of type and data(4)
/// </code>
/// </summary>
/// <param name="png">The file.</param>
public sealed class PngChunkReader(ReadOnlyMemory<byte> png)
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    private int at;
    private string last = "";

    /// <summary>The eight bytes every PNG begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Why the walk ended before the picture did: a phrase in plain words, lower case, no full stop. Null while it goes well.</summary>
    public string? Problem { get; private set; }

    /// <summary>The next chunk.</summary>
    /// <returns>False at the end, and at the first problem.</returns>
    public bool TryRead(out PngChunk chunk)
    {
        chunk = default;
        Problem ??= last == "IEND" ? WhyNotTheEnd() : WhyRefused(out chunk);
        if (Problem is not null || last == "IEND")
        {
            chunk = default;
            return false;
        }
        (last, at) = (chunk.Type, chunk.End);
        return true;
    }

    /// <summary>The bytes of one chunk.</summary>
    /// <param name="type">Its four letters.</param>
    /// <param name="data">What it holds.</param>
    public static byte[] Write(string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[PngChunk.Frame + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    private string? WhyNotTheEnd() =>
        at == png.Length ? null : string.Create(CultureInfo.InvariantCulture, $"{png.Length - at} bytes follow the end of the picture");

    private string? WhyRefused(out PngChunk chunk)
    {
        chunk = default;
        var bytes = png.Span;
        if (at == 0)
        {
            if (!bytes.StartsWith(Signature))
            {
                return "this is not a PNG: its first eight bytes are others";
            }
            at = Signature.Length;
        }
        if (bytes.Length - at < PngChunk.Frame)
        {
            return last.Length == 0 ? "the file ends after its first eight bytes" : $"the file ends after the chunk {last}, an IEND chunk is missing";
        }
        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
        var type = Encoding.ASCII.GetString(bytes.Slice(at + 4, 4));
        if (!type.All(char.IsAsciiLetter) || char.IsAsciiLetterLower(type[2]))
        {
            return string.Create(CultureInfo.InvariantCulture, $"at byte {at} a chunk should begin");
        }
        if (length > bytes.Length - at - PngChunk.Frame)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the chunk {type} says it has {length} bytes, more than the file");
        }
        chunk = new(type, at, png.Slice(at + 8, (int)length));
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[(chunk.End - 4)..]) != Crc(bytes.Slice(at + 4, 4 + chunk.Data.Length)))
        {
            return $"the chunk {type} is damaged: its checksum is wrong";
        }
        if (last.Length == 0 != (type == "IHDR"))
        {
            return type == "IHDR" ? "there are two IHDR chunks" : $"the first chunk is {type}, not IHDR";
        }
        return type == "IEND" && length > 0 ? string.Create(CultureInfo.InvariantCulture, $"the chunk IEND has {length} bytes, which cannot be") : null;
    }

    // CRC-32 of ISO/IEC 15948 Annex D.
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }
        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++)
            {
                c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            }
            table[n] = c;
        }
        return table;
    }
}
