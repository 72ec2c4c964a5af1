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
        Standby = Path.Combine(path, "standby");
        Previous = Path.Combine(path, "previous");
    }

    /// <summary>Where the next site is put together, and where the previous one's folders and unchanged files wait for the one after.</summary>
    internal string Standby { get; }

    /// <summary>Where the previous site stands for the moment between two renames, where folders cannot be exchanged in one step.</summary>
    internal string Previous { get; }

    /// <summary>Takes the lock of an output folder, waiting for another build to end.</summary>
    /// <exception cref="CliException">The other build did not end in time.</exception>
    internal static WorkFolder Take(string output, TimeSpan patience)
    {
        var hidden = Path.Combine(Path.GetDirectoryName(output)!, ".publisher");
        var path = Path.Combine(hidden, Path.GetFileName(output));
        Directory.CreateDirectory(path);
        AtomicFile.Write(Path.Combine(hidden, ".gitignore"), "*\n"u8);
        // The lock file stays: were it removed, two builds could each hold "the" lock on two files of one name.
        var lockFile = Path.Combine(path, "lock");
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

    /// <summary>Mends what a killed build left between two renames: a site that was moved away but not replaced comes back.</summary>
    internal void Recover(string output)
    {
        if (!Directory.Exists(Previous))
        {
            return;
        }
        if (!Directory.Exists(output))
        {
            Directory.Move(Previous, output);
        }
        else
        {
            Retire();
        }
    }

    /// <summary>Lets the previous site, moved away and replaced, stand by.</summary>
    internal void Retire()
    {
        Discard();
        Directory.Move(Previous, Standby);
    }

    /// <summary>Removes what stands by.</summary>
    internal void Discard()
    {
        if (Directory.Exists(Standby))
        {
            Directory.Delete(Standby, recursive: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();
}
