using System.Collections.Immutable;
using Publisher.Diagnostics;

namespace Publisher.Content;

/// <summary>How a person arranges the awards on their page: in this order, under headings, with words of their own; and which they leave out.</summary>
public sealed record AwardArrangement
{
    /// <summary>Nothing arranged: all awards, newest first.</summary>
    public static AwardArrangement None { get; } = new();

    /// <summary>What stands first, in order.</summary>
    public ImmutableArray<StackItem> Items { get; init; } = [];
    /// <summary>Awards that are not shown under their name.</summary>
    public ImmutableArray<NamedAward> Hidden { get; init; } = [];

    /// <summary>Whether an award is left out.</summary>
    public bool Hides(string award) => Hidden.Any(h => h.Id == award);

    /// <summary>Every award it names, where it is written.</summary>
    public IEnumerable<NamedAward> Named => Items.Select(i => i.Award).OfType<NamedAward>().Concat(Hidden);
}

/// <summary>An award, or a heading for those that follow.</summary>
/// <param name="Heading">The heading; null for an award.</param>
/// <param name="Award">The award; null for a heading.</param>
/// <param name="Note">What the person says of it, in Markdown; null for nothing.</param>
public sealed record StackItem(string? Heading, NamedAward? Award, StackNote? Note);

/// <summary>An award by its id, where it is written.</summary>
public sealed record NamedAward(string Id, SourceLocation Location);

/// <summary>A note, where it is written.</summary>
public sealed record StackNote(string Markdown, SourceLocation Location);
