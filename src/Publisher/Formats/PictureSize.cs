using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Publisher.Formats;

/// <summary>How large a photograph is, so that the page keeps room for it. Read from the few bytes that say so; a picture that says it otherwise gets no room kept.</summary>
internal static partial class PictureSize
{
    /// <summary>Pixels across and down of a PNG, GIF or JPEG; null when they were not found.</summary>
    public static (int Width, int Height)? Of(ReadOnlySpan<byte> file)
    {
        var size = file.Length >= 24 && file[0] == 0x89 && file[1..4].SequenceEqual("PNG"u8)
            ? (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]))
            : file.Length >= 10 && file.StartsWith("GIF8"u8) ? (BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]))
            : file.Length >= 4 && file[0] == 0xFF && file[1] == 0xD8 ? Jpeg(file)
            : (0, 0);
        return size is ( > 0 and < 65_536, > 0 and < 65_536) ? size : null;
    }

    /// <summary>The sides of an SVG's <c>viewBox</c> in whole units, for their proportion; null when it has none.</summary>
    public static (int Width, int Height)? OfSvg(ReadOnlySpan<byte> file)
    {
        var found = ViewBox().Match(System.Text.Encoding.UTF8.GetString(file));
        return found.Success && Side(found.Groups["width"]) is > 0 and < 65_536 and var width && Side(found.Groups["height"]) is > 0 and < 65_536 and var height ? (width, height) : null;
    }

    private static int Side(Group number) => (int)Math.Min(double.Parse(number.Value, CultureInfo.InvariantCulture), ushort.MaxValue);

    [GeneratedRegex("""^<svg\b[^>]*\sviewBox="[^"\s,]+[\s,]+[^"\s,]+[\s,]+(?<width>\d{1,6}(?:\.\d+)?)[\s,]+(?<height>\d{1,6}(?:\.\d+)?)\s*"[^>]*>""", RegexOptions.CultureInvariant)]
    private static partial Regex ViewBox();

    // Segments one after the other, until the one that begins a frame (ITU-T T.81, B.2.2): SOF0 to SOF15 without DHT, JPG and DAC.
    private static (int, int) Jpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }
        return (0, 0);
    }
}
