using System.Text;

namespace Publisher.Cli.Disk;

/// <summary>A path relative to an open folder, with slashes: UTF-8 with a zero byte after it, as Linux takes it.</summary>
internal readonly ref struct DiskPath
{
    /// <summary>Longest text that <see cref="Of(string, Span{byte})"/> puts into a buffer of <see cref="BufferLength"/> bytes.</summary>
    private const int ShortText = 340;

    /// <summary>A buffer to offer to <see cref="Of(string, Span{byte})"/>.</summary>
    internal const int BufferLength = (3 * ShortText) + 1;

    /// <summary>Takes bytes that end in a zero byte.</summary>
    internal DiskPath(ReadOnlySpan<byte> terminated) => Terminated = terminated;

    /// <summary>The bytes with the zero byte.</summary>
    internal ReadOnlySpan<byte> Terminated { get; }

    /// <summary>The bytes.</summary>
    internal ReadOnlySpan<byte> Bytes => Terminated[..^1];

    /// <summary>The last name.</summary>
    internal ReadOnlySpan<byte> Name => Bytes[(Bytes.LastIndexOf((byte)'/') + 1)..];

    /// <summary>The folder's bytes without a slash at the end; empty for the open folder itself.</summary>
    internal ReadOnlySpan<byte> Folder => Bytes.LastIndexOf((byte)'/') is > 0 and var end ? Bytes[..end] : [];

    /// <summary>Writes a path, into a buffer when it fits.</summary>
    internal static DiskPath Of(string path, Span<byte> buffer)
    {
        if (path.Length > ShortText || buffer.Length < BufferLength)
        {
            buffer = new byte[Encoding.UTF8.GetMaxByteCount(path.Length) + 1];
        }
        var length = Encoding.UTF8.GetBytes(path, buffer);
        buffer[length] = 0;
        return new(buffer[..(length + 1)]);
    }

    /// <summary>Copies bytes and puts the zero byte after them.</summary>
    internal static DiskPath Of(ReadOnlySpan<byte> bytes)
    {
        var terminated = new byte[bytes.Length + 1];
        bytes.CopyTo(terminated);
        return new(terminated);
    }

    /// <summary>The path as text; bytes that are no text become U+FFFD.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
