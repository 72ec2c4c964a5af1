using System.Security.Cryptography;

namespace Publisher.Cli.Disk;

/// <summary>
/// Writes single files so that a reader, a kill or a full disk meets the whole old file or the whole new one:
/// a temporary file beside it, flushed to the disk, then renamed over it, then the folder flushed.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file, making its folders. Equal bytes are left untouched.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="bytes">The whole content.</param>
    /// <param name="mode">Permissions on Unix, from the first moment the file exists; null for the usual ones.</param>
    /// <returns>False when the file already held these bytes.</returns>
    public static bool Write(string path, ReadOnlySpan<byte> bytes, UnixFileMode? mode = null)
    {
        if (mode is null && Holds(path, bytes))
        {
            return false;
        }
        var temporary = WriteTemporary(path, bytes, mode);
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw;
        }
        NativeDisk.FlushFolder(Path.GetDirectoryName(path)!);
        return true;
    }

    /// <summary>Writes a file that must not exist yet.</summary>
    /// <exception cref="IOException">It exists, or the disk refused.</exception>
    public static void Create(string path, ReadOnlySpan<byte> bytes, UnixFileMode? mode = null)
    {
        var temporary = WriteTemporary(path, bytes, mode);
        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw;
        }
        NativeDisk.FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Whether a regular file holds exactly these bytes.</summary>
    public static bool Holds(string path, ReadOnlySpan<byte> bytes)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.LinkTarget is not null || file.Length != bytes.Length)
        {
            return false;
        }
        using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
        Span<byte> buffer = stackalloc byte[16 * 1024];
        for (var at = 0; at < bytes.Length;)
        {
            var read = RandomAccess.Read(handle, buffer, at);
            if (read == 0 || at + read > bytes.Length || !buffer[..read].SequenceEqual(bytes.Slice(at, read)))
            {
                return false;
            }
            at += read;
        }
        return true;
    }

    private static string WriteTemporary(string path, ReadOnlySpan<byte> bytes, UnixFileMode? mode)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        // A leading dot: the source reader passes over it if a kill leaves it behind.
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (mode is not null && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }
        try
        {
            using var stream = new FileStream(temporary, options);
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            File.Delete(temporary);
            throw;
        }
        return temporary;
    }
}
