using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Publisher.Sites;

namespace Publisher.Cli.Disk;

/// <summary>
/// What is known of the files of an output folder: those the last build left, from its index, and those that are there now. No paths are kept,
/// only their hashes; 48 bytes a file. Safe for several threads.
/// <code>
/// seed (8 bytes) | number of entries (8) | length of the origin (8) | origin | entries (48 each), by path hash, ascending
/// </code>
/// The origin is what the writer of the index says of what the files were made from.
/// </summary>
internal sealed class OutputTable
{
    private const int HeadLength = 24;
    private const int BucketBits = 9;

    private readonly OutputBucket[] buckets = new OutputBucket[1 << BucketBits];
    private readonly Memory<byte> entries;
    private readonly int[] starts;
    private readonly int startShift;
    private readonly long seed;
    private readonly ulong mask;
    private int listed;
    private int claimed;
    private volatile bool isDirty;

    private OutputTable(ReadOnlyMemory<byte> origin, Memory<byte> entries, long seed, ulong mask, EntrySpill spill)
    {
        (Origin, this.entries, this.seed, this.mask) = (origin, entries, seed, mask);
        for (var i = 0; i < buckets.Length; i++)
        {
            buckets[i] = new(spill);
        }
        // About four entries to a place.
        var bits = Math.Clamp(BitOperations.Log2((uint)Indexed.Length | 1) - 2, 1, 20);
        (starts, startShift) = (new int[(1 << bits) + 1], 64 - bits);
        IsOrdered = TryOrder();
    }

    /// <summary>How many files are in the folder now.</summary>
    internal int Listed => listed;

    /// <summary>How many of them stay, or are replaced.</summary>
    internal int Claimed => claimed;

    /// <summary>Whether two files of the folder have one hash. Then nothing of it can be relied on.</summary>
    internal bool IsAmbiguous { get; private set; }

    /// <summary>What the index says of what the files were made from.</summary>
    internal ReadOnlyMemory<byte> Origin { get; }

    /// <summary>Whether the folder holds the files of the index, each as it was left, and no other. To be asked when the listing has ended.</summary>
    internal bool IsAsLeft => listed > 0 && listed == Indexed.Length && !IsAmbiguous && !AnyLacks(EntryState.Intact);

    /// <summary>How many files the index has.</summary>
    internal int IndexedCount => Indexed.Length;

    /// <summary>The length of all files of the index together.</summary>
    internal long IndexedBytes
    {
        get
        {
            var sum = 0L;
            foreach (ref readonly var entry in Indexed)
            {
                sum += entry.Length;
            }
            return sum;
        }
    }

    /// <summary>Whether an index of the new site would say something else than the one there is.</summary>
    internal bool IsDirty => isDirty || AnyLacks(EntryState.Known);

    private bool IsOrdered { get; }

    private Span<OutputEntry> Indexed => MemoryMarshal.Cast<byte, OutputEntry>(entries.Span);

