using System.Runtime.InteropServices;

namespace Publisher.Cli.Disk;

/// <summary>One thread of a <see cref="LinuxWalk"/>, with the buffers it needs of its own.</summary>
internal sealed class LinuxWalker(LinuxWalk walk)
{
    private const int BatchLength = 32 * 1024;

    // struct linux_dirent64: number (8), offset (8), length of the record (2), kind (1), name with a zero byte.
    private const int RecordLengthOffset = 16;
    private const int KindOffset = 18;
    private const int NameOffset = 19;

    private readonly List<byte[]> buffers = [];
    private byte[] path = new byte[1024];
    private int depth;

    /// <summary>Shows what lies in the folder whose path is the first bytes of the path's buffer.</summary>
    internal void Folder(int length)
    {
        var descriptor = Open(length);
        if (descriptor < 0)
        {
            return;
        }
        if (buffers.Count == depth)
        {
            buffers.Add(GC.AllocateUninitializedArray<byte>(BatchLength));
        }
        var buffer = buffers[depth++];
        try
        {
            for (int filled; (filled = (int)LinuxCalls.DirectoryEntries(descriptor, buffer, buffer.Length)) != 0;)
            {
                if (filled < 0)
                {
                    throw Failure("could not list", length);
                }
                var entries = buffer.AsSpan(0, filled);
                if (!walk.TryShare(path.AsSpan(0, length), entries))
                {
                    Entries(descriptor, length, entries);
                }
            }
        }
        finally
        {
            depth--;
            _ = LinuxCalls.Close(descriptor);
        }
    }

    /// <summary>Shows a batch that another thread has read.</summary>
    internal void Batch(byte[] folder, byte[] entries)
    {
        Append(0, folder);
        var descriptor = Open(folder.Length);
        if (descriptor < 0)
        {
            return;
        }
        try
        {
            Entries(descriptor, folder.Length, entries);
        }
        finally
        {
            _ = LinuxCalls.Close(descriptor);
        }
    }

    private void Entries(int descriptor, int folder, ReadOnlySpan<byte> entries)
    {
        var count = 0;
        for (var at = 0; at < entries.Length; at += MemoryMarshal.Read<ushort>(entries[(at + RecordLengthOffset)..]), count++)
        {
            var name = entries[(at + NameOffset)..];
            name = name[..(name.IndexOf((byte)0) + 1)];
            if (!name.SequenceEqual(".\0"u8) && !name.SequenceEqual("..\0"u8))
            {
                Entry(descriptor, folder, name, entries[at + KindOffset]);
            }
        }
        if (!walk.GoesOn(count))
        {
            throw new OperationCanceledException();
        }
    }

    private void Entry(int descriptor, int folder, ReadOnlySpan<byte> name, byte kind)
    {
        // Some file systems do not say what an entry is.
        FileStatus status = new(KindOf(kind) ?? EntryKind.Other, 0, 0, 0, 0);
        if (KindOf(kind) is null && !TryStatus(descriptor, name, folder, out status))
        {
            return;
        }
        var start = folder == 0 ? 0 : folder + 1;
        Append(start, name);
        if (start > 0)
        {
            path[folder] = (byte)'/';
        }
        var length = start + name.Length - 1;
        if (!walk.Visitor.Wants(new(path.AsSpan(0, length + 1)), status.Kind == EntryKind.Folder))
        {
            return;
        }
        if (status.Kind == EntryKind.Folder)
        {
            Folder(length);
        }
        else if (!walk.WithStatus || TryStatus(descriptor, name, folder, out status))
        {
            walk.Visitor.Visit(new(path.AsSpan(0, length + 1)), status);
        }
    }

    private bool TryStatus(int descriptor, ReadOnlySpan<byte> name, int folder, out FileStatus status) =>
        LinuxCalls.TryStatus(descriptor, name, out status) || (LinuxCalls.LastError == LinuxCalls.NoEntry ? false : throw Failure("could not look into", folder));

    // Below zero when the folder has vanished, or become something else.
    private int Open(int length)
    {
        Append(length, "\0"u8);
        var descriptor = LinuxCalls.Open(walk.Root, length == 0 ? ".\0"u8 : path.AsSpan(0, length + 1), LinuxCalls.FolderOnly | LinuxCalls.NoFollow, 0);
        return descriptor >= 0 || LinuxCalls.LastError is LinuxCalls.NoEntry or LinuxCalls.NotAFolder or LinuxCalls.TooManyLinks ? descriptor : throw Failure("could not open", length);
    }

    private void Append(int at, ReadOnlySpan<byte> bytes)
    {
        if (path.Length < at + bytes.Length)
        {
            Array.Resize(ref path, 2 * (at + bytes.Length));
        }
        bytes.CopyTo(path.AsSpan(at));
    }

    private static EntryKind? KindOf(byte kind) => kind switch
    {
        8 => EntryKind.File,
        4 => EntryKind.Folder,
        10 => EntryKind.Link,
        0 => null,
        _ => EntryKind.Other,
    };

    private IOException Failure(string what, int length) => LinuxCalls.Failure(what + " " + System.IO.Path.Combine(walk.Path, new DiskPath(path.AsSpan(0, length + 1)).ToString()));
}
