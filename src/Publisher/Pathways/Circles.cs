namespace Publisher.Pathways;

/// <summary>Finds circles in a small graph.</summary>
/// <param name="next">What a node leads to.</param>
/// <param name="comparer">When two nodes are one.</param>
internal sealed class Circles<T>(Func<T, IEnumerable<T>> next, IEqualityComparer<T> comparer)
    where T : notnull
{
    /// <summary>Circles such that, with one arrow of each taken out, there are none along the way they were found; each begins at the node the walk met first.</summary>
    public IReadOnlyList<IReadOnlyList<T>> Of(IEnumerable<T> nodes)
    {
        var (found, done) = (new List<IReadOnlyList<T>>(), new HashSet<T>(comparer));
        foreach (var node in nodes)
        {
            Walk(node, [], done, found);
        }
        return found;
    }

    // Depth first, on a stack of its own: a file may be as long as it likes.
    private void Walk(T start, List<T> way, HashSet<T> done, List<IReadOnlyList<T>> found)
    {
        if (done.Contains(start))
        {
            return;
        }
        var open = new Stack<IEnumerator<T>>();
        way.Add(start);
        open.Push(next(start).GetEnumerator());
        while (open.TryPeek(out var arrows))
        {
            if (!arrows.MoveNext())
            {
                open.Pop();
                done.Add(way[^1]);
                way.RemoveAt(way.Count - 1);
                continue;
            }
            var at = way.FindIndex(n => comparer.Equals(n, arrows.Current));
            if (at >= 0)
            {
                found.Add(way.GetRange(at, way.Count - at));
            }
            else if (!done.Contains(arrows.Current))
            {
                way.Add(arrows.Current);
                open.Push(next(arrows.Current).GetEnumerator());
            }
        }
    }
}