    /// <summary>A table over an index; an empty one where the index is empty or not whole.</summary>
    /// <param name="index">What <see cref="Write"/> wrote; becomes the table's own.</param>
    /// <param name="spill">Takes entries of new files until they are written.</param>
    /// <param name="mask">For tests: which bits of path hashes are used.</param>
    internal static OutputTable Of(Memory<byte> index, EntrySpill spill, ulong mask = ulong.MaxValue)
    {
        if (index.Length >= HeadLength && BinaryPrimitives.ReadInt64LittleEndian(index.Span[16..]) is >= 0 and var origin && origin <= index.Length - HeadLength)
        {
            var entries = index[(HeadLength + (int)origin)..];
            if (Math.DivRem(entries.Length, Marshal.SizeOf<OutputEntry>()) is (var count, 0) && BinaryPrimitives.ReadInt64LittleEndian(index.Span[8..]) == count)
            {
                var table = new OutputTable(index.Slice(HeadLength, (int)origin), entries, BinaryPrimitives.ReadInt64LittleEndian(index.Span), mask, spill);
                if (table.IsOrdered)
                {
                    return table;
                }
            }
        }
        return new(default, default, BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(8)), mask, spill);
    }

    /// <summary>The hash of a path in this table.</summary>
    internal PathHash HashOf(ReadOnlySpan<byte> path) => PathHash.Of(path, seed, mask);

    /// <summary>Takes note of a file that is in the folder.</summary>
    internal void Found(ulong path, in FileStatus status)
    {
        Interlocked.Increment(ref listed);
        var bucket = BucketOf(path);
        lock (bucket)
        {
            var at = IndexOf(path, EntryState.None);
            if (at < 0)
            {
                bucket.Found(new() { Path = path, State = EntryState.There });
                return;
            }
            ref var entry = ref Indexed[at];
            if (entry.Is(EntryState.There))
            {
                IsAmbiguous = true;
            }
            entry.State |= EntryState.There;
            if (entry.IsAsLeft(status))
            {
                entry.State |= EntryState.Intact;
            }
        }
    }

    /// <summary>Ends the listing.</summary>
    internal void Complete()
    {
        foreach (var bucket in buckets)
        {
            if (!bucket.TryOrder())
            {
                IsAmbiguous = true;
            }
        }
    }

    /// <summary>Whether the file made under a key is in the folder as it was left; it then stays.</summary>
    /// <exception cref="InvalidOperationException">The path was asked for before.</exception>
    internal bool Keeps(PathHash path, ContentKey key, out int length)
    {
        length = 0;
        lock (BucketOf(path.First))
        {
            if (IsAmbiguous || IndexOf(path.First, EntryState.Intact) is not (>= 0 and var at) || !Indexed[at].IsOf(path, key))
            {
                return false;
            }
            Claim(ref Indexed[at], EntryState.Known);
            length = Indexed[at].Length;
            return true;
        }
    }

    /// <summary>Whether the folder may have a file of this path: the disk is to be asked. Surely not, when false.</summary>
    internal bool MayHold(PathHash path)
    {
        var bucket = BucketOf(path.First);
        lock (bucket)
        {
            return IndexOf(path.First, EntryState.There) >= 0 || bucket.IndexOf(path.First) >= 0;
        }
    }

    /// <summary>Takes note of a file of the new site.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="key">What it is made from; null for a file that is made anew every time.</param>
    /// <param name="wasThere">Whether the folder has a file of this path.</param>
    /// <param name="isStaged">Whether its bytes are staged; otherwise those in the folder are its own.</param>
    /// <param name="status">What the disk says of the staged file, or of the one in the folder.</param>
    /// <exception cref="InvalidOperationException">The path was added before.</exception>
    internal void Add(PathHash path, ContentKey? key, bool wasThere, bool isStaged, in FileStatus status)
    {
        var state = isStaged ? EntryState.Staged : EntryState.None;
        var made = key ?? default;
        var bucket = BucketOf(path.First);
        lock (bucket)
        {
            if (wasThere)
            {
                ref var entry = ref EntryOf(bucket, path.First);
                isDirty |= isStaged || !entry.Is(EntryState.Intact) || !entry.IsOf(path, made) || !entry.IsAsLeft(status);
                Claim(ref entry, state);
                entry.Know(path, made, status);
            }
            else
            {
                isDirty = true;
                var entry = new OutputEntry { State = EntryState.Wanted | state };
                entry.Know(path, made, status);
                bucket.Add(entry);
            }
        }
    }

    /// <summary>What is known of a file that was in the folder.</summary>
    internal EntryState StateOf(ulong path)
    {
        var bucket = BucketOf(path);
        lock (bucket)
        {
            return IndexOf(path, EntryState.There) < 0 && bucket.IndexOf(path) < 0 ? EntryState.None : EntryOf(bucket, path).State;
        }
    }

    /// <summary>Takes note that a file that stays is a copy now.</summary>
    internal void Copied(ulong path, in FileStatus status)
    {
        var bucket = BucketOf(path);
        lock (bucket)
        {
            ref var entry = ref EntryOf(bucket, path);
            (entry.Modified, entry.Number) = (status.Modified, status.Number);
            isDirty = true;
        }
    }

    /// <summary>Writes the index of the new site.</summary>
    /// <param name="origin">What its files were made from, in the caller's words.</param>
    /// <param name="stream">Where it goes.</param>
    internal void Write(ReadOnlySpan<byte> origin, Stream stream)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        var indexed = Indexed;
        long count = 0;
        foreach (ref readonly var entry in indexed)
        {
            count += entry.Is(EntryState.Known) ? 1 : 0;
        }
        count += buckets.Sum(b => (long)b.CountKnown());
        BinaryPrimitives.WriteInt64LittleEndian(head, seed);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], count);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], origin.Length);
        stream.Write(head);
        stream.Write(origin);
        var together = new List<OutputEntry>();
        for (var (i, at) = (0, 0); i < buckets.Length; i++)
        {
            for (; at < indexed.Length && NumberOf(indexed[at].Path) == i; at++)
            {
                together.Add(indexed[at]);
            }
            buckets[i].CopyTo(together);
            together.RemoveAll(e => !e.Is(EntryState.Known));
            together.Sort((a, b) => a.Path.CompareTo(b.Path));
            foreach (ref var entry in CollectionsMarshal.AsSpan(together))
            {
                entry.State = EntryState.None;
            }
            stream.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(together)));
            together.Clear();
        }
    }

    private void Claim(ref OutputEntry entry, EntryState state)
    {
        if (entry.Is(EntryState.Wanted))
        {
            throw new InvalidOperationException("one path of the site was asked for or added twice");
        }
        entry.State = (entry.State & ~EntryState.Known) | EntryState.Wanted | state;
        Interlocked.Increment(ref claimed);
    }

    private ref OutputEntry EntryOf(OutputBucket bucket, ulong path)
    {
        var at = IndexOf(path, EntryState.There);
        return ref at >= 0 ? ref Indexed[at] : ref bucket.At(bucket.IndexOf(path));
    }

    // The place of a path's entry in the index, if it has this state; below zero when there is none.
    private int IndexOf(ulong path, EntryState state)
    {
        var indexed = Indexed;
        var slot = (int)(path >> startShift);
        for (var (at, end) = (starts[slot], starts[slot + 1]); at < end; at++)
        {
            if (indexed[at].Path == path && indexed[at].Is(state))
            {
                return at;
            }
        }
        return -1;
    }

    private bool TryOrder()
    {
        ulong last = 0;
        var slot = 0;
        var indexed = Indexed;
        for (var at = 0; at < indexed.Length; at++)
        {
            if (indexed[at].Path < last || indexed[at].State != EntryState.None)
            {
                return false;
            }
            last = indexed[at].Path;
            while (slot <= (int)(last >> startShift))
            {
                starts[slot++] = at;
            }
        }
        Array.Fill(starts, indexed.Length, slot, starts.Length - slot);
        return true;
    }

    // Whether an entry of the index lacks a state.
    private bool AnyLacks(EntryState state)
    {
        foreach (ref readonly var entry in Indexed)
        {
            if (!entry.Is(state))
            {
                return true;
            }
        }
        return false;
    }

    private static int NumberOf(ulong path) => (int)(path >> (64 - BucketBits));

    private OutputBucket BucketOf(ulong path) => buckets[NumberOf(path)];
}
