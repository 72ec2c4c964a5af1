using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Publisher.Sites;

namespace Publisher.Authoring;

/// <summary>
/// The link a holder is given for an award whose name or address is withheld: <c>/awards/&lt;id&gt;/#h=…</c>, where … is base64url
/// (no padding) of UTF-8 JSON with <c>salt</c> and the hashed <c>email</c> and/or <c>name</c>. A fragment is never sent to a server.
/// </summary>
/// <param name="Salt">The award's salt.</param>
/// <param name="Email">The address that was hashed, or null.</param>
/// <param name="Name">The name that was hashed, or null.</param>
public sealed record HolderLink(string Salt, string? Email, string? Name)
{
    /// <summary>The whole link for an award of a site.</summary>
    public string ToAddress(string baseUrl, string awardId) => $"{SitePaths.Absolute(baseUrl, SitePaths.Award(awardId))}#h={Encode()}";

    /// <summary>What follows <c>#h=</c>.</summary>
    public string Encode()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (Email is not null)
            {
                json.WriteString("email", Email);
            }
            if (Name is not null)
            {
                json.WriteString("name", Name);
            }
            json.WriteString("salt", Salt);
            json.WriteEndObject();
        }
        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    /// <summary>Reads what follows <c>#h=</c>; null when it is no holder link.</summary>
    public static HolderLink? Decode(string fragment)
    {
        if (fragment.Length > 4096 || !Base64Url.IsValid(fragment))
        {
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(fragment)));
            string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return json.RootElement.ValueKind == JsonValueKind.Object && Text("salt") is { } salt ? new(salt, Text("email"), Text("name")) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
