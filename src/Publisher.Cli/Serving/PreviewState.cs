using System.Collections.Immutable;
using Publisher.Sites;

namespace Publisher.Cli.Serving;

/// <summary>What is served at one moment. A new one replaces it whole.</summary>
/// <param name="Revision">Names this state, so that a page can tell whether it is behind.</param>
/// <param name="Title">The guild's name, or a placeholder while there is none.</param>
/// <param name="Site">The newest site that could be built, or null when none could.</param>
/// <param name="Problems">What stops the newest build, as a person reads it; empty when nothing does.</param>
/// <param name="Steps">What to do next.</param>
internal sealed record PreviewState(string Revision, string Title, Site? Site, ImmutableArray<string> Problems, ImmutableArray<NextStep> Steps);

/// <summary>The state served now, and a signal for the pages that wait for the next.</summary>
internal sealed class PreviewHolder(PreviewState first)
{
    private readonly Lock gate = new();
    private PreviewState current = first;
    private TaskCompletionSource changed = New();

    /// <summary>The state now, and a task that ends when another replaces it.</summary>
    internal (PreviewState State, Task Changed) Read()
    {
        lock (gate)
        {
            return (current, changed.Task);
        }
    }

    /// <summary>Replaces the state and wakes who waits.</summary>
    internal void Replace(PreviewState next)
    {
        TaskCompletionSource woken;
        lock (gate)
        {
            current = next;
            (woken, changed) = (changed, New());
        }
        woken.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
