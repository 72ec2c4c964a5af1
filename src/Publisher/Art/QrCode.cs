using System.Globalization;
using System.Text;

namespace Publisher.Art;

/// <summary>
/// An address as a QR Code (ISO/IEC 18004:2015): bytes in UTF-8, error correction level M, versions 1 to 15. Drawn for every award of a site, so it takes
/// microseconds where libraries that can do more take a thousand of them; a test holds it, module by module, against one of these.
/// </summary>
public static class QrCode
{
    private const int ByteMode = 4;
    private const int Quiet = 4;

    private static readonly (byte[] Power, byte[] Log) Field = MakeField();
    private static readonly Lazy<byte[]>[] Generators = [.. Enumerable.Range(0, 31).Select(d => new Lazy<byte[]>(() => Generator(d)))];

    /// <summary>Whether a text is short enough: 412 bytes.</summary>
    public static bool Fits(string text) => QrLayout.For(Encoding.UTF8.GetByteCount(text)) is not null;

    /// <summary>The code's dark modules, row by row, without the quiet zone around it.</summary>
    /// <param name="text">The text; it has to fit.</param>
    /// <returns>The modules and how many a side has.</returns>
    /// <exception cref="ArgumentException">It is too long.</exception>
    public static (bool[] Dark, int Size) Modules(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var layout = QrLayout.For(bytes.Length) ?? throw new ArgumentException("the text is too long for a QR Code", nameof(text));
        var words = Interleaved(Data(bytes, layout), layout.Cut);
        var dark = (bool[])layout.Dark.Clone();
        for (var i = 0; i < layout.Places.Length; i++)
        {
            var (at, turned) = layout.Places[i];
            // A few places may be left over; they stay light, as the mask has them.
            var bit = i / 8 < words.Length && (words[i / 8] >> (7 - (i % 8)) & 1) == 1;
            dark[at] = bit != turned;
        }
        return (dark, layout.Size);
    }

    /// <summary>The code as an SVG: black on white in every scheme, with its quiet zone.</summary>
    /// <param name="text">The text; it has to fit.</param>
    public static string Svg(string text)
    {
        var (dark, size) = Modules(text);
        var side = size + (2 * Quiet);
        var svg = new StringBuilder(3000)
            .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path stroke=\"#000\" d=\"");
        for (var y = 0; y < size; y++)
        {
            // Each row is a line of strokes, one module thick.
            svg.Append('M').Append(Quiet).Append(' ').Append(y + Quiet).Append(".5");
            var row = dark.AsSpan(y * size, size);
            while (row.IndexOf(true) is >= 0 and var light)
            {
                var length = row[light..].IndexOf(false) is >= 0 and var end ? end : row.Length - light;
                if (light > 0)
                {
                    svg.Append('m').Append(light).Append(" 0");
                }
                svg.Append('h').Append(length);
                row = row[(light + length)..];
            }
        }
        return svg.Append("\"/></svg>\n").ToString();
    }

    private static byte[] Data(byte[] bytes, QrLayout layout)
    {
        var data = new byte[layout.Cut.Data];
        var at = 0;
        Write(data, ref at, ByteMode, 4);
        Write(data, ref at, bytes.Length, layout.CountBits);
        foreach (var value in bytes)
        {
            Write(data, ref at, value, 8);
        }
        // Four light bits end it, as far as there is room; then whole bytes that mean nothing.
        var end = Math.Min((at + 4 + 7) / 8, data.Length);
        for (var i = end; i < data.Length; i++)
        {
            data[i] = (byte)((i - end) % 2 == 0 ? 0xEC : 0x11);
        }
        return data;
    }

    private static void Write(byte[] data, ref int at, int value, int bits)
    {
        for (var i = bits - 1; i >= 0; i--, at++)
        {
            data[at / 8] |= (byte)((value >> i & 1) << (7 - (at % 8)));
        }
    }

    // The first byte of every block, then the second of every block …; the same again for error correction.
    private static byte[] Interleaved(byte[] data, QrLayout.Blocks cut)
    {
        var words = new byte[data.Length + (cut.Count * cut.Correction)];
        Span<byte> correction = stackalloc byte[30];
        correction = correction[..cut.Correction];
        var generator = Generators[cut.Correction].Value;
        var start = 0;
        for (var block = 0; block < cut.Count; block++)
        {
            var length = cut.Bytes + (block < cut.Short ? 0 : 1);
            for (var i = 0; i < length; i++)
            {
                words[i < cut.Bytes ? (i * cut.Count) + block : (cut.Bytes * cut.Count) + block - cut.Short] = data[start + i];
            }
            Correct(data.AsSpan(start, length), generator, correction);
            for (var i = 0; i < correction.Length; i++)
            {
                words[data.Length + (i * cut.Count) + block] = correction[i];
            }
            start += length;
        }
        return words;
    }

    // The rest of a division by the generator (annex A), byte by byte.
    private static void Correct(ReadOnlySpan<byte> data, byte[] generator, Span<byte> rest)
    {
        rest.Clear();
        foreach (var value in data)
        {
            var factor = (byte)(value ^ rest[0]);
            rest[1..].CopyTo(rest);
            rest[^1] = 0;
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] ^= Times(generator[i], factor);
            }
        }
    }

    // (x - 1)(x - 2)(x - 4) … without its leading 1.
    private static byte[] Generator(int degree)
    {
        var product = new byte[degree];
        if (degree == 0)
        {
            return product;
        }
        product[^1] = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
            {
                product[j] = (byte)(Times(product[j], Field.Power[i]) ^ (j + 1 < degree ? product[j + 1] : 0));
            }
        }
        return product;
    }

    private static byte Times(byte one, byte other) => one == 0 || other == 0 ? (byte)0 : Field.Power[(Field.Log[one] + Field.Log[other]) % 255];

    // The field of 256 elements that the standard names: x⁸ + x⁴ + x³ + x² + 1.
    private static (byte[] Power, byte[] Log) MakeField()
    {
        var (power, log) = (new byte[255], new byte[256]);
        var value = 1;
        for (var i = 0; i < 255; i++)
        {
            (power[i], log[value]) = ((byte)value, (byte)i);
            value = (value << 1) ^ ((value >> 7) * 0x11D);
        }
        return (power, log);
    }
}
