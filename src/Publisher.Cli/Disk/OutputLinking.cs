namespace Publisher.Cli.Disk;

/// <summary>Gives every file of the output that stays a second name in the stage.</summary>
internal sealed class OutputLinking(OutputTable table, DiskFolder output, SiteStage stage) : IFolderVisitor
{
    private int linked;

    /// <summary>How many were given one.</summary>
    internal int Linked => linked;

    /// <inheritdoc/>
    public bool Wants(DiskPath path, bool isFolder) => true;

    /// <inheritdoc/>
    public void Visit(DiskPath path, in FileStatus status)
    {
        var hash = table.HashOf(path.Bytes).First;
        if ((table.StateOf(hash) & (EntryState.Wanted | EntryState.Staged)) != EntryState.Wanted)
        {
            return;
        }
        stage.Link(output, path, out var copy);
        if (copy is { } changed)
        {
            table.Copied(hash, changed);
        }
        Interlocked.Increment(ref linked);
    }
}
