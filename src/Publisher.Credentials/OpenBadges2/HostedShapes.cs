using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.OpenBadges2;

/// <summary>What all documents of Open Badges 2.0 have in common.</summary>
internal static class HostedShapes
{
    private const string Extension = "extensions:";

    private static readonly ImmutableArray<string> Common = ["@context", "id", "type", "@language", "version", "related", "endorsement"];

    /// <summary>Refuses members that 2.0 does not define here; and a context other than its own.</summary>
    public static void Only(ObjectShape root, params ReadOnlySpan<string> names)
    {
        if (root.Element.ValueKind != JsonValueKind.Object)
        {
            return;
        }
        foreach (var member in root.Element.EnumerateObject())
        {
            if (!names.Contains(member.Name) && !Common.Contains(member.Name) && !member.Name.StartsWith(Extension, StringComparison.Ordinal))
            {
                root.Refuse(member.Name, $"{member.Name} is not a member this program knows here", unknown: true);
                return;
            }
        }
        if (root.Element.TryGetProperty("@context", out var context) && !IsOurs(context))
        {
            root.Refuse("@context", "its @context is not the one of Open Badges 2.0", unknown: true);
        }
    }

    /// <summary>Its type has to be, or name, one of these.</summary>
    public static void IsA(ObjectShape root, params ReadOnlySpan<string> types)
    {
        foreach (var type in Texts(root, "type"))
        {
            if (types.Contains(type))
            {
                return;
            }
        }
        root.Refuse("type", $"type does not name {types[0]}");
    }

    /// <summary>One text, or an array of them; none when absent.</summary>
    public static ImmutableArray<string> Texts(ObjectShape owner, string member) =>
        owner.Element.ValueKind == JsonValueKind.Object && owner.Element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? [owner.Text(member)] : owner.Texts(member);

    /// <summary>Another document, by its address or standing inside.</summary>
    public static (string? Id, JsonElement? Inside) Reference(ObjectShape owner, string member)
    {
        if (owner.Element.ValueKind == JsonValueKind.Object && owner.Element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Object)
        {
            return (owner.Object(member).OptionalText("id"), value);
        }
        return (owner.Text(member), null);
    }

    private static bool IsOurs(JsonElement context) => context.ValueKind == JsonValueKind.Array
        ? context.GetArrayLength() == 1 && IsOurs(context[0])
        : context.ValueKind == JsonValueKind.String && context.ValueEquals(HostedAssertion.Context);
}
