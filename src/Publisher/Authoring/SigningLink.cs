using System.Buffers.Text;
using System.IO.Compression;
using Publisher.Sites;

namespace Publisher.Authoring;

/// <summary>
/// The link by which somebody co-signs in a browser: <c>/sign/#award=…&amp;file=…</c>, where … is base64url (no padding) of the award's bytes, packed (RFC 1951), and <c>file</c> its
/// path in the repository. A fragment is never sent to a server, so the award goes from whoever asks to whoever signs and stands nowhere.
/// </summary>
public static class SigningLink
{
    // Some mail programs and chats cut off what is longer.
    private const int Longest = 8000;

    /// <summary>The link to an award; null for one too large to be in a link, which is sent as a file.</summary>
    /// <param name="baseUrl">The site's address, without a trailing slash.</param>
    /// <param name="award">The award with all its proofs.</param>
    /// <param name="path">Its file in the repository.</param>
    /// <param name="branch">The branch it is on; null for the one the site is built from.</param>
    public static string? ToAddress(string baseUrl, ReadOnlySpan<byte> award, string path, string? branch)
    {
        using var packed = new MemoryStream();
        using (var packing = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            packing.Write(award);
        }
        var link = $"{SitePaths.Absolute(baseUrl, SitePaths.Sign)}#award={Base64Url.EncodeToString(packed.ToArray())}&file={path}{(branch is null ? "" : $"&branch={branch}")}";
        return link.Length <= Longest ? link : null;
    }
}
