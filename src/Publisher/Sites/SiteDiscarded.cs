namespace Publisher.Sites;

/// <summary>A sink that keeps nothing: everything is made and looked through, and nobody needs it afterwards.</summary>
public sealed class SiteDiscarded : ISiteSink
{
    /// <inheritdoc/>
    public bool Keeps(string path, ContentKey key) => false;

    /// <inheritdoc/>
    public void Add(SiteFile file, ContentKey? key)
    {
        // Made and looked through: that was all.
    }

    /// <inheritdoc/>
    public long KeptBytes => 0;

    /// <inheritdoc/>
    public bool Loses => false;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ReadKept(string path) => throw new InvalidOperationException($"nothing is kept, so {path} is not");
}
