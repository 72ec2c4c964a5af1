namespace Publisher.Sources;

/// <summary>One source file: path relative to the site's root with <c>/</c>, and its bytes, held or read when they are asked for.</summary>
public sealed class SourceFile
{
    // The bytes, or what reads them; and no room is taken to say that there is no stamp: there are a hundred thousand of these.
    private object content;
    private readonly (long Modified, long Changed, long Number) stamp;

    /// <summary>A file whose bytes are held.</summary>
    public SourceFile(string path, ReadOnlyMemory<byte> bytes) => (Path, content, Length, IsHeld) = (path, bytes, bytes.Length, true);

    /// <summary>A file that is read each time its bytes are asked for: of a hundred thousand awards, only those at hand are held.</summary>
    /// <param name="path">The path.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="stamp">What the disk says of it, when that can be relied on.</param>
    /// <param name="read">Reads it; throws when its length is no longer <paramref name="length"/>. Called from several threads.</param>
    /// <param name="isHeld">Whether what is read first is held from then on.</param>
    public SourceFile(string path, int length, FileStamp? stamp, Func<SourceFile, ReadOnlyMemory<byte>> read, bool isHeld = false) =>
        (Path, Length, this.stamp, content, IsHeld) = (path, length, stamp is { } said ? (said.Modified, said.Changed, said.Number) : default, read, isHeld);

    /// <summary>Path relative to the site's root, with <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>How many bytes.</summary>
    public int Length { get; }

    /// <summary>Whether its bytes, once read, stay as they are: false for awards and evidence, which are read each time.</summary>
    public bool IsHeld { get; }

    /// <summary>What the disk says of it, when that can be relied on.</summary>
    public FileStamp? Stamp => stamp == default ? null : new(Length, stamp.Modified, stamp.Changed, stamp.Number);

    /// <summary>The bytes. Ask once and keep them while they are needed.</summary>
    public ReadOnlyMemory<byte> Bytes => Volatile.Read(ref content) is var now && now is not Func<SourceFile, ReadOnlyMemory<byte>> read ? (ReadOnlyMemory<byte>)now
        : IsHeld ? Hold(read) : read(this);

    /// <summary>Reads a file that is held from when it was first read, if it was not read yet.</summary>
    public void Hold()
    {
        if (IsHeld)
        {
            _ = Bytes;
        }
    }

    // Of two threads the first decides: everybody sees the same bytes.
    private ReadOnlyMemory<byte> Hold(Func<SourceFile, ReadOnlyMemory<byte>> read)
    {
        object bytes = read(this);
        var before = Interlocked.CompareExchange(ref content, bytes, read);
        return (ReadOnlyMemory<byte>)(ReferenceEquals(before, read) ? bytes : before);
    }
}
