using System.Buffers;
using System.Text.Json;

namespace Publisher.Credentials.Canonical;

/// <summary>JSON Canonicalization Scheme (RFC 8785): one byte sequence for every way of writing the same JSON value.</summary>
public static class JsonCanonicalizer
{
    /// <summary>Writes the canonical form of <paramref name="value"/>.</summary>
    /// <param name="value">Any JSON value whose numbers are finite IEEE doubles and whose strings hold no lone surrogates, as <see cref="Json.SignedDocument"/> reads it.</param>
    /// <param name="output">Receives UTF-8.</param>
    /// <param name="exceptMember">A member of the root object that is left out (such as <c>proof</c>).</param>
    /// <exception cref="ArgumentException">A number is too large for an IEEE double.</exception>
    public static void Write(JsonElement value, IBufferWriter<byte> output, string? exceptMember = null)
    {
        using var text = new ByteBuffer(8 * 1024);
        var writer = new CanonicalJsonWriter(text);
        try
        {
            writer.WriteValue(value, exceptMember);
            output.Write(text.Written);
        }
        finally
        {
            writer.Release();
        }
    }
}
