using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Publisher.Sites;

namespace Publisher.Cli.Disk;

/// <summary>What writing a site did.</summary>
/// <param name="Written">Files that are new or have new bytes.</param>
/// <param name="Kept">Files that were already there with these bytes, and were not touched.</param>
/// <param name="Removed">Files of the previous site that are no longer part of it.</param>
public sealed record SiteWriteReport(int Written, int Kept, int Removed);

/// <summary>
/// Writes a site to disk so that at every moment, through a kill or a full disk, its folder holds the whole old site or the whole new one.
/// The next site is put together beside it, in a folder that stands by: files with equal bytes become second names of the old ones
/// (reading and comparing is far cheaper than writing), the others are written; then the two folders are exchanged in one step. The old
/// folder stands by for the next time, without the files that left the site or changed: making and removing ten thousand folders for one
/// changed page is what would take long. Where folders cannot be exchanged there is a moment between two renames, which the next build
/// mends. When nothing differs, nothing is touched.
/// </summary>
public sealed class SiteWriter
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(10);

    private readonly string output;
    private readonly TimeSpan patience;
    private readonly bool canExchange;
    private readonly Action<string> reach;

    /// <summary>Writes to a folder that <see cref="OutputFolder.Resolve"/> let pass.</summary>
    public SiteWriter(string output) : this(output, DefaultPatience, canExchange: true, _ => { })
    {
    }

    /// <summary>For tests: <paramref name="reach"/> is told each step before it is taken and may throw there, as a kill would.</summary>
    internal SiteWriter(string output, TimeSpan patience, bool canExchange, Action<string> reach)
    {
        this.output = output;
        this.patience = patience;
        this.canExchange = canExchange;
        this.reach = reach;
    }

    /// <summary>Writes the site.</summary>
    /// <exception cref="CliException">Another build holds the folder, or it holds something else than a site.</exception>
    /// <exception cref="IOException">The disk refused; the old site stands.</exception>
    public SiteWriteReport Write(Site site)
    {
        using var work = WorkFolder.Take(output, patience);
        reach("recover");
        work.Recover(output);
        OutputFolder.RequireReplaceable(output);

        ImmutableArray<SiteFile> files = [.. site.Files];
        var old = FolderListing.Of(output).Files;
        var same = new bool[files.Length];
        InParallel(files.Length, i => same[i] = old.Contains(files[i].Path) && AtomicFile.Holds(PathOf(output, files[i].Path), files[i].Bytes.Span));
        var kept = same.Count(s => s);
        var report = new SiteWriteReport(files.Length - kept, kept, old.Count - files.Count(f => old.Contains(f.Path)));
        if (report is { Written: 0, Removed: 0 } && Directory.Exists(output))
        {
            return report;
        }
        try
        {
            PutTogether(work.Standby, files, same);
            SwapIn(work);
        }
        catch (IOException)
        {
            // The old site stands; what was put together goes at once, for a full disk needs the room.
            work.Discard();
            throw;
        }
        reach("tidy");
        old.ExceptWith(files.Where((_, i) => same[i]).Select(f => f.Path));
        foreach (var gone in old)
        {
            File.Delete(PathOf(work.Standby, gone));
        }
        return report;
    }

    // Makes the folder that stands by hold exactly the new site, whatever it holds now.
    private void PutTogether(string standby, ImmutableArray<SiteFile> files, bool[] same)
    {
        var there = FolderListing.Of(standby);
        var folders = FoldersOf(files);
        foreach (var folder in there.Folders.Where(f => !folders.Contains(f)).Order(StringComparer.Ordinal))
        {
            // Those inside it went with the folder before.
            if (Directory.Exists(PathOf(standby, folder)))
            {
                Directory.Delete(PathOf(standby, folder), recursive: true);
            }
        }
        var wanted = files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in there.Files.Where(f => !wanted.Contains(f) && (f.LastIndexOf('/') is var end && (end < 0 || folders.Contains(f[..end])))))
        {
            File.Delete(PathOf(standby, file));
        }
        Directory.CreateDirectory(standby);
        foreach (var folder in folders.Where(f => !there.Folders.Contains(f)).Order(StringComparer.Ordinal))
        {
            Directory.CreateDirectory(PathOf(standby, folder));
        }
        InParallel(files.Length, i =>
        {
            reach("file " + files[i].Path);
            Place(PathOf(standby, files[i].Path), same[i] ? PathOf(output, files[i].Path) : null, files[i], there.Files.Contains(files[i].Path));
        });
        reach("flush");
        if (NativeDisk.CanFlushFileSystem)
        {
            NativeDisk.FlushFileSystem(standby);
        }
    }

    private static void Place(string path, string? equal, SiteFile file, bool isThere)
    {
        if (isThere)
        {
            if ((equal is null ? null : NativeDisk.IsSameFile(equal, path)) ?? AtomicFile.Holds(path, file.Bytes.Span))
            {
                return;
            }
            // Never written into: it may be a second name of a file that is published now.
            File.Delete(path);
        }
        if (equal is null || !NativeDisk.TryLink(equal, path))
        {
            WriteFile(path, file.Bytes.Span);
        }
    }

    private static void WriteFile(string path, ReadOnlySpan<byte> bytes)
    {
        using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(handle, bytes, 0);
        if (!NativeDisk.CanFlushFileSystem)
        {
            RandomAccess.FlushToDisk(handle);
        }
    }

    private void SwapIn(WorkFolder work)
    {
        reach("swap");
        if (!Directory.Exists(output))
        {
            Directory.Move(work.Standby, output);
        }
        else if (!canExchange || !NativeDisk.TryExchange(work.Standby, output))
        {
            Directory.Move(output, work.Previous);
            reach("gap");
            try
            {
                Directory.Move(work.Standby, output);
            }
            catch (IOException)
            {
                Directory.Move(work.Previous, output);
                throw;
            }
            reach("after the gap");
            work.Retire();
        }
        NativeDisk.FlushFolder(Path.GetDirectoryName(output)!);
    }

    private static HashSet<string> FoldersOf(ImmutableArray<SiteFile> files)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            for (var end = file.Path.LastIndexOf('/'); end > 0 && folders.Add(file.Path[..end]); end = file.Path.LastIndexOf('/', end - 1))
            {
            }
        }
        return folders;
    }

    private static string PathOf(string folder, string relative)
    {
        var path = Path.GetFullPath(Path.Combine(folder, relative));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidOperationException($"a file of the site would be written outside it: {relative}");
    }

    private static void InParallel(int count, Action<int> body)
    {
        try
        {
            Parallel.For(0, count, body);
        }
        catch (AggregateException several)
        {
            // What the disk refused matters more than where another thread was at that moment.
            ExceptionDispatchInfo.Throw(several.InnerExceptions.FirstOrDefault(e => e is IOException) ?? several.InnerExceptions[0]);
        }
    }
}
