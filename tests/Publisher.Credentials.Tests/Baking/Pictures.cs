using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Publisher.Credentials.Baking;

namespace Publisher.Credentials.Tests.Baking;

/// <summary>Small pictures and awards to try things on.</summary>
internal static class Pictures
{
    public const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 2\">\n<circle cx=\"1\" cy=\"1\" r=\"1\"/>\n</svg>\n";

    public const string Award = "{ \"name\": \"Workshop Host\", \"holder\": \"Ana \u0141ukasz \U0001F980 & <friends>\" }\n";

    public const string Hosted = "{ \"type\": \"Assertion\", \"id\": \"https://badges.tidewater.example/assertions/a.json?a=1&b=2\" }";

    public static byte[] Png { get; } = Join(Head, PngChunkReader.Write("IDAT", Zlib([0, 1, 2, 3])), End);

    public static byte[] Head => PngChunkReader.Write("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);

    public static byte[] End => PngChunkReader.Write("IEND", []);

    public static BakedContent Both { get; } = new() { Credential = Bytes(Award), Assertion = Bytes(Hosted) };

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(ReadOnlyMemory<byte>? bytes) => Encoding.UTF8.GetString(bytes!.Value.Span);

    public static byte[] Join(params byte[][] chunks) => [.. PngChunkReader.Signature, .. chunks.SelectMany(c => c)];

    /// <summary>An iTXt chunk, compressed or marked as one likes.</summary>
    public static byte[] InternationalText(string keyword, byte[] text, byte flag = 0, byte method = 0) =>
        PngChunkReader.Write("iTXt", [.. Encoding.ASCII.GetBytes(keyword), 0, flag, method, .. "en"u8, 0, .. "Wort"u8, 0, .. text]);

    public static byte[] WithText(params byte[][] texts) => Join([Head, .. texts, PngChunkReader.Write("IDAT", Zlib([0, 1, 2, 3])), End]);

    public static byte[] Zlib(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(data);
        }
        return packed.ToArray();
    }

    /// <summary>The chunks of a PNG by a walk of the tests' own, apart from texts of Open Badges.</summary>
    public static List<string> OtherChunks(ReadOnlySpan<byte> png)
    {
        var chunks = new List<string>();
        for (var at = 8; at < png.Length;)
        {
            var end = at + 12 + BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            var chunk = png[at..end];
            if (!Encoding.Latin1.GetString(chunk[4..]).StartsWith("iTXtopenbadge", StringComparison.Ordinal))
            {
                chunks.Add(Convert.ToHexString(chunk));
            }
            at = end;
        }
        return chunks;
    }
}
