using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Frameworks;

/// <summary>
/// What an achievement says it is worth, read back from its JSON: credits, alignments, results. Its shapes are the verifier's to judge; what is of another shape is passed over here.
/// </summary>
public sealed record Worth
{
    /// <summary>Nothing said.</summary>
    public static Worth None { get; } = new();

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";
    /// <summary>How many credits, exactly as written; null for none.</summary>
    public string? Credits { get; init; }
    /// <summary>Field of study in words.</summary>
    public string? FieldOfStudy { get; init; }
    /// <summary>All its alignments.</summary>
    public ImmutableArray<Alignment> Alignments { get; init; } = [];
    /// <summary>What is measured.</summary>
    public ImmutableArray<OfferedResult> Results { get; init; } = [];

    /// <summary>Reads an achievement.</summary>
    public static Worth Read(JsonElement achievement) => achievement.ValueKind != JsonValueKind.Object ? None : new()
    {
        Name = Text(achievement, "name") ?? "",
        Credits = achievement.TryGetProperty("creditsAvailable", out var credits) && credits.ValueKind == JsonValueKind.Number ? credits.GetRawText() : null,
        FieldOfStudy = Text(achievement, "fieldOfStudy"),
        Alignments = [.. Items(achievement, "alignment").Select(ReadAlignment).OfType<Alignment>()],
        Results = [.. Items(achievement, "resultDescription").Select(OfferedResult.Read).OfType<OfferedResult>()],
    };

    /// <summary>Its alignments of one type.</summary>
    public IEnumerable<Alignment> Of(WorthType type) => Alignments.Where(a => a.TargetType == type.TargetType);

    /// <summary>Its one alignment of a type; null when there is none.</summary>
    public Alignment? First(WorthType type) => Of(type).FirstOrDefault();

    /// <summary>How many credits as a number; null for none.</summary>
    public decimal? CreditValue => Credits is not null && decimal.TryParse(Credits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The short name of their unit; null for none.</summary>
    public string? CreditUnitCode => First(WorthTypes.CreditUnit)?.TargetCode;

    /// <summary>A member that is text and not empty.</summary>
    internal static string? Text(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>The objects of an array.</summary>
    internal static IEnumerable<JsonElement> Items(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.Object) : [];

    private static Alignment? ReadAlignment(JsonElement value) => Text(value, "targetName") is { } name && Text(value, "targetUrl") is { } url
        ? new(name, url, Text(value, "targetFramework"), Text(value, "targetCode"), Text(value, "targetDescription"), Text(value, "targetType")) : null;
}
