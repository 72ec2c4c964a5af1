using System.Security.Cryptography;

namespace Publisher.Authoring;

/// <summary>Digests as <c>digestSRI</c> spells them (W3C Subresource Integrity): <c>sha256-</c> and padded base64.</summary>
public static class SriDigest
{
    /// <summary>The digest of exact bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => "sha256-" + Convert.ToBase64String(SHA256.HashData(bytes));
}
