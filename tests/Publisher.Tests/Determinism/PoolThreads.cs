using System.Collections.Concurrent;

namespace Publisher.Tests.Determinism;

/// <summary>
/// Runs work on a task scheduler of so many threads, and counts the threads that took part: the execution context flows with parallel loops
/// wherever they go, and tells when it enters a thread.
/// </summary>
internal static class PoolThreads
{
    private const int Attempts = 50;

    /// <summary>Runs the work until as many threads took part as were asked for: exactly one, or several.</summary>
    public static int Run(int threads, Action work)
    {
        ThreadPool.GetMinThreads(out var minimum, out var ports);
        try
        {
            // Threads that the pool would only add after a while are there from the start.
            Assert.True(ThreadPool.SetMinThreads(Math.Max(minimum, threads + 4), ports));
            var took = 0;
            for (var attempt = 0; attempt < Attempts && !(threads == 1 ? took == 1 : took > 1); attempt++)
            {
                took = Count(threads, work);
            }
            return took;
        }
        finally
        {
            Assert.True(ThreadPool.SetMinThreads(minimum, ports));
        }
    }

    private static int Count(int threads, Action work)
    {
        var seen = new ConcurrentDictionary<int, bool>();
        var mark = new AsyncLocal<object?>(change =>
        {
            if (change.CurrentValue is not null)
            {
                seen.TryAdd(Environment.CurrentManagedThreadId, true);
            }
        });
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        Task.Factory.StartNew(() =>
        {
            mark.Value = mark;
            work();
        }, TestContext.Current.CancellationToken, TaskCreationOptions.None, scheduler).GetAwaiter().GetResult();
        return seen.Count;
    }
}
