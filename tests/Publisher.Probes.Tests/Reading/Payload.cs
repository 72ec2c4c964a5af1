using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Publisher.Probes.Tests.Reading;

/// <summary>
/// Takes the credential out of a file: JSON as it is, an iTXt chunk of a PNG, the first text or the verify attribute of an element of an SVG (Open Badges 3.0 §5.3). Written
/// apart from this program's own reader of pictures, which it judges.
/// </summary>
internal static class Payload
{
    public const string Namespace3 = "https://purl.imsglobal.org/ob/v3p0";
    public const string Namespace2 = "http://openbadges.org";

    /// <summary>The JSON in a file; null, with the reason, for anything else.</summary>
    /// <param name="file">The file.</param>
    /// <param name="keyword">The keyword of the chunk in a PNG.</param>
    /// <param name="space">The namespace of the element in an SVG.</param>
    /// <param name="element">Its local name.</param>
    /// <param name="problem">Why there is none.</param>
    public static JsonElement? Read(ReadOnlySpan<byte> file, string keyword, string space, string element, out string problem)
    {
        problem = "";
        var text = file is [0x89, 0x50, 0x4E, 0x47, ..] ? OfPng(file, keyword) : file.TrimStart(" \r\n\t"u8) is [(byte)'<', ..] ? OfSvg(file, space, element) : Encoding.UTF8.GetString(file);
        if (text is null)
        {
            problem = "the picture carries nothing";
            return null;
        }
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            problem = "what is inside is no JSON";
            return null;
        }
    }

    // Chunk: length, type, data, checksum. iTXt: keyword, 0, compression flag and method, language, 0, translated keyword, 0, text.
    private static string? OfPng(ReadOnlySpan<byte> png, string keyword)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            if (length < 0 || at + 12 + length > png.Length)
            {
                return null;
            }
            var data = png.Slice(at + 8, length);
            if (png.Slice(at + 4, 4).SequenceEqual("iTXt"u8) && data.StartsWith(Encoding.Latin1.GetBytes(keyword + "\0\0\0")))
            {
                data = data[(keyword.Length + 3)..];
                data = data[(data.IndexOf((byte)0) + 1)..];
                return Encoding.UTF8.GetString(data[(data.IndexOf((byte)0) + 1)..]);
            }
            at += 12 + length;
        }
        return null;
    }

    private static string? OfSvg(ReadOnlySpan<byte> svg, string space, string element)
    {
        using var stream = new MemoryStream(svg.ToArray());
        using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != element || reader.NamespaceURI != space)
            {
                continue;
            }
            var verify = reader.GetAttribute("verify");
            while (!reader.IsEmptyElement && reader.Read() && reader.NodeType != XmlNodeType.EndElement)
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && !string.IsNullOrWhiteSpace(reader.Value))
                {
                    return reader.Value; // the first text alone: an award in two pieces is lost
                }
            }
            return verify;
        }
        return null;
    }
}
