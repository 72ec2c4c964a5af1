using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace Publisher.Sources;

/// <summary>
/// A loop over independent items on as many threads as the current task scheduler allows: all processors, unless the caller runs the build on
/// a scheduler of its own. Results go to slots by index, so the order of work never shows.
/// </summary>
public static class ParallelLoop
{
    /// <summary>What <paramref name="of"/> makes of each item, in the order of the items.</summary>
    public static TResult[] Map<T, TResult>(ImmutableArray<T> items, Func<T, TResult> of)
    {
        var results = new TResult[items.Length];
        For(items.Length, i => results[i] = of(items[i]));
        return results;
    }

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
