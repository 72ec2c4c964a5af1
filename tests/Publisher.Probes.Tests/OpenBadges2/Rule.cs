using System.Text.Json;

namespace Publisher.Probes.Tests.OpenBadges2;

/// <summary>What one member of a kind of document has to be.</summary>
/// <param name="Name">The member.</param>
/// <param name="Value">Whether one value is good; null for a reference to another document.</param>
/// <param name="Required">Whether it has to be there.</param>
/// <param name="Many">Whether there may be several.</param>
/// <param name="OneOf">For a type: one of these has to be among them.</param>
/// <param name="Kind">For a reference: what it leads to.</param>
/// <param name="Fetch">For a reference: that its document has to be had.</param>
/// <param name="Data">For a picture: that it may stand inside its own address.</param>
internal sealed record Rule(string Name, Func<JsonElement, bool>? Value, bool Required = false, bool Many = false, string[]? OneOf = null, string? Kind = null, bool Fetch = false, bool Data = false)
{
    public static Rule Need(string name, Func<JsonElement, bool> value) => new(name, value, Required: true);

    public static Rule May(string name, Func<JsonElement, bool> value, bool many = false) => new(name, value, Many: many);

    public static Rule Type(params string[] oneOf) => new("type", Primitives.Type, Required: true, Many: true, OneOf: oneOf);

    public static Rule Leads(string name, string kind, bool required = false, bool many = false, bool fetch = false) => new(name, null, required, many, null, kind, fetch);

    public static Rule Picture(bool data) => new("image", null, Kind: "Image", Data: data);
}
