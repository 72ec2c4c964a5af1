using System.Runtime.ExceptionServices;

namespace Publisher.Cli.Disk;

/// <summary>
/// One walk over everything below a folder, by as many threads as there are processors. A batch is what one call says of a folder: a thousand
/// names or so. A thread that has one shares it out while the others have nothing waiting, and works it off itself otherwise, folders within
/// first; so neither one folder of a hundred thousand files nor a hundred thousand folders of one keep a processor idle, and little is held.
/// </summary>
internal sealed class LinuxWalk(int root, string path, IFolderVisitor visitor, bool withStatus)
{
    // Below this many entries the other threads cost more than they bring.
    private const int WorthSharing = 512;
    private const int SmallestBatch = 256;

    private readonly object gate = new();
    private readonly Stack<(byte[] Folder, byte[] Entries)> waiting = new();
    private readonly int threads = Environment.ProcessorCount;
    private readonly List<Task> others = [];
    private int busy = 1;
    private int seen;
    private volatile ExceptionDispatchInfo? failure;

    /// <summary>The folder's descriptor.</summary>
    internal int Root => root;

    /// <summary>The folder's path, for messages.</summary>
    internal string Path => path;

    /// <summary>Whether more than the kind of each entry is asked for.</summary>
    internal bool WithStatus => withStatus;

    /// <summary>Who is shown the entries.</summary>
    internal IFolderVisitor Visitor => visitor;

    /// <summary>Walks; returns when everything was shown.</summary>
    internal void Run()
    {
        Do(() => new LinuxWalker(this).Folder(0));
        Work();
        Task.WaitAll(others);
        failure?.Throw();
    }

    /// <summary>Leaves a batch to another thread; false when there are enough waiting.</summary>
    internal bool TryShare(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> entries)
    {
        if (threads == 1 || Volatile.Read(ref seen) < WorthSharing || entries.Length < SmallestBatch)
        {
            return false;
        }
        lock (gate)
        {
            if (waiting.Count > threads)
            {
                return false;
            }
            while (others.Count < threads - 1)
            {
                others.Add(Task.Run(Work));
            }
            waiting.Push((folder.ToArray(), entries.ToArray()));
            Monitor.Pulse(gate);
        }
        return true;
    }

    /// <summary>Counts what was looked at; throws away the rest once another thread has failed.</summary>
    internal bool GoesOn(int entries)
    {
        Interlocked.Add(ref seen, entries);
        return failure is null;
    }

    // Takes batches until there are none and nobody can make more.
    private void Work()
    {
        var walker = new LinuxWalker(this);
        while (TryTake(out var batch))
        {
            Do(() => walker.Batch(batch.Folder, batch.Entries));
        }
    }

    private bool TryTake(out (byte[] Folder, byte[] Entries) batch)
    {
        lock (gate)
        {
            while (!waiting.TryPop(out batch))
            {
                if (busy == 0)
                {
                    return false;
                }
                Monitor.Wait(gate);
            }
            busy++;
            return true;
        }
    }

    private void Do(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (IsKept(e))
        {
        }
        lock (gate)
        {
            if (--busy == 0)
            {
                Monitor.PulseAll(gate);
            }
        }
    }

    // The first failure is thrown once all threads have come to rest.
    private bool IsKept(Exception e)
    {
        failure ??= ExceptionDispatchInfo.Capture(e);
        return true;
    }
}
