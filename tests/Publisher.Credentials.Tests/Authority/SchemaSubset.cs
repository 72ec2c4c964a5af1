using System.Text.Json;
using System.Text.RegularExpressions;

namespace Publisher.Credentials.Tests.Authority;

/// <summary>Just enough of JSON Schema 2020-12 to apply docs/authority.schema.json. A keyword it does not know is an error, not a pass.</summary>
internal sealed class SchemaSubset(JsonElement root)
{
    public bool Accepts(JsonElement value) => Accepts(root, value);

    private bool Accepts(JsonElement schema, JsonElement value) => schema.EnumerateObject().All(k => Keyword(k.Name, k.Value, schema, value));

    private bool Keyword(string name, JsonElement argument, JsonElement schema, JsonElement value) => name switch
    {
        "$schema" or "title" or "description" or "default" or "$defs" => true,
        "$ref" => Accepts(Resolve(argument.GetString()!), value),
        "type" => argument.ValueKind == JsonValueKind.Array ? argument.EnumerateArray().Any(t => IsOfType(t.GetString()!, value)) : IsOfType(argument.GetString()!, value),
        "const" => JsonElement.DeepEquals(argument, value),
        "enum" => argument.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
        "oneOf" => argument.EnumerateArray().Count(s => Accepts(s, value)) == 1,
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, argument.GetString()!, RegexOptions.ECMAScript),
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= argument.GetInt32(),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= argument.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= argument.GetDouble(),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= argument.GetInt32(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(i => Accepts(argument, i)),
        "required" => value.ValueKind != JsonValueKind.Object || argument.EnumerateArray().All(r => value.TryGetProperty(r.GetString()!, out _)),
        "properties" => value.ValueKind != JsonValueKind.Object || argument.EnumerateObject().All(p => !value.TryGetProperty(p.Name, out var member) || Accepts(p.Value, member)),
        "additionalProperties" when argument.ValueKind == JsonValueKind.False =>
            value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(m => schema.GetProperty("properties").TryGetProperty(m.Name, out _)),
        _ => throw new NotSupportedException(name),
    };

    private JsonElement Resolve(string reference)
    {
        Assert.StartsWith("#/$defs/", reference, StringComparison.Ordinal);
        return root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);
    }

    private static bool IsOfType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException(type),
    };
}
