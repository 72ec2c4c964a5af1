using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Publisher.Cli.Disk;

/// <summary>
/// Where entries of an <see cref="OutputTable"/> wait that nobody asks for before the index is written: half a million of them are twenty megabytes. Pieces of one length in a
/// file of this run alone, made with the first of them. Safe for several threads.
/// </summary>
/// <param name="path">The file's absolute path.</param>
internal sealed class EntrySpill(string path) : IDisposable
{
    /// <summary>Entries in a piece.</summary>
    internal const int PieceLength = 32;

    private static readonly int Bytes = PieceLength * Marshal.SizeOf<OutputEntry>();

    private readonly Lock opening = new();
    private SafeFileHandle? file;
    private int pieces;

    /// <summary>Takes a full piece.</summary>
    /// <returns>Its number, for <see cref="Read"/>.</returns>
    /// <exception cref="IOException">The disk refused.</exception>
    internal int Add(ReadOnlySpan<OutputEntry> piece)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(piece.Length, PieceLength);
        var number = Interlocked.Increment(ref pieces) - 1;
        RandomAccess.Write(Open(), MemoryMarshal.AsBytes(piece), (long)number * Bytes);
        return number;
    }

    /// <summary>Gives a piece back.</summary>
    /// <param name="number">What <see cref="Add"/> said.</param>
    /// <param name="into">Room for a piece.</param>
    /// <exception cref="IOException">The disk refused, or somebody cut the file short.</exception>
    internal void Read(int number, Span<OutputEntry> into)
    {
        var room = MemoryMarshal.AsBytes(into[..PieceLength]);
        for (var filled = 0; filled < room.Length;)
        {
            var read = RandomAccess.Read(Open(), room[filled..], ((long)number * Bytes) + filled);
            filled += read > 0 ? read : throw new EndOfStreamException($"{path} is shorter than it was");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();

    private SafeFileHandle Open()
    {
        if (Volatile.Read(ref file) is { } open)
        {
            return open;
        }
        lock (opening)
        {
            // Never one that is there: what a killed run left was removed, and a link leads elsewhere.
            return file ??= File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        }
    }
}
