namespace Publisher.Cli.Disk;

/// <summary>Some entries of an <see cref="OutputTable"/> that its index does not have: those found on the disk, in order, then those added.</summary>
/// <param name="spill">Takes added entries until they are written.</param>
internal sealed class OutputBucket(EntrySpill spill)
{
    // Added entries are not looked up again: full pieces of them wait elsewhere.
    private readonly List<int> spilt = [];
    private OutputEntry[] entries = [];
    private int count;
    private OutputEntry[]? last;
    private int lastLength;

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
    /// <exception cref="IOException">The disk refused.</exception>
    internal void Add(in OutputEntry entry)
    {
        last ??= new OutputEntry[EntrySpill.PieceLength];
        last[lastLength++] = entry;
        if (lastLength == last.Length)
        {
            spilt.Add(spill.Add(last));
            lastLength = 0;
        }
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

    /// <summary>How many go into the next index: all that were added, and of those found, what is known.</summary>
    internal int CountKnown()
    {
        var known = (spilt.Count * EntrySpill.PieceLength) + lastLength;
        foreach (ref readonly var entry in entries.AsSpan(0, count))
        {
            known += entry.Is(EntryState.Known) ? 1 : 0;
        }
        return known;
    }

    /// <summary>Copies all entries.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal void CopyTo(List<OutputEntry> list)
    {
        list.AddRange(entries.AsSpan(0, count));
        list.AddRange(last.AsSpan(0, lastLength));
        Span<OutputEntry> room = spilt.Count == 0 ? [] : new OutputEntry[EntrySpill.PieceLength];
        foreach (var number in spilt)
        {
            spill.Read(number, room);
            list.AddRange(room);
        }
    }
}
