namespace Publisher.Cli.Network;

/// <summary>A body as it comes over the wire: starts the clock of silence anew with every piece, and ends when it is longer than allowed.</summary>
internal sealed class MeteredStream(Stream inner, int mostBytes, Action cameSomething) : Stream
{
    private long read;

    /// <summary>Whether more came than allowed.</summary>
    internal bool IsTooLong => read > mostBytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsTooLong)
        {
            return 0;
        }
        var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        read += count;
        cameSomething();
        return IsTooLong ? 0 : count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
