using System.Text.Json;

namespace Publisher.Interop.Tests.JsonLd;

/// <summary>One term of a published context, as the context's own JSON states it.</summary>
/// <param name="Name">The member name.</param>
/// <param name="Type">Its <c>@type</c>, or null.</param>
/// <param name="Container">Its <c>@container</c>, or null.</param>
/// <param name="Scope">The terms inside it, or null.</param>
internal sealed record ContextTerm(string Name, string? Type, string? Container, IReadOnlyList<ContextTerm>? Scope)
{
    /// <summary>Types are written with a capital or a digit; everything else is a property.</summary>
    public bool IsClass => char.IsAsciiLetterUpper(Name[0]) || char.IsAsciiDigit(Name[0]);

    /// <summary>The terms of one context document, other than id and type.</summary>
    public static IReadOnlyList<ContextTerm> Of(JsonElement context) =>
    [
        .. context.EnumerateObject()
            .Where(term => term.Name[0] != '@' && term.Name is not ("id" or "type" or "jti" or "endorsementJwt"))
            .Where(term => !(term.Value.ValueKind == JsonValueKind.String && term.Value.GetString()!.EndsWith('#')))
            .Select(term => new ContextTerm(term.Name, Text(term.Value, "@type"), Text(term.Value, "@container"), Inner(term.Value))),
    ];

    private static string? Text(JsonElement definition, string member) =>
        definition.ValueKind == JsonValueKind.Object && definition.TryGetProperty(member, out var value) ? value.GetString() : null;

    private static IReadOnlyList<ContextTerm>? Inner(JsonElement definition) =>
        definition.ValueKind == JsonValueKind.Object && definition.TryGetProperty("@context", out var scope) && scope.ValueKind == JsonValueKind.Object
            ? Of(scope)
            : null;
}
