using System.Collections.Immutable;

namespace Publisher.Formats;

/// <summary>A feed before it is written in one of its forms.</summary>
internal sealed record Feed
{
    /// <summary>The folder it stands in, which is the page it is about (<c>badges/soldering/</c>; empty for the site).</summary>
    public required string Folder { get; init; }
    /// <summary>Its title.</summary>
    public required string Title { get; init; }
    /// <summary>The language of its words.</summary>
    public required string Language { get; init; }
    /// <summary>When something last happened to what it tells.</summary>
    public required DateTimeOffset Updated { get; init; }
    /// <summary>The number of the archive that goes on where it ends; zero for none.</summary>
    public int Previous { get; init; }
    /// <summary>Its own number when it is an archive; zero when it is not.</summary>
    public int Archive { get; init; }
    /// <summary>What it tells, newest first.</summary>
    public required ImmutableArray<FeedEntry> Entries { get; init; }
}

/// <summary>Something that happened, as feeds tell it.</summary>
internal sealed record FeedEntry
{
    /// <summary>Its name for ever: the address of what was published (an award's page, an endorsement's or decision's signed file).</summary>
    public required string Id { get; init; }
    /// <summary>One line.</summary>
    public required string Title { get; init; }
    /// <summary>Some sentences, without markup.</summary>
    public required string Text { get; init; }
    /// <summary>The address of the page to read on.</summary>
    public required string Page { get; init; }
    /// <summary>The address of what was signed.</summary>
    public required string Document { get; init; }
    /// <summary>When it happened.</summary>
    public required DateTimeOffset Published { get; init; }
    /// <summary>When something last happened to it.</summary>
    public required DateTimeOffset Updated { get; init; }
    /// <summary>The badge it is about; null for none.</summary>
    public FeedCategory? Category { get; init; }
    /// <summary>A PNG to show with it; null for none.</summary>
    public FeedPicture? Picture { get; init; }
}

/// <summary>What an entry is about.</summary>
/// <param name="Term">Its name for machines: a badge's slug.</param>
/// <param name="Label">Its name for people.</param>
internal sealed record FeedCategory(string Term, string Label);

/// <summary>A picture of an entry.</summary>
/// <param name="Address">Where it stands.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record FeedPicture(string Address, int Length);
