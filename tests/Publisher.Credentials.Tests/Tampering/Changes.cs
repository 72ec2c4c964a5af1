using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Publisher.Credentials.Tests.Tampering;

/// <summary>A changed award: what kind of change, where, and the bytes.</summary>
internal sealed record Change(string Kind, string Where, byte[] Bytes);

/// <summary>Every change of one member or element: removed, doubled, renamed, put elsewhere, put in another order, given another value or another spelling.</summary>
internal static class Changes
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<Change> Of(byte[] original)
    {
        foreach (var path in Paths(JsonNode.Parse(original)!, []))
        {
            foreach (var change in OfPlace(original, path))
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<Change> OfPlace(byte[] original, string[] path)
    {
        var where = "/" + string.Join('/', path);
        foreach (var (kind, change) in Table)
        {
            var root = JsonNode.Parse(original)!;
            var owner = Find(root, path[..^1]);
            if (change(root, owner, path[^1]) is { } text)
            {
                yield return new(kind, where, Encoding.UTF8.GetBytes(text));
            }
        }
    }

    private static readonly (string Kind, Func<JsonNode, JsonNode, string, string?> Make)[] Table =
    [
        ("removed", (root, owner, name) => { Remove(owner, name); return Text(root); }),
        ("doubled", Doubled),
        ("renamed", (root, owner, name) => owner is JsonObject o ? Put(root, o, name + "2", Remove(o, name)) : null),
        ("moved to the top", (root, owner, name) => owner is JsonObject o && o != root && !((JsonObject)root).ContainsKey(name) ? Put(root, (JsonObject)root, name, Remove(o, name)) : null),
        ("moved into the subject", (root, owner, name) =>
            owner is JsonObject o && root["credentialSubject"] is JsonObject subject && subject != owner && !subject.ContainsKey(name) && name != "credentialSubject" && !IsWithin(subject, o[name])
                ? Put(root, subject, name, Remove(o, name)) : null),
        ("members in another order", (root, owner, name) => owner is JsonObject o && o.Count > 1 ? Put(root, o, name, Remove(o, name)) : null),
        ("elements in another order", (root, owner, name) =>
        {
            if (owner is not JsonArray { Count: > 1 } array)
            {
                return null;
            }
            var last = Remove(array, name);
            array.Insert(name == "0" ? 1 : 0, last);
            return Text(root);
        }),
        ("put into an array", (root, owner, name) => Set(root, owner, name, value => new JsonArray(value))),
        ("made nothing", (root, owner, name) => Set(root, owner, name, _ => null)),
        ("another value", (root, owner, name) => Value(owner, name) is JsonValue ? Set(root, owner, name, Other) : null),
        ("another spelling", (root, owner, name) => Value(owner, name) is JsonValue v && v.GetValueKind() == JsonValueKind.String && v.GetValue<string>().Length > 0 ? Escaped(root, owner, name) : null),
        ("another spelling of a name", (root, owner, name) => owner is JsonObject ? Text(root).Replace($"\"{name}\":", $"\"\\u{(int)name[0]:x4}{name[1..]}\":", StringComparison.Ordinal) : null),
    ];

    private static string? Doubled(JsonNode root, JsonNode owner, string name)
    {
        if (owner is JsonArray array)
        {
            array.Add(Value(owner, name)?.DeepClone());
            return Text(root);
        }
        const string Twin = "twin of a member";
        ((JsonObject)owner).Add(Twin, Value(owner, name)?.DeepClone());
        return Text(root).Replace($"\"{Twin}\"", JsonSerializer.Serialize(name), StringComparison.Ordinal);
    }

    // The same characters, the first of them written by its number.
    private static string Escaped(JsonNode root, JsonNode owner, string name)
    {
        const string Mark = "place of a value";
        var value = Value(owner, name)!.GetValue<string>();
        Set(root, owner, name, _ => JsonValue.Create(Mark));
        return Text(root).Replace($"\"{Mark}\"", $"\"\\u{(int)value[0]:x4}{JsonSerializer.Serialize(value[1..])[1..]}", StringComparison.Ordinal);
    }

    private static JsonNode? Other(JsonNode? value) => value!.GetValueKind() switch
    {
        JsonValueKind.String => JsonValue.Create(value.GetValue<string>() + "x"),
        JsonValueKind.Number => JsonValue.Create(value.GetValue<double>() + 1),
        _ => JsonValue.Create(value.GetValueKind() != JsonValueKind.True),
    };

    private static string Set(JsonNode root, JsonNode owner, string name, Func<JsonNode?, JsonNode?> make)
    {
        if (owner is JsonObject o)
        {
            var value = o[name];
            o[name] = null;
            o[name] = make(value);
        }
        else
        {
            var (array, index) = ((JsonArray)owner, int.Parse(name, null));
            var value = array[index];
            array[index] = null;
            array[index] = make(value);
        }
        return Text(root);
    }

    private static string Put(JsonNode root, JsonObject owner, string name, JsonNode? value)
    {
        owner.Add(name, value);
        return Text(root);
    }

    private static JsonNode? Remove(JsonNode owner, string name)
    {
        var value = Value(owner, name);
        if (owner is JsonObject o)
        {
            o.Remove(name);
        }
        else
        {
            ((JsonArray)owner).RemoveAt(int.Parse(name, null));
        }
        return value;
    }

    private static bool IsWithin(JsonNode inner, JsonNode? outer)
    {
        for (JsonNode? at = inner; at is not null; at = at.Parent)
        {
            if (at == outer)
            {
                return true;
            }
        }
        return false;
    }

    private static JsonNode? Value(JsonNode owner, string name) => owner is JsonObject o ? o[name] : owner[int.Parse(name, null)];

    private static JsonNode Find(JsonNode root, IEnumerable<string> path) => path.Aggregate(root, (at, name) => Value(at, name)!);

    private static IEnumerable<string[]> Paths(JsonNode node, string[] path)
    {
        var inner = node switch
        {
            JsonObject o => o.Select(m => (Name: m.Key, m.Value)),
            JsonArray a => a.Select((v, i) => (Name: i.ToString(System.Globalization.CultureInfo.InvariantCulture), Value: v)),
            _ => [],
        };
        foreach (var (name, value) in inner)
        {
            string[] own = [.. path, name];
            yield return own;
            foreach (var below in value is null ? [] : Paths(value, own))
            {
                yield return below;
            }
        }
    }

    private static string Text(JsonNode root) => root.ToJsonString(Plain);
}
