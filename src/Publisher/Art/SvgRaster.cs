using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Publisher.Art;

/// <summary>A photograph or texture inside an SVG: a data address of a PNG or JPEG that is what it says.</summary>
internal static class SvgRaster
{
    /// <summary>The address in its plainest spelling, or why it is refused.</summary>
    public static bool TryRead(string address, [NotNullWhen(true)] out string? clean, [NotNullWhen(false)] out string? why)
    {
        (clean, why) = (null, null);
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        var kind = comma < 0 ? "" : string.Concat(address[5..comma].Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        if (kind is not ("image/png;base64" or "image/jpeg;base64" or "image/jpg;base64"))
        {
            why = $"an embedded picture must be a PNG or JPEG in base64, this one is \"{(kind.Length > 40 ? kind[..40] : kind)}\"";
            return false;
        }
        var digits = string.Concat(address[(comma + 1)..].Where(c => c is not (' ' or '\t' or '\n' or '\r')));
        var bytes = new byte[(digits.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(digits, bytes, out var length))
        {
            why = "an embedded picture is not well-formed base64";
            return false;
        }
        var raster = bytes.AsMemory(0, length);
        if (kind == "image/png;base64")
        {
            if (!PngArt.TryCheck(raster, out _, out _, out var problem))
            {
                why = "an embedded PNG is damaged: " + problem.Detail;
                return false;
            }
        }
        else if (!IsJpeg(raster.Span))
        {
            why = "an embedded JPEG is damaged, or larger than 4096 by 4096";
            return false;
        }
        clean = "data:" + kind.Replace("jpg", "jpeg", StringComparison.Ordinal) + "," + digits;
        return true;
    }

    // Segments of ITU-T T.81 up to the first scan: a frame header of sane size must be among them, and an end-of-image at the end.
    private static bool IsJpeg(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 4 || jpeg[0] != 0xFF || jpeg[1] != 0xD8 || jpeg[^2] != 0xFF || jpeg[^1] != 0xD9)
        {
            return false;
        }
        var framed = false;
        for (var at = 2; at + 4 <= jpeg.Length;)
        {
            if (jpeg[at] != 0xFF)
            {
                return false;
            }
            var marker = jpeg[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 2 || at + 2 + length > jpeg.Length)
            {
                return false;
            }
            if (marker == 0xDA)
            {
                return framed;
            }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && length >= 8)
            {
                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 7)..]));
                framed = width is > 0 and <= PngArt.MaxSide && height is > 0 and <= PngArt.MaxSide;
            }
            at += 2 + length;
        }
        return false;
    }
}
