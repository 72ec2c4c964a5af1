using System.Runtime.InteropServices;

namespace Publisher.Cli.Disk;

/// <summary>The system calls of Linux for files, as they are: paths are zero-terminated UTF-8, relative to an open folder.</summary>
internal static partial class LinuxCalls
{
    internal const int NoEntry = 2;
    internal const int NoDevice = 6;
    internal const int Exists = 17;
    internal const int NotAFolder = 20;
    internal const int IsAFolder = 21;
    internal const int TooManyLinks = 40;

    internal const int WriteOnly = 1;
    internal const int CreateNew = 0x40 | 0x80;
    internal const int NoWait = 0x800;
    internal const int CloseOnExec = 0x80000;
    internal const int RemoveFolder = 0x200;

    private const int NoFollowStatus = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint StatusFields = 0x3C1;
    private const int StatusLength = 256;

    /// <summary>Whether this is a Linux whose calls these are.</summary>
    internal static bool AreHere { get; } = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64 && HasThem();

    /// <summary>A folder or nothing. The numbers are the processor family's.</summary>
    internal static int FolderOnly { get; } = (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : 0x10000) | CloseOnExec;

    /// <summary>No link at the end of the path.</summary>
    internal static int NoFollow { get; } = (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000) | CloseOnExec;

    /// <summary>What went wrong in the last call.</summary>
    internal static int LastError => Marshal.GetLastPInvokeError();

    /// <summary>What the disk says of an entry, links not followed; false with <see cref="LastError"/>.</summary>
    internal static bool TryStatus(int folder, ReadOnlySpan<byte> path, out FileStatus status) => TryStatus(folder, path, NoFollowStatus, out status);

    /// <summary>What the disk says of an open file.</summary>
    internal static bool TryStatus(int file, out FileStatus status) => TryStatus(file, "\0"u8, EmptyPath, out status);

    /// <summary>An error of the last call, in words.</summary>
    internal static IOException Failure(string what)
    {
        var error = LastError;
        return new IOException($"{what}: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    private static bool TryStatus(int folder, ReadOnlySpan<byte> path, int flags, out FileStatus status)
    {
        Span<byte> buffer = stackalloc byte[StatusLength];
        if (Statx(folder, path, flags, StatusFields, buffer) != 0)
        {
            status = default;
            return false;
        }
        status = new(
            KindOf(MemoryMarshal.Read<ushort>(buffer[28..])),
            MemoryMarshal.Read<long>(buffer[40..]),
            TimeAt(buffer[112..]),
            TimeAt(buffer[96..]),
            MemoryMarshal.Read<long>(buffer[32..]));
        return true;
    }

    private static EntryKind KindOf(int mode) => (mode & 0xF000) switch
    {
        0x8000 => EntryKind.File,
        0x4000 => EntryKind.Folder,
        0xA000 => EntryKind.Link,
        _ => EntryKind.Other,
    };

    // A time that no 64 bits of nanoseconds hold wraps around: it is only ever compared with itself or found to be not long ago.
    private static long TimeAt(ReadOnlySpan<byte> time) => unchecked((MemoryMarshal.Read<long>(time) * 1_000_000_000) + MemoryMarshal.Read<uint>(time[8..]));

    private static bool HasThem()
    {
        try
        {
            return DirectoryEntries(-1, [], 0) < 0 && !TryStatus(-1, out _);
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than the calls.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    internal static partial int Open(int folder, ReadOnlySpan<byte> path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "close")]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    internal static partial nint Read(int file, Span<byte> buffer, nint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    internal static partial nint Write(int file, ReadOnlySpan<byte> buffer, nint length);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true)]
    internal static partial int MakeFolder(int folder, ReadOnlySpan<byte> path, uint mode);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true)]
    internal static partial int Link(int oldFolder, ReadOnlySpan<byte> oldPath, int newFolder, ReadOnlySpan<byte> newPath, int flags);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true)]
    internal static partial int Rename(int oldFolder, ReadOnlySpan<byte> oldPath, int newFolder, ReadOnlySpan<byte> newPath);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    internal static partial int Unlink(int folder, ReadOnlySpan<byte> path, int flags);

    [LibraryImport("libc", EntryPoint = "getdents64", SetLastError = true)]
    internal static partial nint DirectoryEntries(int folder, Span<byte> buffer, nint length);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int Statx(int folder, ReadOnlySpan<byte> path, int flags, uint mask, Span<byte> buffer);
}
