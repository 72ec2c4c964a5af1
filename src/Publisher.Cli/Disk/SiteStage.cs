using System.IO.Hashing;

namespace Publisher.Cli.Disk;

/// <summary>The folder beside the output where the files that are new or changed wait, at their paths. It is made with the first of them. Safe for several threads.</summary>
internal sealed class SiteStage(string path, SiteWriterOptions options) : IDisposable
{
    // Hashes of folders made here. A folder that is not remembered is made again, which the disk answers with "there already": no list of a
    // hundred thousand folders is needed. One taken for another is found missing when a file is to be written into it.
    private readonly ulong[] made = new ulong[4096];
    private readonly Lock opening = new();
    private DiskFolder? folder;

    /// <summary>Its absolute path.</summary>
    internal string Path => path;

    /// <summary>Whether there is one.</summary>
    internal bool IsThere => folder is not null;

    /// <summary>The folder, made when it is not there.</summary>
    internal DiskFolder Folder
    {
        get
        {
            if (Volatile.Read(ref folder) is { } open)
            {
                return open;
            }
            lock (opening)
            {
                if (folder is null)
                {
                    Directory.CreateDirectory(path);
                    folder = DiskFolder.Open(path, options.Portable);
                }
                return folder;
            }
        }
    }

    /// <summary>Writes a file and its folders.</summary>
    /// <exception cref="IOException">There is a file of this path, or the disk refused.</exception>
    internal FileStatus Write(DiskPath file, ReadOnlySpan<byte> bytes)
    {
        NeedFolder(file);
        if (Folder.TryCreate(file, bytes) is { } status)
        {
            return status;
        }
        Folder.MakeFolders(file.Folder);
        return Folder.TryCreate(file, bytes) ?? throw new IOException($"could not write {System.IO.Path.Combine(path, file.ToString())}: its folder vanished");
    }

    /// <summary>Gives a file of another folder its second name here; a copy where the disk has no second names.</summary>
    /// <param name="from">The other folder.</param>
    /// <param name="file">The path, which stays the same.</param>
    /// <param name="copy">What the disk says of the copy, when it is one.</param>
    /// <exception cref="IOException">It is not there any more, or the disk refused.</exception>
    internal void Link(DiskFolder from, DiskPath file, out FileStatus? copy)
    {
        copy = null;
        NeedFolder(file);
        if (options.CanLink)
        {
            if (from.TryLink(file, Folder))
            {
                return;
            }
            Folder.MakeFolders(file.Folder);
            if (from.TryLink(file, Folder))
            {
                return;
            }
        }
        copy = from.TryStatus(file, out var status) && from.Read(file, (int)Math.Min(status.Length, Array.MaxLength)) is { } bytes ? Write(file, bytes)
            : throw new IOException($"{System.IO.Path.Combine(from.Path, file.ToString())} changed while the site was being written");
    }

    /// <inheritdoc/>
    public void Dispose() => folder?.Dispose();

    private void NeedFolder(DiskPath file)
    {
        if (file.Folder.IsEmpty)
        {
            return;
        }
        var hash = XxHash3.HashToUInt64(file.Folder);
        ref var place = ref made[hash % (ulong)made.Length];
        if (Volatile.Read(ref place) != hash)
        {
            Folder.MakeFolders(file.Folder);
            Volatile.Write(ref place, hash);
        }
    }
}
