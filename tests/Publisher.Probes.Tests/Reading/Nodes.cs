using System.Text.Json;

namespace Publisher.Probes.Tests.Reading;

/// <summary>Reads JSON as the validator does: where there may be several, one stands for itself.</summary>
internal static class Nodes
{
    public static JsonElement? Member(this JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement node, string name) => node.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static IReadOnlyList<JsonElement> All(this JsonElement node, string name) => node.Member(name) is { } value ? value.Items() : [];

    public static IReadOnlyList<JsonElement> Items(this JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    /// <summary>The texts of a member; what is no text is passed over.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement node, string name) => [.. node.All(name).Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)];

    public static bool IsA(this JsonElement node, string type) => node.Texts("type").Contains(type);

    /// <summary>Every member of a name, however deep, as a path of two points finds it.</summary>
    public static IEnumerable<JsonElement> Anywhere(this JsonElement node, string name)
    {
        var inside = node.ValueKind switch
        {
            JsonValueKind.Object => node.EnumerateObject().SelectMany(m => (m.NameEquals(name) ? m.Value.Items() : []).Concat(m.Value.Anywhere(name))),
            JsonValueKind.Array => node.EnumerateArray().SelectMany(item => item.Anywhere(name)),
            _ => [],
        };
        return inside;
    }
}
