namespace Publisher.Cli.Disk;

/// <summary>Enters every file of the output into its table.</summary>
internal sealed class OutputListing(OutputTable table) : IFolderVisitor
{
    /// <inheritdoc/>
    public bool Wants(DiskPath path, bool isFolder) => true;

    /// <inheritdoc/>
    public void Visit(DiskPath path, in FileStatus status) => table.Found(table.HashOf(path.Bytes).First, status);
}
