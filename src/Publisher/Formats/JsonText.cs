using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Publisher.Formats;

/// <summary>Writes the unsigned JSON documents: two-space indent, LF, a final line end, letters of every script as themselves.</summary>
internal static class JsonText
{
    // Served as JSON, never inside HTML: escaping beyond what JSON asks for would only make it harder to read.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of one object.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }
        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>A member, when there is a value.</summary>
    public static void WriteIfAny(this Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }
}
