using System.Collections.Immutable;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>One page to make: where it stands, which template, what search engines and readers are told, and its fields.</summary>
internal sealed record PageJob
{
    /// <summary>Its path (<c>awards/x/</c>).</summary>
    public required string Path { get; init; }
    /// <summary>The template of its content.</summary>
    public required string Template { get; init; }
    /// <summary>Its title, without the guild's name.</summary>
    public required string Title { get; init; }
    /// <summary>One sentence about it.</summary>
    public required string Description { get; init; }
    /// <summary>The menu entry it belongs to, by path; null for none.</summary>
    public string? Section { get; init; }
    /// <summary>A PNG for previews elsewhere, by path.</summary>
    public string? Image { get; init; }
    /// <summary>OpenGraph's word for what it is.</summary>
    public string Kind { get; init; } = "website";
    /// <summary>The same thing in other formats.</summary>
    public ImmutableArray<AlternateLink> Alternates { get; init; } = [];
    /// <summary>The script that makes it live, by its name in <c>templates/scripts/</c>; null for a page that runs none, whose policy then allows none.</summary>
    public string? Script { get; init; }
    /// <summary>What its script would ask the site for, when the page is read from a folder and nothing can be asked; null for nothing.</summary>
    public Func<Html>? Kept { get; init; }
    /// <summary>Whether it plays sound or film of this site; the policy of every other page allows none.</summary>
    public bool Plays { get; init; }
    /// <summary>Whether search engines are told of it.</summary>
    public bool Listed { get; init; } = true;
    /// <summary>Names everything it is made from; null for a page that is quicker made than compared.</summary>
    public ContentKey? Key { get; init; }
    /// <summary>Makes the fields the template reads as <c>it</c>.</summary>
    public required Func<PageLinks, FieldSet> Fields { get; init; }
}

/// <summary>The same thing in another format.</summary>
/// <param name="MediaType">The format.</param>
/// <param name="Title">What it is.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="IsWhole">Whether its whole address is written: servers of the fediverse take what they find, and put nothing before it.</param>
internal sealed record AlternateLink(string MediaType, string Title, string Path, bool IsWhole = false);
