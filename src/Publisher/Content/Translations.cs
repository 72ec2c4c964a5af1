using System.Collections.Immutable;

namespace Publisher.Content;

/// <summary>What a guild wrote in further languages of a badge, a page or itself: <c>translations</c>, by language. What was signed is never among it.</summary>
public sealed class Translations(ImmutableSortedDictionary<string, Translation> byLanguage)
{
    /// <summary>None.</summary>
    public static Translations None { get; } = new(ImmutableSortedDictionary<string, Translation>.Empty);

    /// <summary>All, by language.</summary>
    public ImmutableSortedDictionary<string, Translation> ByLanguage => byLanguage;

    /// <summary>The words in a language, or in the one it is a kind of; null when there are none.</summary>
    public Translation? Find(string language) => byLanguage.GetValueOrDefault(language) ?? byLanguage.GetValueOrDefault(language.Split('-')[0]);
}

/// <summary>Words in one further language; null for what was not translated.</summary>
/// <param name="Name">A badge's name, a page's title.</param>
/// <param name="Description">A badge's line, the guild's own.</param>
/// <param name="Text">Criteria or a page's text, in Markdown.</param>
public sealed record Translation(string? Name, string? Description, string? Text);
