namespace Publisher.Cli.Network;

/// <summary>A connection that was not made because every address of the host is refused.</summary>
/// <param name="message">A phrase in plain words.</param>
internal sealed class RefusedAddressException(string message) : IOException(message);
