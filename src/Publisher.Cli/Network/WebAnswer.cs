namespace Publisher.Cli.Network;

/// <summary>What came of asking for an address.</summary>
/// <param name="Address">The address that answered last.</param>
/// <param name="Status">The HTTP status; 0 when there was no answer, or the address was refused.</param>
/// <param name="Bytes">The body, decompressed, of a good answer; empty otherwise.</param>
/// <param name="Problem">Why there is none: a phrase in plain words that names the host; null for a good answer.</param>
internal sealed record WebAnswer(Uri Address, int Status, ReadOnlyMemory<byte> Bytes, string? Problem)
{
    /// <summary>What the server gave to ask with next time; null when it gave nothing.</summary>
    public WebValidators? Validators { get; init; }

    /// <summary>Whether what is known already is still what stands there.</summary>
    public bool IsUnchanged => Status == 304 && Problem is null;
}

/// <summary>By what a server knows again what it sent before (RFC 9110 §8.8).</summary>
/// <param name="ETag">The ETag as it was sent; null for none.</param>
/// <param name="LastModified">Last-Modified as it was sent; null for none.</param>
internal sealed record WebValidators(string? ETag, string? LastModified);
