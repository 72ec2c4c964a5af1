using System.Security.Cryptography;

namespace Publisher.Credentials.Authority;

/// <summary>Digests as documents name them (<c>digestSRI</c>; W3C Subresource Integrity): <c>sha256-</c> and padded base64.</summary>
public static class Sri
{
    /// <summary>The digest of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => "sha256-" + Convert.ToBase64String(SHA256.HashData(bytes));
}
