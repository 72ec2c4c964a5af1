using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Publisher.Credentials.Json;

/// <summary>
/// Reads the members of one JSON object by the shape they must have. The first wrong member of the whole document is remembered (<see cref="ShapeReading"/>);
/// after it every answer is a harmless placeholder, so that a reader reads straight down and asks once at the end.
/// </summary>
internal sealed class ObjectShape
{
    private readonly ShapeReading reading;
    private readonly ObjectShape? parent;
    private readonly string name;
    private readonly int index;

    private ObjectShape(ShapeReading reading, JsonElement element, ObjectShape? parent, string name, int index)
    {
        (this.reading, Element, this.parent, this.name, this.index) = (reading, element, parent, name, index);
        if (element.ValueKind != JsonValueKind.Object)
        {
            reading.Refuse(PointerTo(null), $"is {Describe(element)}; expected an object", false);
        }
    }

    /// <summary>The object itself.</summary>
    public JsonElement Element { get; }

    /// <summary>The root of a document.</summary>
    public static ObjectShape Root(ShapeReading reading, JsonElement root) => new(reading, root, null, "", -1);

    /// <summary>Remembers a problem with a member (null: with this object).</summary>
    public void Refuse(string? member, string detail, bool unknown = false) => reading.Refuse(PointerTo(member), detail, unknown);

