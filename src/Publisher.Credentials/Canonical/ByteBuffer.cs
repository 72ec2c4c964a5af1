using System.Buffers;

namespace Publisher.Credentials.Canonical;

/// <summary>A growing run of bytes in borrowed memory.</summary>
internal sealed class ByteBuffer(int capacity) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>The memory itself, for comparers that outlive a span. Growing replaces it.</summary>
    public byte[] Array => _bytes;

    public ReadOnlySpan<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    public void Append(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    public void Append(byte value, ReadOnlySpan<byte> bytes)
    {
        var room = Reserve(bytes.Length + 1);
        room[0] = value;
        bytes.CopyTo(room[1..]);
        Length += bytes.Length + 1;
    }

    /// <summary>Room for at least <paramref name="length"/> further bytes; <see cref="Advance"/> takes what was written there.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_bytes.Length - Length < length)
        {
            Grow(length);
        }
        return _bytes.AsSpan(Length);
    }

    // Apart, so that what is called for every term stays small enough to be inlined.
    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + length));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    public void Advance(int length) => Length += length;

    public void Clear() => Length = 0;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }
}
