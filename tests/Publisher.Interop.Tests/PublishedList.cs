using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Publisher.Interop.Tests;

/// <summary>
/// Reads a bit of a published status list with nothing of ours: what other programs say of an award is compared to this
/// (Bitstring Status List 1.0 §3.3: multibase "u", GZIP, the first bit is the highest of the first byte).
/// </summary>
internal static class PublishedList
{
    /// <summary>Whether the bit that a credential names is set in the list as the site has it.</summary>
    /// <param name="site">The site's folder.</param>
    /// <param name="credential">The credential.</param>
    public static bool HasSet(string site, JsonElement credential)
    {
        var status = credential.GetProperty("credentialStatus");
        var index = int.Parse(status.GetProperty("statusListIndex").GetString()!, CultureInfo.InvariantCulture);
        var address = new Uri(status.GetProperty("statusListCredential").GetString()!);
        var list = JsonElement.Parse(File.ReadAllBytes(Path.Combine(site, "status", address.Segments[^1])));
        Assert.Equal(address.AbsoluteUri, list.GetProperty("id").GetString());
        var bits = Bits(list.GetProperty("credentialSubject").GetProperty("encodedList").GetString()!);
        return (bits[index / 8] & (0x80 >> (index % 8))) != 0;
    }

    private static byte[] Bits(string encoded)
    {
        Assert.StartsWith("u", encoded, StringComparison.Ordinal);
        using var zipped = new GZipStream(new MemoryStream(System.Buffers.Text.Base64Url.DecodeFromChars(encoded.AsSpan(1))), CompressionMode.Decompress);
        using var bits = new MemoryStream();
        zipped.CopyTo(bits);
        return bits.ToArray();
    }
}
