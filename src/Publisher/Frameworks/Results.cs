using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Publisher.Frameworks;

/// <summary>Something an achievement measures (Open Badges 3.0 ResultDescription).</summary>
public sealed record OfferedResult
{
    /// <summary>Its address.</summary>
    public required string Id { get; init; }
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }
    /// <summary>Its resultType.</summary>
    public required string Type { get; init; }
    /// <summary>Least value, or null.</summary>
    public string? Min { get; init; }
    /// <summary>Greatest value, or null.</summary>
    public string? Max { get; init; }
    /// <summary>The values there are, the lowest first.</summary>
    public ImmutableArray<string> Values { get; init; } = [];
    /// <summary>The levels of its rubric, the lowest first.</summary>
    public ImmutableArray<OfferedLevel> Levels { get; init; } = [];
    /// <summary>The value that must be reached, or null.</summary>
    public string? RequiredValue { get; init; }
    /// <summary>The address of the level that must be reached, or null.</summary>
    public string? RequiredLevel { get; init; }

    /// <summary>Its short name: what stands behind <c>#</c> of its address.</summary>
    public string Key => Id[(Id.IndexOf('#', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether something must be reached.</summary>
    public bool IsRequired => RequiredLevel is not null || RequiredValue is not null;

    /// <summary>The result that a word stands for: a level's name, a value, a number.</summary>
    /// <param name="said">The word.</param>
    /// <param name="problem">Why it is none, or is too little.</param>
    public GivenResult? Give(string said, out string? problem)
    {
        GivenResult? given = null;
        if (!Levels.IsEmpty)
        {
            given = Levels.FirstOrDefault(l => string.Equals(l.Name, said, StringComparison.OrdinalIgnoreCase)) is { } level ? new(Id, null, level.Id, null) : null;
        }
        else if (!Values.IsEmpty)
        {
            given = Values.FirstOrDefault(v => string.Equals(v, said, StringComparison.OrdinalIgnoreCase)) is { } value ? new(Id, value, null, null) : null;
        }
        else if (Number(said) is not null)
        {
            given = new(Id, said, null, null);
        }
        problem = given is null ? $"'{said}' is none of its values" : Problem(given);
        return problem is null ? given : null;
    }

    /// <summary>Why a result is not one of this; null when it is.</summary>
    public string? Problem(GivenResult given)
    {
        if (!Levels.IsEmpty)
        {
            var at = IndexOf(given.AchievedLevel);
            return at < 0 ? "it names none of the levels" : RequiredLevel is { } level && at < IndexOf(level) ? $"'{Levels[at].Name}' is below the level it takes" : null;
        }
        if (!Values.IsEmpty)
        {
            var at = Values.IndexOf(given.Value ?? "");
            return at < 0 ? $"'{given.Value}' is none of its values" : RequiredValue is { } value && at < Values.IndexOf(value) ? $"'{given.Value}' is below what it takes" : null;
        }
        return Number(given.Value) is not { } number ? $"'{given.Value}' is no number"
            : number < (Number(Min) ?? number) || number > (Number(Max) ?? number) ? $"{given.Value} lies outside {Min} to {Max}"
            : number < (Number(RequiredValue) ?? number) ? $"{given.Value} is below the {RequiredValue} it takes"
            : null;
    }

    /// <summary>The words there are for a result of it.</summary>
    public string Choices => !Levels.IsEmpty ? string.Join(", ", Levels.Select(l => l.Name)) : !Values.IsEmpty ? string.Join(", ", Values) : $"a number from {Min} to {Max}";

    /// <summary>Reads one; null when it is of no use.</summary>
    internal static OfferedResult? Read(JsonElement value) =>
        Worth.Text(value, "id") is not { } id || Worth.Text(value, "name") is not { } name ? null : new()
        {
            Id = id,
            Name = name,
            Type = Worth.Text(value, "resultType") ?? "Result",
            Min = Worth.Text(value, "valueMin"),
            Max = Worth.Text(value, "valueMax"),
            Values = value.TryGetProperty("allowedValue", out var values) && values.ValueKind == JsonValueKind.Array
                ? [.. values.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)] : [],
            Levels = [.. Worth.Items(value, "rubricCriterionLevel").Select(OfferedLevel.Read).OfType<OfferedLevel>()],
            RequiredValue = Worth.Text(value, "requiredValue"),
            RequiredLevel = Worth.Text(value, "requiredLevel"),
        };

    private int IndexOf(string? level)
    {
        for (var i = 0; i < Levels.Length; i++)
        {
            if (Levels[i].Id == level)
            {
                return i;
            }
        }
        return -1;
    }

    private static decimal? Number(string? text) => text is not null && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>A level of a rubric (Open Badges 3.0 RubricCriterionLevel).</summary>
public sealed record OfferedLevel(string Id, string Name, string? Description, string? Points)
{
    internal static OfferedLevel? Read(JsonElement value) =>
        Worth.Text(value, "id") is { } id && Worth.Text(value, "name") is { } name ? new(id, name, Worth.Text(value, "description"), Worth.Text(value, "points")) : null;
}

/// <summary>What an award says was reached (Open Badges 3.0 Result).</summary>
/// <param name="Description">The address of what was measured; null when it names none.</param>
/// <param name="Value">The value, or null.</param>
/// <param name="AchievedLevel">The address of the level, or null.</param>
/// <param name="Status">A status, or null.</param>
public sealed record GivenResult(string? Description, string? Value, string? AchievedLevel, string? Status)
{
    /// <summary>The results an award says.</summary>
    /// <param name="credential">The award.</param>
    public static ImmutableArray<GivenResult> Read(JsonElement credential) =>
        credential.ValueKind == JsonValueKind.Object && credential.TryGetProperty("credentialSubject", out var subject)
            ? [.. Worth.Items(subject, "result").Select(r => new GivenResult(Worth.Text(r, "resultDescription"), Worth.Text(r, "value"), Worth.Text(r, "achievedLevel"), Worth.Text(r, "status")))]
            : [];
}
