namespace Publisher.Cli.Disk;

/// <summary>A folder on Linux: a descriptor, and calls relative to it.</summary>
internal sealed class LinuxFolder : DiskFolder
{
    private const int CurrentFolder = -100;
    private const uint FileMode = 0x1B6;
    private const uint FolderMode = 0x1FF;

    private readonly int descriptor;
    private int isClosed;

    internal LinuxFolder(string path) : base(path)
    {
        descriptor = LinuxCalls.Open(CurrentFolder, DiskPath.Of(path, []).Terminated, LinuxCalls.FolderOnly, 0);
        if (descriptor < 0)
        {
            throw LinuxCalls.Failure("could not open " + path);
        }
    }

    /// <summary>Closes it if nobody did.</summary>
    ~LinuxFolder() => Dispose(disposing: false);

    /// <inheritdoc/>
    internal override bool TryStatus(DiskPath path, out FileStatus status) =>
        LinuxCalls.TryStatus(descriptor, path.Terminated, out status) || (IsNothing() ? false : throw Failure("could not look at", path));

    /// <inheritdoc/>
    internal override Comparison Compare(DiskPath path, ReadOnlySpan<byte> bytes, out FileStatus status)
    {
        status = default;
        var file = LinuxCalls.Open(descriptor, path.Terminated, LinuxCalls.NoFollow | LinuxCalls.NoWait, 0);
        if (file < 0)
        {
            return IsNothing() ? Comparison.Missing
                : LinuxCalls.LastError is LinuxCalls.TooManyLinks or LinuxCalls.NoDevice ? Comparison.Different
                : throw Failure("could not open", path);
        }
        try
        {
            if (!LinuxCalls.TryStatus(file, out status))
            {
                throw Failure("could not look at", path);
            }
            return status.Kind == EntryKind.File && status.Length == bytes.Length && Holds(file, bytes, path) ? Comparison.Equal : Comparison.Different;
        }
        finally
        {
            _ = LinuxCalls.Close(file);
        }
    }

    /// <inheritdoc/>
    internal override byte[]? Read(DiskPath path, int length)
    {
        var file = LinuxCalls.Open(descriptor, path.Terminated, LinuxCalls.NoFollow | LinuxCalls.NoWait, 0);
        if (file < 0)
        {
            return IsNothing() || LinuxCalls.LastError == LinuxCalls.TooManyLinks ? null : throw Failure("could not open", path);
        }
        try
        {
            var bytes = GC.AllocateUninitializedArray<byte>(length);
            // The last call finds the end of the file.
            Span<byte> more = stackalloc byte[1];
            for (var filled = 0; ;)
            {
                var rest = filled < length ? bytes.AsSpan(filled) : more;
                var read = (int)LinuxCalls.Read(file, rest, rest.Length);
                if (read < 0)
                {
                    return LinuxCalls.LastError == LinuxCalls.IsAFolder ? null : throw Failure("could not read", path);
                }
                if (read == 0 || filled == length)
                {
                    return read == 0 && filled == length ? bytes : null;
                }
                filled += read;
            }
        }
        finally
        {
            _ = LinuxCalls.Close(file);
        }
    }

    /// <inheritdoc/>
    internal override FileStatus? TryCreate(DiskPath path, ReadOnlySpan<byte> bytes)
    {
        var file = LinuxCalls.Open(descriptor, path.Terminated, LinuxCalls.WriteOnly | LinuxCalls.CreateNew | LinuxCalls.NoFollow, FileMode);
        if (file < 0)
        {
            return LinuxCalls.LastError == LinuxCalls.NoEntry ? null : throw Failure("could not write", path);
        }
        try
        {
            while (bytes.Length > 0)
            {
                var written = (int)LinuxCalls.Write(file, bytes, bytes.Length);
                if (written <= 0)
                {
                    throw Failure("could not write", path);
                }
                bytes = bytes[written..];
            }
            return LinuxCalls.TryStatus(file, out var status) ? status : throw Failure("could not look at", path);
        }
        finally
        {
            _ = LinuxCalls.Close(file);
        }
    }

    /// <inheritdoc/>
    internal override bool TryMakeFolder(DiskPath path) =>
        LinuxCalls.MakeFolder(descriptor, path.Terminated, FolderMode) == 0 || LinuxCalls.LastError switch
        {
            LinuxCalls.Exists => true,
            LinuxCalls.NoEntry => false,
            _ => throw Failure("could not make the folder", path),
        };

    /// <inheritdoc/>
    internal override bool TryLink(DiskPath path, DiskFolder to) =>
        to is LinuxFolder other && LinuxCalls.Link(descriptor, path.Terminated, other.descriptor, path.Terminated, 0) == 0;

    /// <inheritdoc/>
    internal override bool TryMove(DiskPath path, DiskFolder to) =>
        LinuxCalls.Rename(descriptor, path.Terminated, ((LinuxFolder)to).descriptor, path.Terminated) == 0
        || (LinuxCalls.LastError == LinuxCalls.NoEntry && !TryStatus(path, out _) ? false : throw Failure("could not move", path));

    /// <inheritdoc/>
    internal override void Remove(DiskPath path)
    {
        if (LinuxCalls.Unlink(descriptor, path.Terminated, 0) != 0 && !IsNothing())
        {
            throw Failure("could not remove", path);
        }
    }

    /// <inheritdoc/>
    internal override bool TryRemoveFolder(DiskPath path) => LinuxCalls.Unlink(descriptor, path.Terminated, LinuxCalls.RemoveFolder) == 0;

    /// <inheritdoc/>
    internal override void Walk(IFolderVisitor visitor, bool withStatus) => new LinuxWalk(descriptor, Path, visitor, withStatus).Run();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (descriptor >= 0 && Interlocked.Exchange(ref isClosed, 1) == 0)
        {
            _ = LinuxCalls.Close(descriptor);
        }
        base.Dispose(disposing);
    }

    private static bool IsNothing() => LinuxCalls.LastError is LinuxCalls.NoEntry or LinuxCalls.NotAFolder;

    private bool Holds(int file, ReadOnlySpan<byte> bytes, DiskPath path)
    {
        Span<byte> buffer = stackalloc byte[16 * 1024];
        while (bytes.Length > 0)
        {
            var read = (int)LinuxCalls.Read(file, buffer, Math.Min(buffer.Length, bytes.Length));
            if (read < 0)
            {
                throw Failure("could not read", path);
            }
            if (read == 0 || !buffer[..read].SequenceEqual(bytes[..read]))
            {
                return false;
            }
            bytes = bytes[read..];
        }
        return true;
    }

    private IOException Failure(string what, DiskPath path) => LinuxCalls.Failure(what + " " + System.IO.Path.Combine(Path, path.ToString()));
}
