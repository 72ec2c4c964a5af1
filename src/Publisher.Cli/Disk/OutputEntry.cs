using System.Runtime.InteropServices;

namespace Publisher.Cli.Disk;

/// <summary>What is known of a file in this run.</summary>
[Flags]
internal enum EntryState
{
    /// <summary>Nothing but what the index says.</summary>
    None = 0,
    /// <summary>It is on the disk.</summary>
    There = 1,
    /// <summary>It is on the disk as it was left.</summary>
    Intact = 2,
    /// <summary>It is part of the new site.</summary>
    Wanted = 4,
    /// <summary>Its new bytes are staged.</summary>
    Staged = 8,
    /// <summary>Its key and status are those of the new site.</summary>
    Known = 16,
}

/// <summary>
/// One file of the output, in memory as in the index: 48 bytes, without its path. The index is read only where it was written, so its numbers
/// are in the machine's own order.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OutputEntry
{
    /// <summary>The first half of the path's hash.</summary>
    internal ulong Path;

    /// <summary>The key's first half, mixed with the path's hash.</summary>
    internal ulong High;

    /// <summary>The key's second half.</summary>
    internal ulong Low;

    /// <summary>When the file was last written.</summary>
    internal long Modified;

    /// <summary>Its number on the disk.</summary>
    internal long Number;

    /// <summary>Its length in bytes.</summary>
    internal int Length;

    /// <summary>What is known of it in this run; nothing in an index.</summary>
    internal EntryState State;

    /// <summary>Whether all of some flags are set.</summary>
    internal readonly bool Is(EntryState state) => (State & state) == state;

    /// <summary>Whether the file is as it was left. Not asked: when its entry changed, for a second name of a file changes that too.</summary>
    internal readonly bool IsAsLeft(in FileStatus status) =>
        status.Kind == EntryKind.File && status.Length == Length && status.Modified == Modified && status.Number == Number && status.Number != 0;

    /// <summary>Takes what the disk says of a file, and what it was made from: zeros, which no file's key is, for one that is made anew every time.</summary>
    internal void Know(PathHash path, Sites.ContentKey key, in FileStatus status)
    {
        (Path, High, Low) = (path.First, key.High ^ path.Second, key.Low);
        (Modified, Number, Length) = (status.Modified, status.Number, (int)Math.Min(status.Length, int.MaxValue));
        State |= EntryState.Known;
    }

    /// <summary>Whether this is the entry of a path made under a key.</summary>
    internal readonly bool IsOf(PathHash path, Sites.ContentKey key) => Path == path.First && High == (key.High ^ path.Second) && Low == key.Low;
}
