using System.Collections.Immutable;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Content;

/// <summary>A badge definition as written: content/badges/&lt;slug&gt;.md.</summary>
public sealed record Badge
{
    /// <summary>The slug, its file's name.</summary>
    public required string Slug { get; init; }
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
    /// <summary>One line.</summary>
    public required string Description { get; init; }
    /// <summary>Version label, <c>1.0</c> unless said.</summary>
    public string Version { get; init; } = "1.0";
    /// <summary>Open Badges achievementType.</summary>
    public string Type { get; init; } = "Badge";
    /// <summary>Criteria: the Markdown body, NFC, LF, trimmed.</summary>
    public required string CriteriaMarkdown { get; init; }
    /// <summary>First line of the body in the file, for places in it.</summary>
    public int CriteriaLine { get; init; } = 1;
    /// <summary>SVG art beside the definition, checked and cleaned of editor metadata.</summary>
    public SourceFile? Svg { get; init; }
    /// <summary>PNG art beside the definition.</summary>
    public SourceFile? Png { get; init; }
    /// <summary>A drawing described in words, when given.</summary>
    public BadgeDesign? Design { get; init; }
    /// <summary>Tags.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
    /// <summary>Alignments.</summary>
    public ImmutableArray<BadgeAlignment> Alignments { get; init; } = [];
    /// <summary>Whether awards must carry evidence.</summary>
    public bool EvidenceRequired { get; init; }
    /// <summary>How long an award lasts, as an ISO 8601 duration of years, months, days (P3Y).</summary>
    public string? Validity { get; init; }
    /// <summary>Language of the text (BCP 47).</summary>
    public string? Language { get; init; }
    /// <summary>Field of study.</summary>
    public string? FieldOfStudy { get; init; }
    /// <summary>What it says it is worth.</summary>
    public BadgeWorth Worth { get; init; } = BadgeWorth.None;
    /// <summary>Digest of its definition's file.</summary>
    public Digest Definition { get; init; }
    /// <summary>Frozen versions: content/badges/&lt;slug&gt;/&lt;version&gt;/, in order of version text.</summary>
    public ImmutableArray<BadgeVersion> Versions { get; init; } = [];
    /// <summary>Name, description and criteria in further languages; no part of any version.</summary>
    public Translations Translations { get; init; } = Translations.None;
    /// <summary>Where <see cref="Name"/> is written.</summary>
    public SourceLocation NameLocation { get; init; }
    /// <summary>Where <see cref="Description"/> is written.</summary>
    public SourceLocation DescriptionLocation { get; init; }
    /// <summary>Where it is written.</summary>
    public required SourceLocation Location { get; init; }
}

/// <summary>A drawing in words: shape, palette, symbol, ring text.</summary>
public sealed record BadgeDesign(string? Shape, string? Palette, string? Symbol, string? Ring);

/// <summary>A framework this badge points at.</summary>
public sealed record BadgeAlignment(string TargetName, string TargetUrl, string? TargetFramework, string? TargetCode, string? TargetDescription, string? TargetType);

/// <summary>A frozen version: the achievement as awards embed it, and its pictures.</summary>
public sealed record BadgeVersion
{
    /// <summary>Where it stands among the site's addresses; one instance for all its awards.</summary>
    public required BadgeAddress Address { get; init; }
    /// <summary>Version label.</summary>
    public string Version => Address.Version;
    /// <summary>Its name, as awards embed it; empty when the achievement has none.</summary>
    public required string Name { get; init; }
    /// <summary>Its description, as awards embed it; empty when the achievement has none.</summary>
    public required string Description { get; init; }
    /// <summary>achievement.json.</summary>
    public required SourceFile Achievement { get; init; }
    /// <summary><see cref="Achievement"/>, read as strict JSON.</summary>
    public required SignedDocument Document { get; init; }
    /// <summary>image.svg, when there is one.</summary>
    public SourceFile? Svg { get; init; }
    /// <summary>image.png, when there is one.</summary>
    public SourceFile? Png { get; init; }
}
