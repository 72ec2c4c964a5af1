using System.Collections.Immutable;
using Publisher.Diagnostics;

namespace Publisher.Content;

/// <summary>What a badge says it is worth: outcomes, level, credits, how it is assessed and the like. Empty for a badge that says none of it.</summary>
public sealed record BadgeWorth
{
    /// <summary>Nothing said.</summary>
    public static BadgeWorth None { get; } = new();

    /// <summary>Facts in the order of the keys' table: outcomes, level, workload, assessment and so on.</summary>
    public ImmutableArray<BadgeFact> Facts { get; init; } = [];
    /// <summary>Credits, when it gives some.</summary>
    public BadgeCredits? Credits { get; init; }
    /// <summary>What is measured, in the order written.</summary>
    public ImmutableArray<BadgeResult> Results { get; init; } = [];
    /// <summary>Badges to hold first.</summary>
    public ImmutableArray<RequiredBadge> Requires { get; init; } = [];
    /// <summary>Skills of the guild's own that it recognises.</summary>
    public ImmutableArray<NamedSkill> Skills { get; init; } = [];
    /// <summary>Names of the profiles it must meet (<c>eu-microcredential</c>), each where it is written.</summary>
    public ImmutableArray<BadgeProfile> Profiles { get; init; } = [];
    /// <summary>Where each of its keys is written.</summary>
    public ImmutableDictionary<string, SourceLocation> Places { get; init; } = ImmutableDictionary<string, SourceLocation>.Empty;

    /// <summary>All of it as one text, for comparing.</summary>
    public string Whole => string.Join('\n',
    [
        .. Facts.Select(f => f.ToString()), Credits is null ? "" : $"{Credits.Value} {Credits.Unit} {Credits.UnitName} {Credits.UnitUrl}", .. Credits?.Rates.Select(r => r.ToString()) ?? [],
        .. Results.Select(r => $"{r.Key} {r.Name} {r.Type} {r.Min} {r.Max} {r.Required} {string.Join(';', r.Values)} {string.Join(';', r.Rubric)}"),
        .. Requires.Select(r => r.Badge), .. Skills.Select(s => s.Skill), .. Profiles.Select(p => p.Name),
    ]);

    /// <summary>Whether it says nothing at all.</summary>
    public bool IsEmpty => Facts.IsEmpty && Credits is null && Results.IsEmpty && Requires.IsEmpty && Skills.IsEmpty && Profiles.IsEmpty;
}

/// <summary>One fact, which becomes an alignment of an <c>ext:</c> type.</summary>
/// <param name="Key">The front matter's key it stands under.</param>
/// <param name="Phrase">The guild's own words; null where the program's words for <paramref name="Code"/> will do.</param>
/// <param name="Code">A word of our list, a level, a duration; null for words alone.</param>
/// <param name="Url">A public vocabulary's address for it, when given.</param>
/// <param name="Framework">The framework it belongs to, when given.</param>
/// <param name="Description">More about it, when given.</param>
public sealed record BadgeFact(string Key, string? Phrase, string? Code, string? Url, string? Framework, string? Description);

/// <summary>Credits in their own unit, with the rates the guild declares.</summary>
/// <param name="Value">How many.</param>
/// <param name="Unit">The unit's short name: <c>ECTS</c>.</param>
/// <param name="UnitName">What the unit is called; null for a unit the program knows.</param>
/// <param name="UnitUrl">The unit's address; null for a unit the program knows, or for none.</param>
/// <param name="Rates">What one credit is declared to stand for.</param>
public sealed record BadgeCredits(decimal Value, string Unit, string? UnitName, string? UnitUrl, ImmutableArray<UnitRate> Rates);

/// <summary>What one credit is declared to stand for: so many hours, or so many credits of another unit.</summary>
/// <param name="Low">The number, or the lower of two.</param>
/// <param name="High">The higher of two; the same number where there is one.</param>
/// <param name="Unit"><c>h</c> for hours, else another unit's short name.</param>
public sealed record UnitRate(decimal Low, decimal High, string Unit)
{
    /// <summary>The unit of hours.</summary>
    public const string Hours = "h";
}

/// <summary>Something that is measured: a ResultDescription of Open Badges 3.0.</summary>
public sealed record BadgeResult
{
    /// <summary>Its short name, part of its address.</summary>
    public required string Key { get; init; }
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }
    /// <summary>Open Badges resultType.</summary>
    public required string Type { get; init; }
    /// <summary>Least number; null for none.</summary>
    public decimal? Min { get; init; }
    /// <summary>Greatest number; null for none.</summary>
    public decimal? Max { get; init; }
    /// <summary>The values there are, the lowest first; empty for a number or a rubric.</summary>
    public ImmutableArray<string> Values { get; init; } = [];
    /// <summary>The levels of a rubric, the lowest first.</summary>
    public ImmutableArray<RubricLevel> Rubric { get; init; } = [];
    /// <summary>What must be reached: a number, a value or the name of a level; null for nothing.</summary>
    public string? Required { get; init; }
    /// <summary>Where it is written.</summary>
    public required SourceLocation Location { get; init; }
}

/// <summary>A level of a rubric.</summary>
public sealed record RubricLevel(string Name, string? Description, string? Points);

/// <summary>A badge to hold first: a slug of this site, <c>peer:slug</c>, or the address of an achievement elsewhere.</summary>
public sealed record RequiredBadge(string Badge, SourceLocation Location);

/// <summary>A profile the badge must meet.</summary>
public sealed record BadgeProfile(string Name, SourceLocation Location);
