using Publisher.Sites;

namespace Publisher.Cli.Disk;

/// <summary>What writing a site did.</summary>
/// <param name="Written">Files that are new or have new bytes.</param>
/// <param name="Kept">Files that were already there with these bytes, and were not touched.</param>
/// <param name="Removed">Files of the previous site that are no longer part of it.</param>
public sealed record SiteWriteReport(int Written, int Kept, int Removed);

/// <summary>
/// Writes a site to disk so that through a kill or a full disk its folder holds the whole old site or the whole new one. Files come one by one;
/// those that are there with equal bytes stay (reading and comparing is far cheaper than writing), the others are staged in a folder
/// beside the output. An index of what the last build left tells of files that need not even be made again. At the end the stage
/// <list type="bullet">
/// <item>becomes the output, where there was none;</item>
/// <item>gets second names of all files that stay and is exchanged with the output in one step, in a small site or when much changed;</item>
/// <item>is moved into the output file by file, with a journal, when little changed in a large site (docs/adr/0007).</item>
/// </list>
/// When nothing differs, nothing is touched.
/// </summary>
public sealed class SiteWriter : ISiteSink, IDisposable
{
    private const string IndexPurpose = "publisher output index 2 ";

    // As .NET says that a file is already there: by the number of the system's error.
    private const int ExistsOnWindows = unchecked((int)0x80070050);

    private readonly string folder;
    private readonly string program;
    private readonly SealedState state;
    private readonly SiteWriterOptions options;
    private readonly WorkFolder work;
    private readonly OutputTable table;
    private readonly EntrySpill spill;
    private readonly SiteStage stage;
    private DiskFolder? output;
    private int staged;
    private int kept;
    private long keptBytes;
    private int replacedUnseen;
    private SignalHold? hold;

    private SiteWriter(string folder, string program, SealedState state, SiteWriterOptions options, WorkFolder work, OutputTable table, EntrySpill spill)
    {
        (this.folder, this.program, this.state, this.options, this.work, this.table, this.spill) = (folder, program, state, options, work, table, spill);
        stage = new(work.Stage, options);
    }

    /// <summary>Begins to write a site: takes the folder's lock, mends what a killed build left, and sees what is there.</summary>
    /// <param name="output">A folder that <see cref="OutputFolder.Resolve"/> let pass.</param>
    /// <param name="program">What makes the files: those made by another program are not kept unseen.</param>
    /// <param name="useIndex">Whether files may be kept unseen.</param>
    /// <param name="state">Where the index of what is written is sealed, and the journal.</param>
    /// <exception cref="CliException">Another build holds the folder, or it holds something else than a site.</exception>
    /// <exception cref="IOException">The disk refused.</exception>
    public static SiteWriter Begin(string output, string program, bool useIndex, SealedState state) => Begin(output, program, useIndex, state, new());

