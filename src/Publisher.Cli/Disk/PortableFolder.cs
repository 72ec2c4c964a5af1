using System.IO.Enumeration;

namespace Publisher.Cli.Disk;

/// <summary>A folder on any system, with what .NET has words for.</summary>
internal sealed class PortableFolder : DiskFolder
{
    internal PortableFolder(string path) : base(path)
    {
        if (!Directory.Exists(path))
        {
            throw new DirectoryNotFoundException("there is no folder " + path);
        }
    }

    /// <inheritdoc/>
    internal override bool TryStatus(DiskPath path, out FileStatus status)
    {
        var file = new FileInfo(Full(path));
        var isThere = file.Attributes != (FileAttributes)(-1);
        status = isThere ? new(KindOf(file), file.Attributes.HasFlag(FileAttributes.Directory) ? 0 : file.Length, TimeOf(file.LastWriteTimeUtc), 0, 0) : default;
        return isThere;
    }

    /// <inheritdoc/>
    internal override Comparison Compare(DiskPath path, ReadOnlySpan<byte> bytes, out FileStatus status)
    {
        if (!TryStatus(path, out status))
        {
            return Comparison.Missing;
        }
        return status.Kind == EntryKind.File && status.Length == bytes.Length && AtomicFile.Holds(Full(path), bytes) ? Comparison.Equal : Comparison.Different;
    }

    /// <inheritdoc/>
    internal override byte[]? Read(DiskPath path, int length)
    {
        if (!TryStatus(path, out var status) || status.Kind != EntryKind.File || status.Length != length)
        {
            return null;
        }
        using var file = File.OpenHandle(Full(path));
        var bytes = new byte[length + 1];
        var filled = 0;
        while (filled < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(filled), filled) is > 0 and var read)
        {
            filled += read;
        }
        return filled == length ? bytes[..length] : null;
    }

    /// <inheritdoc/>
    internal override FileStatus? TryCreate(DiskPath path, ReadOnlySpan<byte> bytes)
    {
        var full = Full(path);
        try
        {
            using var file = File.OpenHandle(full, FileMode.CreateNew, FileAccess.Write);
            RandomAccess.Write(file, bytes, 0);
            if (!NativeDisk.CanFlushFileSystem)
            {
                RandomAccess.FlushToDisk(file);
            }
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
        return TryStatus(path, out var status) ? status : throw new IOException("could not look at " + full);
    }

    /// <inheritdoc/>
    internal override bool TryMakeFolder(DiskPath path)
    {
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(Full(path))))
        {
            return false;
        }
        Directory.CreateDirectory(Full(path));
        return true;
    }

    /// <inheritdoc/>
    internal override bool TryLink(DiskPath path, DiskFolder to) => NativeDisk.TryLink(Full(path), System.IO.Path.Combine(to.Path, path.ToString()));

    /// <inheritdoc/>
    internal override bool TryMove(DiskPath path, DiskFolder to)
    {
        if (!TryStatus(path, out _))
        {
            return false;
        }
        File.Move(Full(path), System.IO.Path.Combine(to.Path, path.ToString()), overwrite: true);
        return true;
    }

    /// <inheritdoc/>
    internal override void Remove(DiskPath path)
    {
        try
        {
            File.Delete(Full(path));
        }
        catch (DirectoryNotFoundException)
        {
            // It went with its folder.
        }
    }

    /// <inheritdoc/>
    internal override bool TryRemoveFolder(DiskPath path)
    {
        var folder = Full(path);
        if (!Directory.Exists(folder) || Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return false;
        }
        Directory.Delete(folder);
        return true;
    }

    /// <inheritdoc/>
    internal override void Walk(IFolderVisitor visitor, bool withStatus)
    {
        var entries = new FileSystemEnumerable<bool>(
            Path,
            (ref FileSystemEntry entry) => Show(ref entry, visitor),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })
        {
            ShouldRecursePredicate = (ref FileSystemEntry entry) => IsFolder(ref entry) && visitor.Wants(DiskPath.Of(Relative(ref entry), []), isFolder: true),
        };
        foreach (var _ in entries)
        {
        }
    }

    private bool Show(ref FileSystemEntry entry, IFolderVisitor visitor)
    {
        if (IsFolder(ref entry))
        {
            return true;
        }
        var path = DiskPath.Of(Relative(ref entry), []);
        if (visitor.Wants(path, isFolder: false) && TryStatus(path, out var status))
        {
            visitor.Visit(path, status);
        }
        return true;
    }

    private string Relative(ref FileSystemEntry entry) => System.IO.Path.GetRelativePath(Path, entry.ToFullPath()).Replace('\\', '/');

    private static bool IsFolder(ref FileSystemEntry entry) => entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static EntryKind KindOf(FileInfo file) =>
        file.LinkTarget is not null ? EntryKind.Link
        : file.Attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder
        : NativeDisk.IsRegularFile(file.FullName) ? EntryKind.File
        : EntryKind.Other;

    private static long TimeOf(DateTime time) => unchecked((time - DateTime.UnixEpoch).Ticks * 100);

    private string Full(DiskPath path) => System.IO.Path.Combine(Path, path.ToString());
}
