namespace Publisher.Cli.Disk;

/// <summary>Is shown everything below a folder, in any order and from several threads.</summary>
internal interface IFolderVisitor
{
    /// <summary>Whether an entry is to be looked at: a folder entered, anything else shown to <see cref="Visit"/>. Asked by its name alone.</summary>
    bool Wants(DiskPath path, bool isFolder);

    /// <summary>Anything but a folder.</summary>
    /// <param name="path">Where it is, relative to the open folder.</param>
    /// <param name="status">What the disk says of it; only the kind, when the walk was asked for no more.</param>
    void Visit(DiskPath path, in FileStatus status);
}