    /// <summary>Refuses members that are not named, as unknown.</summary>
    public void Only(params ReadOnlySpan<string> names)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            return;
        }
        foreach (var member in Element.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                Refuse(member.Name, $"{member.Name} is not a member this program knows here", unknown: true);
                return;
            }
        }
    }

    /// <summary>Whether a member is there.</summary>
    public bool Has(string member) => TryGet(member, out _);

    /// <summary>Text that must be there and not be empty.</summary>
    public string Text(string member) => Required(member, OptionalText(member), "text") ?? "";

    /// <summary>Text, or null when the member is absent.</summary>
    public string? OptionalText(string member)
    {
        if (!TryGet(member, out var value))
        {
            return null;
        }
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
        {
            return text;
        }
        Refuse(member, $"{member} is {Describe(value)}; expected text");
        return null;
    }

    /// <summary>Text that must be there, and may be empty.</summary>
    public string TextOrEmpty(string member) =>
        TryGet(member, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals("") ? "" : Text(member);

    /// <summary>One of some words; null when absent.</summary>
    public string? OptionalWord(string member, params ReadOnlySpan<string> words)
    {
        var text = OptionalText(member);
        if (text is not null && !words.Contains(text))
        {
            Refuse(member, $"{member} is '{text}'; expected {string.Join(" or ", words)}", unknown: true);
        }
        return text;
    }

    /// <summary>True or false; null when absent.</summary>
    public bool? OptionalFlag(string member)
    {
        if (!TryGet(member, out var value))
        {
            return null;
        }
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.ValueKind == JsonValueKind.True;
        }
        Refuse(member, $"{member} is {Describe(value)}; expected true or false");
        return null;
    }

    /// <summary>True or false that must be there.</summary>
    public bool Flag(string member) => OptionalFlag(member) ?? Required<bool>(member, "true or false");

    /// <summary>A whole number within bounds; null when absent.</summary>
    public int? OptionalNumber(string member, int least, int most = 1_000_000)
    {
        if (!TryGet(member, out var value))
        {
            return null;
        }
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }
        Refuse(member, string.Create(CultureInfo.InvariantCulture, $"{member} is {Describe(value)}; expected a whole number from {least} to {most}"));
        return null;
    }

    /// <summary>A whole number that must be there.</summary>
    public int Number(string member, int least) => OptionalNumber(member, least) ?? Required<int>(member, "a whole number");

    /// <summary>A moment in our spelling; null when absent.</summary>
    public DateTimeOffset? OptionalMoment(string member)
    {
        if (OptionalText(member) is not { } text)
        {
            return null;
        }
        if (Timestamp.TryRead(text, out var moment))
        {
            return moment;
        }
        Refuse(member, $"{member} is '{text}'; expected a form like 2026-11-20T18:30:00Z");
        return null;
    }

    /// <summary>A moment in our spelling that must be there.</summary>
    public DateTimeOffset Moment(string member) => OptionalMoment(member) ?? Required<DateTimeOffset>(member, "a moment");

    /// <summary>An XML Schema dateTimeStamp; null when absent.</summary>
    public DateTimeOffset? OptionalXsdMoment(string member)
    {
        if (OptionalText(member) is not { } text)
        {
            return null;
        }
        if (Timestamp.TryReadXsd(text, out var moment))
        {
            return moment;
        }
        Refuse(member, $"{member} is '{text}'; expected a date and time with its zone, such as 2026-11-20T18:30:00Z");
        return null;
    }

    /// <summary>An XML Schema dateTimeStamp that must be there.</summary>
    public DateTimeOffset XsdMoment(string member) => OptionalXsdMoment(member) ?? Required<DateTimeOffset>(member, "a moment");

    /// <summary>An object; null when absent.</summary>
    public ObjectShape? OptionalObject(string member) => TryGet(member, out var value) ? new ObjectShape(reading, value, this, member, -1) : null;

    /// <summary>An object that must be there.</summary>
    public ObjectShape Object(string member)
    {
        if (OptionalObject(member) is { } found)
        {
            return found;
        }
        Refuse(null, $"{member} is missing");
        return new ObjectShape(reading, default, this, member, -1);
    }

    /// <summary>An array of objects that is not empty; none when the member is absent.</summary>
    public ImmutableArray<ObjectShape> Objects(string member)
    {
        if (!TryArray(member, out var array))
        {
            return [];
        }
        var items = ImmutableArray.CreateBuilder<ObjectShape>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            items.Add(new ObjectShape(reading, item, this, member, items.Count));
        }
        return items.MoveToImmutable();
    }

    /// <summary>An array of texts that is not empty; none when the member is absent.</summary>
    public ImmutableArray<string> Texts(string member)
    {
        if (!TryArray(member, out var array))
        {
            return [];
        }
        var items = ImmutableArray.CreateBuilder<string>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || item.GetString() is not { Length: > 0 } text)
            {
                Refuse(member, $"{member} has {Describe(item)} in it; expected only texts");
                return [];
            }
            items.Add(text);
        }
        return items.MoveToImmutable();
    }

    /// <summary><c>type</c> must be an array that names <paramref name="type"/>.</summary>
    public void HasType(string type)
    {
        if (!NamesType(type) && !Texts("type").Contains(type, StringComparer.Ordinal))
        {
            Refuse(Has("type") ? "type" : null, $"type does not name {type}; expected [\"{type}\"]");
        }
    }

    /// <summary>Whether <c>type</c> is an array of texts, none of them empty, and this is one of them. Makes no text: every object of every award is asked.</summary>
    public bool NamesType(string type)
    {
        var isNamed = false;
        foreach (var item in TryGet("type", out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default)
        {
            if (item.ValueKind != JsonValueKind.String || item.ValueEquals(""))
            {
                return false;
            }
            isNamed |= item.ValueEquals(type);
        }
        return isNamed;
    }

    /// <summary><c>type</c> must be exactly this text.</summary>
    public void IsOfType(string type)
    {
        if (TryGet("type", out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(type))
        {
            return;
        }
        if (Text("type") is var found && found != type)
        {
            Refuse("type", $"type is '{found}'; expected '{type}'");
        }
    }

    private bool TryGet(string member, out JsonElement value)
    {
        value = default;
        return Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(member, out value);
    }

    private bool TryArray(string member, out JsonElement array)
    {
        if (!TryGet(member, out array))
        {
            return false;
        }
        if (array.ValueKind == JsonValueKind.Array && array.GetArrayLength() > 0)
        {
            return true;
        }
        Refuse(member, $"{member} is {(array.ValueKind == JsonValueKind.Array ? "an empty array" : Describe(array))}; expected an array with something in it");
        return false;
    }

    private string? Required(string member, string? value, string what)
    {
        if (value is null && !Has(member))
        {
            Refuse(null, $"{member} is missing; expected {what}");
        }
        return value;
    }

    private T Required<T>(string member, string what) where T : struct
    {
        Required(member, null, what);
        return default;
    }

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "missing",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => value.GetString()!.Length == 0 ? "empty text" : "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    // RFC 6901; written out only when something is wrong.
    private string PointerTo(string? member)
    {
        var text = new StringBuilder();
        Append(text);
        if (member is not null)
        {
            text.Append('/').Append(Escape(member));
        }
        return text.ToString();
    }

    private void Append(StringBuilder text)
    {
        if (parent is null)
        {
            return;
        }
        parent.Append(text);
        text.Append('/').Append(Escape(name));
        if (index >= 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"/{index}");
        }
    }

    private static string Escape(string member) => member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
