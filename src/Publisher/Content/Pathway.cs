using System.Collections.Immutable;
using Publisher.Diagnostics;

namespace Publisher.Content;

/// <summary>How badges build on one another: content/pathways/&lt;slug&gt;.yml.</summary>
public sealed record Pathway
{
    /// <summary>Where pathways stand.</summary>
    public const string Folder = "content/pathways/";

    /// <summary>The slug, its file's name.</summary>
    public required string Slug { get; init; }
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
    /// <summary>One line, when given.</summary>
    public string? Description { get; init; }
    /// <summary>Its steps, in the order written.</summary>
    public required ImmutableArray<PathwayStep> Steps { get; init; }
    /// <summary>How many of the elective steps it takes.</summary>
    public int Electives { get; init; }
    /// <summary>Badges to hold before its steps count.</summary>
    public ImmutableArray<PathwayBadge> Requires { get; init; } = [];
    /// <summary>The badge that whoever completed it is nominated for; null for none.</summary>
    public PathwayBadge? Award { get; init; }
    /// <summary>Name and description in further languages.</summary>
    public Translations Translations { get; init; } = Translations.None;
    /// <summary>Digest of its file.</summary>
    public Sources.Digest Definition { get; init; }
    /// <summary>Where <see cref="Electives"/> is written, or else its file.</summary>
    public SourceLocation ElectivesLocation { get; init; }
    /// <summary>Its file.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Whether one of its steps names a badge of this site.</summary>
    public bool Names(string slug) => Steps.Any(s => s.Badges.Any(b => b.Badge == slug));

    /// <summary>Its place among paths.</summary>
    public static string PathOf(string slug) => $"{Folder}{slug}.yml";
}

/// <summary>What a step asks for.</summary>
public enum StepKind
{
    /// <summary>Every badge.</summary>
    AllOf,
    /// <summary>One of them.</summary>
    AnyOf,
    /// <summary>So many of them.</summary>
    NumberOf,
    /// <summary>So many credits of them.</summary>
    CreditsOf,
}

/// <summary>A step of a pathway.</summary>
public sealed record PathwayStep
{
    /// <summary>Its short name, unique in the pathway: given, or <c>step-2</c>.</summary>
    public required string Key { get; init; }
    /// <summary>Its name, when given.</summary>
    public string? Name { get; init; }
    /// <summary>One line, when given.</summary>
    public string? Description { get; init; }
    /// <summary>What it asks for.</summary>
    public required StepKind Kind { get; init; }
    /// <summary>How many badges or credits; for <see cref="StepKind.AllOf"/> all of them, for <see cref="StepKind.AnyOf"/> one.</summary>
    public required decimal Needed { get; init; }
    /// <summary>The unit of credits; null for badges.</summary>
    public string? Unit { get; init; }
    /// <summary>The badges.</summary>
    public required ImmutableArray<PathwayBadge> Badges { get; init; }
    /// <summary>Whether it is one to choose.</summary>
    public bool IsElective { get; init; }
    /// <summary>Short names of the steps that come before, each where it is written.</summary>
    public ImmutableArray<StepName> After { get; init; } = [];
    /// <summary>Name and description in further languages.</summary>
    public Translations Translations { get; init; } = Translations.None;
    /// <summary>Where it is written.</summary>
    public required SourceLocation Location { get; init; }
}

/// <summary>The short name of a step.</summary>
public sealed record StepName(string Key, SourceLocation Location);

/// <summary>A badge of a pathway.</summary>
/// <param name="Badge">A slug of this site, <c>peer:slug</c>, or the address of an achievement elsewhere.</param>
/// <param name="Version">The version that counts; null for any.</param>
/// <param name="OrLater">Whether later versions count, too.</param>
/// <param name="Location">Where it is written.</param>
public sealed record PathwayBadge(string Badge, string? Version, bool OrLater, SourceLocation Location)
{
    /// <summary>As it is written: <c>ropework@1.1+</c>.</summary>
    public string Written => Version is null ? Badge : $"{Badge}@{Version}{(OrLater ? "+" : "")}";
}

/// <summary>A badge of somebody else's that a recognition agreement lets count here.</summary>
/// <param name="Name">Its name here, <c>peer:slug</c>. Awards of it are counted under this name.</param>
/// <param name="Achievement">The address its versions' achievements begin with.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Issuer">Whose it is.</param>
/// <param name="Credits">The credits it counts for here, by the agreement; null for none.</param>
/// <param name="Unit">Their unit.</param>
public sealed record RecognisedBadge(string Name, string Achievement, string Title, string Issuer, decimal? Credits, string? Unit)
{
    /// <summary>Whether a pathway means it, by its name or by the address of one of its versions.</summary>
    public bool IsMeantBy(string badge) => badge == Name || badge.StartsWith(Achievement, StringComparison.Ordinal);
}
