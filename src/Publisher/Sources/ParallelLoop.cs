using System.Runtime.ExceptionServices;

namespace Publisher.Sources;

/// <summary>
/// A loop over independent items on as many threads as the current task scheduler allows: all processors, unless the caller runs the build on
/// a scheduler of its own. Results go to slots by index, so the order of work never shows.
/// </summary>
public static class ParallelLoop
{
    /// <summary>Runs <paramref name="body"/> for 0 … <paramref name="count"/> − 1. What a body throws is thrown as it is.</summary>
    public static void For(int count, Action<int> body)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { TaskScheduler = TaskScheduler.Current }, body);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
