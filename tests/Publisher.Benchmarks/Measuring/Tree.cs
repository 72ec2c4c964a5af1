using System.Buffers.Binary;
using System.IO.Enumeration;
using System.Runtime.InteropServices;

namespace Publisher.Benchmarks.Measuring;

/// <summary>How much a folder holds.</summary>
/// <param name="Files">Files in it and below.</param>
/// <param name="Bytes">Their lengths together.</param>
/// <param name="Allocated">What the file system set aside for them and for the folders themselves.</param>
internal readonly record struct TreeSize(int Files, long Bytes, long Allocated);

/// <summary>Looks at whole folders.</summary>
internal static partial class Tree
{
    private const int CurrentFolder = -100;
    private const int DoNotFollow = 0x100;
    private const uint BasicStats = 0x7ff;
    private const long FolderBlock = 4096;

    // struct statx is the same on every architecture: 256 bytes, stx_size at 40, stx_blocks (of 512 bytes) at 48.
    private const int StatxLength = 256;
    private const int BlocksOffset = 48;

    /// <summary>Files, bytes and room on the disk. Where folders take no room of their own (memory file systems) each counts as one block of 4 KiB.</summary>
    public static TreeSize Measure(string folder)
    {
        var (files, bytes, allocated) = (0, 0L, FolderRoom(folder));
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            if (entry is FileInfo file)
            {
                files++;
                bytes += file.Length;
                allocated += Room(file.FullName);
            }
            else
            {
                allocated += FolderRoom(entry.FullName);
            }
        }
        return new(files, bytes, allocated);
    }

    /// <summary>What a build with nothing to do cannot do without: every file's length and time, by one thread.</summary>
    /// <returns>A number that changes when a file's path, length or time does.</returns>
    public static long Walk(params ReadOnlySpan<string> folders)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 };
        var sum = 0L;
        foreach (var folder in folders)
        {
            var entries = new FileSystemEnumerable<long>(folder, static (ref FileSystemEntry entry) =>
                unchecked((entry.Length * 31) + entry.LastWriteTimeUtc.UtcTicks + string.GetHashCode(entry.FileName, StringComparison.Ordinal)), options)
            {
                ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
            };
            foreach (var entry in entries)
            {
                sum = unchecked(sum + (entry * 0x9E3779B97F4A7C1));
            }
        }
        return sum;
    }

    /// <summary>Removes a folder and all below; nothing when it is absent.</summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long FolderRoom(string folder) => Math.Max(Room(folder), FolderBlock);

    private static long Room(string path)
    {
        Span<byte> answer = stackalloc byte[StatxLength];
        return Statx(CurrentFolder, path, DoNotFollow, BasicStats, ref MemoryMarshal.GetReference(answer)) == 0
            ? BinaryPrimitives.ReadInt64LittleEndian(answer[BlocksOffset..]) * 512
            : throw new BenchmarkException($"statx of {path} failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte answer);
}
