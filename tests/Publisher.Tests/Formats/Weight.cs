using System.IO.Compression;

namespace Publisher.Tests.Formats;

/// <summary>What a file weighs on its way to a reader.</summary>
internal static class Weight
{
    public static long Gzipped(ReadOnlyMemory<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes.Span);
        }
        return packed.Length;
    }
}
