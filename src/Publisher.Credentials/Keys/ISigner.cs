namespace Publisher.Credentials.Keys;

/// <summary>Something that can sign with one Ed25519 key. Implemented where private keys live (the program, never the build).</summary>
public interface ISigner
{
    /// <summary>The public half.</summary>
    Ed25519PublicKey PublicKey { get; }

    /// <summary>The 64-byte Ed25519 signature (RFC 8032) over <paramref name="message"/>.</summary>
    byte[] Sign(ReadOnlySpan<byte> message);
}
