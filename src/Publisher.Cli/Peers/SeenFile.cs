using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.Json;

namespace Publisher.Cli.Peers;

/// <summary>Writes <c>content/peers/&lt;name&gt;/seen.json</c>, format 1 (docs/formats.md): what a pull saw and when, in numbers. It names nobody.</summary>
internal static class SeenFile
{
    /// <summary>How many of the things set aside are told in it.</summary>
    internal const int MostSetAside = 100;

    /// <summary>The bytes.</summary>
    internal static byte[] Write(PeerSettings peer, PeerSeen seen)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteString("base", peer.Url);
            if (peer.Kind == PeerKind.Recognition)
            {
                json.WriteString("issuer", peer.Issuer);
            }
            json.WriteString("name", seen.Name);
            if (seen.Description is not null)
            {
                json.WriteString("description", seen.Description);
            }
            if (seen.Country is not null)
            {
                json.WriteString("country", seen.Country);
            }
            json.WriteString("seen", Timestamp.Write(seen.Seen));
            json.WriteString("standing", PeerSeen.WordOf(seen.Standing));
            if (seen.Reason is not null)
            {
                json.WriteString("reason", seen.Reason);
            }
            if (peer.Kind == PeerKind.Recognition)
            {
                json.WriteStartObject("authority");
                json.WriteNumber("version", seen.AuthorityVersion);
                json.WriteString("digestSRI", seen.AuthorityDigest);
                json.WriteEndObject();
            }
            if (seen.Feed is not null)
            {
                json.WriteString("feed", seen.Feed);
            }
            Counts(json, seen.Counts);
            json.WriteStartArray("setAside");
            foreach (var item in seen.SetAside)
            {
                json.WriteStartObject();
                json.WriteString("url", item.Url);
                json.WriteString("code", item.Code);
                json.WriteString("reason", item.Reason);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    private static void Counts(Utf8JsonWriter json, PeerCounts counts)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("badges", counts.Badges);
        json.WriteNumber("awards", counts.Awards);
        json.WriteNumber("valid", counts.Valid);
        json.WriteNumber("takenBack", counts.TakenBack);
        json.WriteNumber("expired", counts.Expired);
        json.WriteNumber("undetermined", counts.Undetermined);
        json.WriteNumber("setAside", counts.SetAside);
        json.WriteEndObject();
    }
}
