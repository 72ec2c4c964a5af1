using System.Collections.Concurrent;

namespace Publisher.Cli.Disk;

/// <summary>Removes a folder and everything below it, whatever the names are, links not followed.</summary>
internal sealed class FolderRemoval : IFolderVisitor
{
    private readonly ConcurrentBag<byte[]> folders = [];
    private readonly DiskFolder root;

    private FolderRemoval(DiskFolder root) => this.root = root;

    /// <summary>Removes a folder, if it is there.</summary>
    internal static void Of(string path)
    {
        if (!Directory.Exists(path))
        {
            return;
        }
        using (var root = DiskFolder.Open(path))
        {
            new FolderRemoval(root).Empty();
        }
        Directory.Delete(path);
    }

    /// <inheritdoc/>
    public bool Wants(DiskPath path, bool isFolder)
    {
        if (isFolder)
        {
            folders.Add(path.Bytes.ToArray());
        }
        return true;
    }

    /// <inheritdoc/>
    public void Visit(DiskPath path, in FileStatus status) => root.Remove(path);

    private void Empty()
    {
        root.Walk(this, withStatus: false);
        // A folder's path is longer than that of the folder it is in.
        foreach (var folder in folders.OrderByDescending(f => f.Length))
        {
            root.TryRemoveFolder(DiskPath.Of(folder));
        }
    }
}
