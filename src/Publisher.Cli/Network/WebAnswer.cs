namespace Publisher.Cli.Network;

/// <summary>What came of asking for an address.</summary>
/// <param name="Address">The address that answered last.</param>
/// <param name="Status">The HTTP status; 0 when there was no answer, or the address was refused.</param>
/// <param name="Bytes">The body, decompressed, of a good answer; empty otherwise.</param>
/// <param name="Problem">Why there is none: a phrase in plain words that names the host; null for a good answer.</param>
internal sealed record WebAnswer(Uri Address, int Status, ReadOnlyMemory<byte> Bytes, string? Problem);
