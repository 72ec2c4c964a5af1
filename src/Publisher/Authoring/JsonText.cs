using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Publisher.Authoring;

/// <summary>
/// JSON as text in the one style that is committed and signed: members in the order given, two-space indent, LF,
/// every object and array on lines of its own, non-ASCII unescaped, a line feed at the end of the document.
/// </summary>
public abstract class JsonText
{
    private JsonText() { }

    /// <summary>A string.</summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair, which is no Unicode text.</exception>
    public static JsonText String(string value) => new Scalar(Quote(value));

    /// <summary>An integer.</summary>
    public static JsonText Number(long value) => new Scalar(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number with at most three digits behind the point.</summary>
    public static JsonText Number(decimal value) => new Scalar(value.ToString("0.###", CultureInfo.InvariantCulture));

    /// <summary>True or false.</summary>
    public static JsonText Boolean(bool value) => new Scalar(value ? "true" : "false");

    /// <summary>Null.</summary>
    public static JsonText Null { get; } = new Scalar("null");

    /// <summary>An array.</summary>
    public static JsonText Array(IEnumerable<JsonText> items) => new List([.. items]);

    /// <summary>An array of strings.</summary>
    public static JsonText Strings(params IEnumerable<string> items) => Array(items.Select(String));

    /// <summary>An object; a member whose value is null is left out.</summary>
    public static JsonText Object(params ReadOnlySpan<(string Name, JsonText? Value)> members)
    {
        var kept = ImmutableArray.CreateBuilder<(string, JsonText)>(members.Length);
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                kept.Add((name, value));
            }
        }
        return new Map(kept.ToImmutable());
    }

    /// <summary>A value read from elsewhere, in its own order of members and its own spelling of numbers.</summary>
    public static JsonText From(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new Map([.. value.EnumerateObject().Select(m => (m.Name, From(m.Value)))]),
        JsonValueKind.Array => Array(value.EnumerateArray().Select(From)),
        JsonValueKind.String => String(value.GetString()!),
        JsonValueKind.Number => new Scalar(value.GetRawText()),
        JsonValueKind.True => Boolean(true),
        JsonValueKind.False => Boolean(false),
        _ => Null,
    };

    /// <summary>The whole document: the value and a line feed.</summary>
    public string ToDocument()
    {
        var text = new StringBuilder();
        Write(text, 0);
        return text.Append('\n').ToString();
    }

    /// <summary>The document as UTF-8 without a byte order mark.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToDocument());

    private protected abstract void Write(StringBuilder text, int indent);

    private static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1]))
                {
                    throw new ArgumentException("the text holds half of a surrogate pair", nameof(value));
                }
                text.Append(c).Append(value[++i]);
                continue;
            }
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }
        return text.Append('"').ToString();
    }

    private sealed class Scalar(string raw) : JsonText
    {
        private protected override void Write(StringBuilder text, int indent) => text.Append(raw);
    }

    private sealed class List(ImmutableArray<JsonText> items) : JsonText
    {
        private protected override void Write(StringBuilder text, int indent)
        {
            if (items.IsEmpty)
            {
                text.Append("[]");
                return;
            }
            text.Append('[');
            for (var i = 0; i < items.Length; i++)
            {
                text.Append(i == 0 ? "\n" : ",\n").Append(' ', indent + 2);
                items[i].Write(text, indent + 2);
            }
            text.Append('\n').Append(' ', indent).Append(']');
        }
    }

    private sealed class Map(ImmutableArray<(string Name, JsonText Value)> members) : JsonText
    {
        private protected override void Write(StringBuilder text, int indent)
        {
            if (members.IsEmpty)
            {
                text.Append("{}");
                return;
            }
            text.Append('{');
            for (var i = 0; i < members.Length; i++)
            {
                text.Append(i == 0 ? "\n" : ",\n").Append(' ', indent + 2).Append(Quote(members[i].Name)).Append(": ");
                members[i].Value.Write(text, indent + 2);
            }
            text.Append('\n').Append(' ', indent).Append('}');
        }
    }
}
