namespace Publisher.Cli.Disk;

/// <summary>
/// The folder beside the output where the next site is put together: <c>.publisher/&lt;name&gt;/</c>, on the same disk so that it can be
/// swapped in. It hides itself from git. Holding one means holding its lock: no second build writes the same output meanwhile.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream held;

    private WorkFolder(string path, FileStream held)
    {
        this.held = held;
        Stage = Path.Combine(path, "stage");
        Previous = Path.Combine(path, "previous");
        Journal = Path.Combine(path, "journal");
        Index = Path.Combine(path, "index");
        Entries = Path.Combine(path, "entries");
    }

    /// <summary>Where the next site is put together.</summary>
    internal string Stage { get; }

    /// <summary>What is being moved into the output file by file.</summary>
    internal string Journal { get; }

    /// <summary>What the last build left in the output.</summary>
    internal string Index { get; }

    /// <summary>What the next index will say of new files, until it is written.</summary>
    internal string Entries { get; }

    /// <summary>Where the previous site stands for the moment between two renames, where folders cannot be exchanged in one step.</summary>
    internal string Previous { get; }

    /// <summary>Takes the lock of an output folder, waiting for another build to end.</summary>
    /// <exception cref="CliException">The other build did not end in time, or a link leads elsewhere.</exception>
    internal static WorkFolder Take(string output, TimeSpan patience)
    {
        var path = Path.Combine(HiddenFolder.In(Path.GetDirectoryName(output)!), Path.GetFileName(output));
        HiddenFolder.RefuseLink(path);
        Directory.CreateDirectory(path);
        // The lock file stays: were it removed, two builds could each hold "the" lock on two files of one name.
        var lockFile = Path.Combine(path, "lock");
        HiddenFolder.RefuseLink(lockFile);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new(path, new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (waited < patience)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException busy)
            {
                throw CliException.Machine($"another publisher is writing this site: {output}", "wait until it is done, then build again", busy);
            }
        }
    }

    /// <summary>
    /// Mends what a killed build left: a site that was moved away but not replaced comes back, a journal that was begun is worked off. Then
    /// nothing is left of it.
    /// </summary>
    /// <exception cref="CliException">A link leads elsewhere.</exception>
    /// <exception cref="IOException">The disk refused.</exception>
    internal void Recover(string output, SealedState state, bool portable, Action<string>? reach)
    {
        HiddenFolder.RefuseLink(Previous);
        HiddenFolder.RefuseLink(Stage);
        if (Directory.Exists(Previous))
        {
            if (!Directory.Exists(output))
            {
                Directory.Move(Previous, output);
            }
            FolderRemoval.Of(Previous);
        }
        if (Directory.Exists(Stage))
        {
            if (SiteJournal.Find(Journal, output, state, reach) is { } journal)
            {
                using var stage = DiskFolder.Open(Stage, portable);
                using var site = DiskFolder.Open(output, portable);
                journal.Apply(stage, site, Journal);
            }
            FolderRemoval.Of(Stage);
        }
        File.Delete(Journal);
        File.Delete(Entries);
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();
}
