using System.Collections.Concurrent;

namespace Publisher.Cli.Disk;

/// <summary>Gathers the paths of files, of which there are few.</summary>
/// <param name="table">Leaves out what this says is part of the new site.</param>
internal sealed class FewFiles(OutputTable? table = null) : IFolderVisitor
{
    private readonly ConcurrentBag<byte[]> paths = [];

    /// <summary>The paths, UTF-8.</summary>
    internal IReadOnlyCollection<byte[]> Paths => paths;

    /// <inheritdoc/>
    public bool Wants(DiskPath path, bool isFolder) => true;

    /// <inheritdoc/>
    public void Visit(DiskPath path, in FileStatus status)
    {
        if (table is null || !table.StateOf(table.HashOf(path.Bytes).First).HasFlag(EntryState.Wanted))
        {
            paths.Add(path.Bytes.ToArray());
        }
    }
}