    internal static SiteWriter Begin(string output, string program, bool useIndex, SealedState state, SiteWriterOptions options)
    {
        var work = WorkFolder.Take(output, options.Patience);
        SiteWriter? begun = null;
        try
        {
            options.Reach?.Invoke("recover");
            work.Recover(output, state, options.Portable, options.Reach);
            OutputFolder.RequireReplaceable(output);
            var isThere = Directory.Exists(output);
            var index = useIndex && isThere ? state.Load(work.Index, IndexPurpose + program, SealedState.BindingOf(output)) : default;
            var spill = new EntrySpill(work.Entries);
            var writer = new SiteWriter(output, program, state, options, work, OutputTable.Of(index, spill, options.HashMask), spill);
            if (isThere)
            {
                writer.List();
            }
            return begun = writer;
        }
        finally
        {
            if (begun is null)
            {
                work.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public bool Keeps(string path, ContentKey key)
    {
        if (!table.Keeps(table.HashOf(DiskPath.Of(path, stackalloc byte[DiskPath.BufferLength]).Bytes), key, out var length))
        {
            return false;
        }
        Interlocked.Increment(ref kept);
        Interlocked.Add(ref keptBytes, length);
        return true;
    }

    /// <inheritdoc/>
    public long KeptBytes => Interlocked.Read(ref keptBytes);

    /// <inheritdoc/>
    public bool Loses => table.Listed > (table.IsAmbiguous ? replacedUnseen : table.Claimed);

    /// <inheritdoc/>
    /// <exception cref="IOException">The file is no longer there, or the disk refused.</exception>
    public ReadOnlyMemory<byte> ReadKept(string path)
    {
        var name = DiskPath.Of(path, stackalloc byte[DiskPath.BufferLength]);
        return output is not null && output.TryStatus(name, out var status) && output.Read(name, (int)status.Length) is { } bytes
            ? bytes
            : throw new IOException($"{path} changed while the site was being written");
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The disk refused.</exception>
    public void Add(SiteFile file, ContentKey? key)
    {
        SitePathCheck.Require(file.Path);
        options.Reach?.Invoke("file " + file.Path);
        var path = DiskPath.Of(file.Path, stackalloc byte[DiskPath.BufferLength]);
        var hash = table.HashOf(path.Bytes);
        FileStatus status = default;
        var old = output is not null && table.MayHold(hash) ? output.Compare(path, file.Bytes.Span, out status) : Comparison.Missing;
        var stays = old == Comparison.Equal && !table.IsAmbiguous;
        if (stays)
        {
            Interlocked.Increment(ref kept);
        }
        else
        {
            status = Stage(path, file);
            Interlocked.Increment(ref staged);
        }
        if (!table.IsAmbiguous)
        {
            table.Add(hash, key, old != Comparison.Missing, !stays, status);
        }
        else if (old != Comparison.Missing)
        {
            Interlocked.Increment(ref replacedUnseen);
        }
    }

    /// <summary>Whether the folder holds exactly what the last build left in it, to each file's number and time.</summary>
    public bool IsAsLeft => table.IsAsLeft;

    /// <summary>What the last build said, with <see cref="Commit"/>, of what it made the site from; empty for nothing.</summary>
    public ReadOnlyMemory<byte> Origin => table.Origin;

    /// <summary>The length of all files that the last build left together.</summary>
    public long LeftBytes => table.IndexedBytes;

    /// <summary>How many files the last build left, of which any may be kept unseen.</summary>
    public int LeftCount => table.IndexedCount;

    /// <summary>How many files there are, when nothing is to be done.</summary>
    public SiteWriteReport Untouched => new(0, table.Listed, 0);

    /// <summary>Publishes the site of all files that were kept or added.</summary>
    /// <param name="origin">What it was made from, for <see cref="Origin"/> of the next build.</param>
    /// <exception cref="IOException">The disk refused; the old site stands.</exception>
    public SiteWriteReport Commit(ReadOnlyMemory<byte> origin = default)
    {
        var report = new SiteWriteReport(staged, kept, table.Listed - (table.IsAmbiguous ? replacedUnseen : table.Claimed));
        var isNew = output is null;
        if (isNew || (report is not { Written: 0, Removed: 0 } && !TryJournal(report)))
        {
            Exchange(report);
            isNew = true;
        }
        if ((isNew || table.IsDirty || !table.Origin.Span.SequenceEqual(origin.Span)) && !table.IsAmbiguous)
        {
            options.Reach?.Invoke("index");
            state.Save(work.Index, IndexPurpose + program, SealedState.BindingOf(folder), stream => table.Write(origin.Span, stream));
        }
        if (stage.IsThere)
        {
            options.Reach?.Invoke("tidy");
            FolderRemoval.Of(work.Stage);
        }
        hold?.Obey();
        return report;
    }

    /// <summary>Without <see cref="Commit"/> before it: leaves the old site as it was, and nothing else.</summary>
    public void Dispose()
    {
        // With a journal the stage is no litter: the next run goes on with it.
        if (stage.IsThere && !File.Exists(work.Journal))
        {
            FolderRemoval.Of(work.Stage);
        }
        LetGo();
    }

    /// <summary>For tests: ends as a kill would, with everything where it is.</summary>
    internal void LetGo()
    {
        hold?.Dispose();
        output?.Dispose();
        stage.Dispose();
        spill.Dispose();
        work.Dispose();
    }

    private void List()
    {
        output = DiskFolder.Open(folder, options.Portable);
        output.Walk(new OutputListing(table), withStatus: true);
        table.Complete();
    }

    private FileStatus Stage(DiskPath path, SiteFile file)
    {
        try
        {
            return stage.Write(path, file.Bytes.Span);
        }
        catch (IOException there) when (there.HResult is LinuxCalls.Exists or ExistsOnWindows)
        {
            throw new InvalidOperationException($"two files were made for {file.Path}", there);
        }
    }

    private bool TryJournal(SiteWriteReport report)
    {
        var changes = (long)report.Written + report.Removed;
        if (table.IsAmbiguous || report.Written + report.Kept <= options.SmallSite || changes * options.Little > (long)report.Written + report.Kept
            || JournalPlan.Of(stage.IsThere ? stage.Folder : null, output!, table, report.Removed > 0) is not { } steps)
        {
            return false;
        }
        _ = stage.Folder;
        Flush();
        options.Reach?.Invoke("journal");
        if (SiteJournal.Begin(work.Journal, folder, state, steps, options.Reach) is not { } journal)
        {
            return false;
        }
        hold = new();
        journal.Apply(stage.Folder, output!, work.Journal);
        return true;
    }

    private void Exchange(SiteWriteReport report)
    {
        _ = stage.Folder;
        if (report.Kept > 0)
        {
            options.Reach?.Invoke("link");
            var linking = new OutputLinking(table, output!, stage);
            output!.Walk(linking, withStatus: false);
            if (linking.Linked != report.Kept)
            {
                throw new IOException($"{folder} changed while the site was being written");
            }
        }
        Flush();
        FolderSwap.In(work, folder, options.CanExchange, options.Reach);
    }

    private void Flush()
    {
        options.Reach?.Invoke("flush");
        if (NativeDisk.CanFlushFileSystem)
        {
            NativeDisk.FlushFileSystem(work.Stage);
        }
    }
}
