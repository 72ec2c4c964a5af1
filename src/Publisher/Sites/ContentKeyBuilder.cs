using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Publisher.Sources;

namespace Publisher.Sites;

/// <summary>Makes a <see cref="ContentKey"/> from everything a file is made from, in order; each part with its length, so that no two lists of parts look alike.</summary>
public sealed class ContentKeyBuilder
{
    [ThreadStatic]
    private static ContentKeyBuilder? ofThread;

    private byte[] bytes = new byte[256];
    private int length;

    /// <summary>This thread's own builder, empty: for a key that is made at once, without another between its parts, and there are a hundred thousand.</summary>
    internal static ContentKeyBuilder OfThread
    {
        get
        {
            ofThread ??= new();
            ofThread.length = 0;
            return ofThread;
        }
    }

    /// <summary>Adds a text, or that there is none.</summary>
    public ContentKeyBuilder Add(string? text)
    {
        if (text is null)
        {
            return Add(-1);
        }
        var count = Encoding.UTF8.GetByteCount(text);
        Add(count);
        Encoding.UTF8.GetBytes(text, Take(count));
        return this;
    }

    /// <summary>Adds bytes.</summary>
    public ContentKeyBuilder Add(ReadOnlySpan<byte> part)
    {
        Add(part.Length);
        part.CopyTo(Take(part.Length));
        return this;
    }

    /// <summary>Adds a number.</summary>
    public ContentKeyBuilder Add(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), number);
        return this;
    }

    /// <summary>Adds a moment, to the tick and with its offset.</summary>
    public ContentKeyBuilder Add(DateTimeOffset? moment) => moment is { } at ? Add(at.Ticks).Add(at.Offset.Ticks) : Add(-1);

    /// <summary>Adds another key.</summary>
    public ContentKeyBuilder Add(ContentKey key)
    {
        MemoryMarshal.Write(Take(16), in key);
        return this;
    }

    /// <summary>Adds a digest.</summary>
    public ContentKeyBuilder Add(Digest digest)
    {
        digest.CopyTo(Take(Digest.Length));
        return this;
    }

    /// <summary>The key of everything added; the builder is empty again.</summary>
    public ContentKey ToKey()
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes.AsSpan(0, length), hash);
        length = 0;
        return MemoryMarshal.Read<ContentKey>(hash);
    }

    private Span<byte> Take(int count)
    {
        if (bytes.Length - length < count)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        }
        length += count;
        return bytes.AsSpan(length - count, count);
    }
}
