namespace Publisher.Cli.Disk;

/// <summary>Some entries of an <see cref="OutputTable"/> that its index does not have: those found on the disk, in order, then those added.</summary>
internal sealed class OutputBucket
{
    private const int PieceLength = 32;

    // Added entries are not looked up again: in pieces, nothing is copied as they grow, and half a million of them leave nothing behind.
    private readonly List<OutputEntry[]> added = [];
    private OutputEntry[] entries = [];
    private int count;
    private int lastLength = PieceLength;

    /// <summary>Takes note of an entry that was found on the disk.</summary>
    internal void Found(in OutputEntry entry)
    {
        if (count == entries.Length)
        {
            Array.Resize(ref entries, count + Math.Max(4, count / 4));
        }
        entries[count++] = entry;
    }

    /// <summary>Adds an entry.</summary>
    internal void Add(in OutputEntry entry)
    {
        if (lastLength == PieceLength)
        {
            added.Add(new OutputEntry[PieceLength]);
            lastLength = 0;
        }
        added[^1][lastLength++] = entry;
    }

    /// <summary>Orders what was found; false when two have one path hash.</summary>
    internal bool TryOrder()
    {
        Array.Sort(entries, 0, count, Comparer<OutputEntry>.Create((a, b) => a.Path.CompareTo(b.Path)));
        for (var i = 1; i < count; i++)
        {
            if (entries[i].Path == entries[i - 1].Path)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The place of a path among those that were found; below zero when it was not.</summary>
    internal int IndexOf(ulong path)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = entries[middle].Path < path ? (middle + 1, high) : (low, middle);
        }
        return low < count && entries[low].Path == path ? low : -1;
    }

    /// <summary>The entry at a place.</summary>
    internal ref OutputEntry At(int place) => ref entries[place];

    /// <summary>How many go into the next index.</summary>
    internal int CountKnown()
    {
        var known = 0;
        for (var i = 0; i <= added.Count; i++)
        {
            foreach (ref readonly var entry in Piece(i))
            {
                known += entry.Is(EntryState.Known) ? 1 : 0;
            }
        }
        return known;
    }

    /// <summary>Copies all entries.</summary>
    internal void CopyTo(List<OutputEntry> list)
    {
        for (var i = 0; i <= added.Count; i++)
        {
            list.AddRange(Piece(i));
        }
    }

    // Those found, then the added ones piece by piece.
    private ReadOnlySpan<OutputEntry> Piece(int number) => number == 0 ? entries.AsSpan(0, count)
        : added[number - 1].AsSpan(0, number == added.Count ? lastLength : PieceLength);
}
