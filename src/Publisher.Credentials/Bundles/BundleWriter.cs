using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Credentials.Bundles;

/// <summary>Writes offline files. The same parts give the same bytes.</summary>
public static class BundleWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of an offline file.</summary>
    /// <param name="award">The award; it has to be readable.</param>
    /// <param name="documents">Its issuer's documents, by address.</param>
    /// <param name="asOf">When the status list among them was signed; null when there is none.</param>
    public static byte[] Write(OpenBadgeCredential award, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> documents, DateTimeOffset? asOf)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("type", AwardBundle.TypeName);
            json.WriteNumber("format", AwardBundle.Format);
            if (asOf is { } moment)
            {
                json.WriteString("asOf", Timestamp.Write(moment));
            }
            json.WriteString("credential", award.Id);
            json.WriteStartObject("documents");
            foreach (var (address, bytes) in documents.Append(new(award.Id, award.Document.Bytes)).DistinctBy(d => d.Key).OrderBy(d => d.Key, StringComparer.Ordinal))
            {
                json.WriteString(address, Encoding.UTF8.GetString(bytes.Span));
            }
            json.WriteEndObject();
            json.WriteStartArray("evidence");
            foreach (var piece in award.Evidence.Where(e => e is { Id: not null, DigestSri: not null }))
            {
                json.WriteStartObject();
                json.WriteString("address", piece.Id);
                json.WriteString("digestSRI", piece.DigestSri);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.Write("\n"u8);
        return output.WrittenSpan.ToArray();
    }
}
