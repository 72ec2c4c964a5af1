using System.Runtime.InteropServices;

namespace Publisher.Cli.Disk;

/// <summary>
/// The few things a disk can do that .NET has no words for, on Linux: exchanging two folders in one step (renameat2 with
/// RENAME_EXCHANGE), hard links, flushing a folder or a whole file system, and telling a pipe or a device from a file without opening it.
/// Elsewhere each says that it cannot, and callers take their slower way.
/// </summary>
internal static partial class NativeDisk
{
    private const int AtCurrentFolder = -100;
    private const uint RenameExchange = 2;
    private const int NoFollow = 0x100;
    private const uint StatxTypeOwnerAndNumber = 0x109;
    private const int StatxOwnerOffset = 20;
    private const int StatxModeOffset = 28;
    private const int StatxNumberOffset = 32;
    private const int StatxDeviceOffset = 136;
    private const int OpenReadOnly = 0;

    /// <summary>Exchanges two folders in one step; false where the system or file system cannot.</summary>
    internal static bool TryExchange(string one, string other)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }
        try
        {
            return RenameAt2(AtCurrentFolder, one, AtCurrentFolder, other, RenameExchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than the call.
            return false;
        }
    }

    /// <summary>Makes a second name for a file; false where the system or file system cannot.</summary>
    internal static bool TryLink(string existing, string second) => !OperatingSystem.IsWindows() && Link(existing, second) == 0;

    /// <summary>Makes renames in a folder survive a power cut.</summary>
    internal static void FlushFolder(string folder) => Flush(folder, wholeFileSystem: false);

    /// <summary>Whether <see cref="FlushFileSystem"/> does anything here; where not, files are flushed one by one.</summary>
    internal static bool CanFlushFileSystem => OperatingSystem.IsLinux();

    /// <summary>Makes everything written to the file system of a folder survive a power cut: one call instead of one for each of ten thousand files.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal static void FlushFileSystem(string folder)
    {
        if (!Flush(folder, wholeFileSystem: true))
        {
            throw new IOException($"could not flush {folder} to the disk: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    /// <summary>Whether a path is a regular file, not a pipe, socket or device; true where only opening it could tell.</summary>
    internal static bool IsRegularFile(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }
        Span<byte> status = stackalloc byte[256];
        return !TryStatus(path, status) || (MemoryMarshal.Read<ushort>(status[StatxModeOffset..]) & 0xF000) == 0x8000;
    }

    /// <summary>Whether two paths are two names of one file; null where this cannot be told.</summary>
    internal static bool? IsSameFile(string one, string other)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }
        Span<byte> first = stackalloc byte[256];
        Span<byte> second = stackalloc byte[256];
        return TryStatus(one, first) && TryStatus(other, second)
            ? first.Slice(StatxNumberOffset, 8).SequenceEqual(second.Slice(StatxNumberOffset, 8)) && first.Slice(StatxDeviceOffset, 8).SequenceEqual(second.Slice(StatxDeviceOffset, 8))
            : null;
    }

    /// <summary>The number and disk of a file or folder, links not followed; null where this cannot be told.</summary>
    internal static string? IdentityOf(string path)
    {
        Span<byte> status = stackalloc byte[256];
        return OperatingSystem.IsLinux() && TryStatus(path, status)
            ? Convert.ToHexStringLower(status.Slice(StatxNumberOffset, 8)) + Convert.ToHexStringLower(status.Slice(StatxDeviceOffset, 8))
            : null;
    }

    /// <summary>Whether a file belongs to the user this program runs as; true where this cannot be told.</summary>
    internal static bool IsOwn(string path)
    {
        Span<byte> status = stackalloc byte[256];
        return !OperatingSystem.IsLinux() || (TryStatus(path, status) && MemoryMarshal.Read<uint>(status[StatxOwnerOffset..]) == EffectiveUser());
    }

    private static bool TryStatus(string path, Span<byte> status)
    {
        status.Clear();
        try
        {
            return Statx(AtCurrentFolder, path, NoFollow, StatxTypeOwnerAndNumber, status) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than the call.
            return false;
        }
    }

    private static bool Flush(string folder, bool wholeFileSystem)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }
        var descriptor = Open(folder, OpenReadOnly);
        if (descriptor < 0)
        {
            return false;
        }
        try
        {
            return (wholeFileSystem ? SyncFileSystem(descriptor) : Sync(descriptor)) == 0;
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string second);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, Span<byte> buffer);
}
