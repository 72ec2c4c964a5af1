namespace Publisher.Cli;

/// <summary>
/// Keeps a long run small. Of each award read, a little outlives the collector's quick rounds and then waits for a full one, which by itself
/// comes only when the heap has grown by half: with a hundred thousand awards, megabytes by the dozen. So a full round is asked for whenever
/// that much has gathered. A short run never gets there.
/// </summary>
internal sealed class HeapWatch : IDisposable
{
    private const long Gathered = 10 * 1024 * 1024;

    // What is gathered at first is meant to stay.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly ManualResetEventSlim ended = new();
    private readonly Thread thread;

    internal HeapWatch()
    {
        // A thread of its own: those of the pool are all at work, and a timer would wait for them.
        thread = new(Watch) { IsBackground = true, Name = "heap watch" };
        thread.Start();
    }

    private void Watch()
    {
        if (ended.Wait(Quiet))
        {
            return;
        }
        var smallest = GC.GetTotalMemory(forceFullCollection: false);
        var rounds = GC.CollectionCount(2);
        while (!ended.Wait(Interval))
        {
            var now = GC.GetTotalMemory(forceFullCollection: false);
            if (GC.CollectionCount(2) != rounds)
            {
                (rounds, smallest) = (GC.CollectionCount(2), now);
            }
            smallest = Math.Min(smallest, now);
            if (now - smallest > Gathered)
            {
                GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ended.Set();
        thread.Join();
        ended.Dispose();
    }
}
