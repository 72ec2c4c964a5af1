namespace Publisher.Cli.Disk;

/// <summary>How a file on the disk compares with bytes.</summary>
internal enum Comparison
{
    /// <summary>There is nothing at this path.</summary>
    Missing,
    /// <summary>Something else.</summary>
    Different,
    /// <summary>A regular file with these bytes.</summary>
    Equal,
}

/// <summary>
/// A folder held open, and what can be done with the files below it by relative paths. No operation follows a link at the end of a path, and
/// none needs more system calls than the work itself: sites have hundreds of thousands of files. Safe for several threads.
/// </summary>
internal abstract class DiskFolder : IDisposable
{
    private protected DiskFolder(string path) => Path = path;

    /// <summary>Its absolute path.</summary>
    internal string Path { get; }

    /// <summary>Opens a folder that is there.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="portable">For tests: do without what only Linux has.</param>
    /// <exception cref="IOException">It is not there, or the disk refused.</exception>
    internal static DiskFolder Open(string path, bool portable = false) => LinuxCalls.AreHere && !portable ? new LinuxFolder(path) : new PortableFolder(path);

    /// <summary>What the disk says of an entry; false when there is none.</summary>
    internal abstract bool TryStatus(DiskPath path, out FileStatus status);

    /// <summary>Compares a file with bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="status">What the disk says of it, when it is equal.</param>
    internal abstract Comparison Compare(DiskPath path, ReadOnlySpan<byte> bytes, out FileStatus status);

    /// <summary>The bytes of a file; null when there is none, or it is not of this length.</summary>
    internal abstract byte[]? Read(DiskPath path, int length);

    /// <summary>Writes a new file into a folder that may be missing; null when the folder is.</summary>
    /// <exception cref="IOException">There is an entry of that name, or the disk refused.</exception>
    internal abstract FileStatus? TryCreate(DiskPath path, ReadOnlySpan<byte> bytes);

    /// <summary>Makes a folder unless it is there; false when the folder above it is missing.</summary>
    internal abstract bool TryMakeFolder(DiskPath path);

    /// <summary>Makes a second name for a file in another folder of the disk; false where that cannot be. The folder above must be there.</summary>
    internal abstract bool TryLink(DiskPath path, DiskFolder to);

    /// <summary>Moves a file to the same path below another folder of the disk, in place of what may be there; false when it is not here.</summary>
    internal abstract bool TryMove(DiskPath path, DiskFolder to);

    /// <summary>Removes anything but a folder, if it is there.</summary>
    internal abstract void Remove(DiskPath path);

    /// <summary>Removes a folder if it is empty; false when it is not, or is no folder.</summary>
    internal abstract bool TryRemoveFolder(DiskPath path);

    /// <summary>Shows everything below this folder, or below the folders and files named, to a visitor. What vanishes meanwhile is passed over.</summary>
    /// <param name="visitor">Is called from several threads.</param>
    /// <param name="withStatus">Whether it needs more than the kind of each entry.</param>
    internal abstract void Walk(IFolderVisitor visitor, bool withStatus);

    /// <summary>Makes a folder and those above it.</summary>
    internal void MakeFolders(ReadOnlySpan<byte> folder)
    {
        if (folder.Length == 0 || TryMakeFolder(DiskPath.Of(folder)))
        {
            return;
        }
        var path = DiskPath.Of(folder);
        MakeFolders(path.Folder);
        if (!TryMakeFolder(path))
        {
            throw new IOException($"could not make the folder {System.IO.Path.Combine(Path, path.ToString())}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes it.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
