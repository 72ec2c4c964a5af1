using System.Collections.Immutable;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Content;

/// <summary>A skill of the guild's own: content/skills/&lt;slug&gt;.md. Badges that name it are signed with its address.</summary>
public sealed record Skill
{
    /// <summary>Where skills stand.</summary>
    public const string Folder = "content/skills/";

    /// <summary>The slug, its file's name and part of its address.</summary>
    public required string Slug { get; init; }
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }
    /// <summary>What somebody who has it does, in one sentence: the statement of a Rich Skill Descriptor.</summary>
    public required string Description { get; init; }
    /// <summary>Words it may be looked for by.</summary>
    public ImmutableArray<string> Keywords { get; init; } = [];
    /// <summary>The same skill in public frameworks.</summary>
    public ImmutableArray<SameSkill> SameAs { get; init; } = [];
    /// <summary>More about it, in Markdown; empty for nothing.</summary>
    public string Markdown { get; init; } = "";
    /// <summary>Name, description and text in further languages.</summary>
    public Translations Translations { get; init; } = Translations.None;
    /// <summary>Digest of its file.</summary>
    public Digest Definition { get; init; }
    /// <summary>Where <see cref="Name"/> is written.</summary>
    public SourceLocation NameLocation { get; init; }
    /// <summary>Its file.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Its place among paths.</summary>
    public static string PathOf(string slug) => $"{Folder}{slug}.md";
}

/// <summary>The same skill elsewhere.</summary>
/// <param name="Url">Its address there.</param>
/// <param name="Name">What it is called there, when given.</param>
/// <param name="Framework">The framework it belongs to, when given.</param>
/// <param name="Location">Where it is written.</param>
public sealed record SameSkill(string Url, string? Name, string? Framework, SourceLocation Location);

/// <summary>A skill of the guild's own that a badge names: <c>skills: [splicing]</c>.</summary>
public sealed record NamedSkill(string Skill, SourceLocation Location);
