using System.Globalization;
using System.Text.Json;

namespace Publisher.Credentials.Json;

/// <summary>Finds where in the bytes a member stands, so that a problem can be shown at its line.</summary>
public static class JsonPosition
{
    /// <summary>Byte offset of the value (or of the member name, for an object member) that a JSON Pointer (RFC 6901) names; the nearest ancestor's when it is absent.</summary>
    /// <param name="json">Well-formed JSON, as <see cref="SignedDocument"/> holds it.</param>
    /// <param name="pointer">Empty for the root, or segments each led by <c>/</c>, with <c>~1</c> for <c>/</c> and <c>~0</c> for <c>~</c>.</param>
    public static int OffsetOf(ReadOnlySpan<byte> json, string pointer)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        if (!reader.Read())
        {
            return 0;
        }
        var found = (int)reader.TokenStartIndex;
        if (pointer.Length == 0)
        {
            return found;
        }
        foreach (var segment in pointer[1..].Split('/'))
        {
            var offset = Enter(ref reader, segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
            if (offset < 0)
            {
                return found;
            }
            found = offset;
        }
        return found;
    }

    // Leaves the reader on the first token of the named child's value.
    private static int Enter(ref Utf8JsonReader reader, string segment)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var offset = (int)reader.TokenStartIndex;
                var isNamed = reader.ValueTextEquals(segment);
                reader.Read();
                if (isNamed)
                {
                    return offset;
                }
                reader.Skip();
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray
            && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index--)
            {
                if (index == 0)
                {
                    return (int)reader.TokenStartIndex;
                }
                reader.Skip();
            }
        }
        return -1;
    }
}
