using System.Collections.Immutable;
using System.IO.Compression;
using Publisher.Sites;

namespace Publisher.Exporting;

/// <summary>Files as one ZIP file. The same files give the same bytes: no clock is in it, and they are stored as they are, so that no version of a compressor is in it either.</summary>
public static class ArchiveZip
{
    // The earliest day the format can say.
    private static readonly DateTimeOffset Day = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // A regular file that everybody may read, as Unix says it.
    private const int Readable = unchecked((int)(0x81A4u << 16));

    /// <summary>Packs files into a folder of the ZIP file.</summary>
    /// <param name="folder">The folder's name.</param>
    /// <param name="files">The files, in the order they are packed.</param>
    public static byte[] Of(string folder, ImmutableArray<SiteFile> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = zip.CreateEntry($"{folder}/{file.Path}", CompressionLevel.NoCompression);
                (entry.LastWriteTime, entry.ExternalAttributes) = (Day, Readable);
                using var stream = entry.Open();
                stream.Write(file.Bytes.Span);
            }
        }
        return bytes.ToArray();
    }
}
