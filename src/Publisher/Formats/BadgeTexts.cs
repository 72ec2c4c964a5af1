using Publisher.Content;
using Publisher.Linking;

namespace Publisher.Formats;

/// <summary>
/// What badges are called and say on pages of one language: as their guild translated them, or else as they are. A version that was frozen is translated only as far as
/// it says what the definition says now, word for word.
/// </summary>
internal sealed class BadgeTexts
{
    private readonly Dictionary<string, BadgeText> bySlug = new(StringComparer.Ordinal);
    private readonly Dictionary<BadgeVersion, BadgeText> byVersion = new(ReferenceEqualityComparer.Instance as IEqualityComparer<BadgeVersion>);

    /// <summary>The texts for a language.</summary>
    /// <param name="site">The site.</param>
    /// <param name="language">The language.</param>
    /// <param name="isMain">Whether it is the site's main language, whose texts are the badges' own.</param>
    public BadgeTexts(SiteModel site, string language, bool isMain)
    {
        foreach (var badge in site.Badges.Select(b => b.Badge))
        {
            var original = isMain || Same(badge.Language ?? site.Config.MainLanguage, language) ? null : badge.Language ?? site.Config.MainLanguage;
            var words = original is null ? null : badge.Translations.Find(language);
            bySlug[badge.Slug] = Of(badge.Name, badge.Description, original, words);
            foreach (var version in badge.Versions)
            {
                byVersion[version] = Of(version.Name, version.Description, original, words is null ? null : new(
                    version.Name == badge.Name ? words.Name : null,
                    version.Description == badge.Description ? words.Description : null,
                    FrozenBadge.Read(version).Criteria == badge.CriteriaMarkdown ? words.Text : null));
            }
        }
    }

    /// <summary>The text of a badge as it is defined now.</summary>
    public BadgeText Of(Badge badge) => bySlug[badge.Slug];

    /// <summary>The text of a badge by its slug.</summary>
    public BadgeText Of(string slug) => bySlug[slug];

    /// <summary>The text of a version.</summary>
    public BadgeText Of(BadgeVersion version) => byVersion[version];

    private static bool Same(string one, string other) => one.Split('-')[0] == other.Split('-')[0];

    private static BadgeText Of(string name, string description, string? original, Translation? words) => new(
        words?.Name ?? name,
        words?.Description ?? description,
        words?.Description is null ? original : null,
        words?.Text,
        words?.Text is null ? original : null,
        words is { Name: not null } or { Description: not null } or { Text: not null });
}

/// <summary>What a badge is called and says on pages of one language.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its line.</param>
/// <param name="DescriptionLanguage">The language of the line where it is another than the page's.</param>
/// <param name="Criteria">What it takes, translated; null for the original.</param>
/// <param name="CriteriaLanguage">The language of what it takes where it is another than the page's.</param>
/// <param name="IsTranslated">Whether anything of it is a translation.</param>
internal sealed record BadgeText(string Name, string Description, string? DescriptionLanguage, string? Criteria, string? CriteriaLanguage, bool IsTranslated);
