using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Publisher.Authoring;
using Publisher.Linking;
using Publisher.Loading;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>The pinboard of all badges, one page of it for each tag, and their pictures together.</summary>
internal static class GalleryPages
{
    private const int AtAGlance = 4;

    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        var tags = Tags(view.Site);
        yield return Board(view, tags, null);
        foreach (var tag in tags)
        {
            yield return Board(view, tags, tag);
        }
        yield return new()
        {
            Path = SitePaths.ContactSheet,
            Template = "together.html",
            Title = view.Words["together.title"],
            Description = view.Words.Say("head.together", ("site", view.Site.Config.Title)),
            Section = SitePaths.Badges,
            Image = ImageOf(view.Site.Badges),
            Key = Pins(view.Key().Add(SitePaths.ContactSheet), view, view.Site.Badges).ToKey(),
            Fields = links => new()
            {
                { "badges", view.Site.Badges.Select(b => BadgePages.Pin(view, b, links)) },
                { "badges_href", links.To(SitePaths.Badges) },
            },
        };
    }

    private static PageJob Board(SiteView view, ImmutableArray<Tag> tags, Tag? chosen)
    {
        ImmutableArray<BadgeModel> badges = chosen?.Badges ?? view.Site.Badges;
        // A handful is seen at a glance.
        ImmutableArray<Tag> filters = view.Site.Badges.Length > AtAGlance || chosen is not null ? tags : [];
        return new()
        {
            Path = chosen?.Path ?? SitePaths.Badges,
            Template = "badges.html",
            Title = chosen is null ? view.Words["menu.badges"] : view.Words.Say("badges.marked", ("tag", chosen.Label)),
            Description = chosen is null
                ? view.Words.Say("head.badges", ("site", view.Site.Config.Title))
                : view.Words.Say("head.marked", ("site", view.Site.Config.Title), ("tag", chosen.Label)),
            Section = SitePaths.Badges,
            Image = ImageOf(badges),
            Key = Key(view, filters, chosen, badges),
            Fields = links => new()
            {
                { "badges", badges.Select(b => BadgePages.Pin(view, b, links)) },
                { "nominate_href", links.To(SitePaths.Nominate) },
                { "tag", chosen?.Label },
                { "several", view.Site.Badges.Length > 1 },
                { "filters", filters.Select(t => new FieldSet
                {
                    { "label", t.Label },
                    { "count", t.Badges.Length.ToString(CultureInfo.InvariantCulture) },
                    { "href", links.To(t.Path) },
                    { "current", t.Path == chosen?.Path },
                }) },
                { "all_href", links.To(SitePaths.Badges) },
                { "all_count", view.Site.Badges.Length.ToString(CultureInfo.InvariantCulture) },
                { "together_href", links.To(SitePaths.ContactSheet) },
                { "pathways_href", view.Site.Pathways.IsEmpty ? null : links.To(SitePaths.Pathways) },
                { "skills_href", view.Skills.IsEmpty ? null : links.To(SitePaths.Skills) },
                { "how_href", links.To(SitePaths.HowWeDecide) },
            },
        };
    }

    private static ContentKey Key(SiteView view, ImmutableArray<Tag> filters, Tag? chosen, ImmutableArray<BadgeModel> badges)
    {
        var key = view.Key().Add(chosen?.Path ?? SitePaths.Badges).Add(chosen?.Label).Add(view.Site.Badges.Length).Add(view.Site.Pathways.Length);
        foreach (var tag in filters)
        {
            key.Add(tag.Path).Add(tag.Label).Add(tag.Badges.Length);
        }
        return Pins(key, view, badges).ToKey();
    }

    private static ContentKeyBuilder Pins(ContentKeyBuilder key, SiteView view, ImmutableArray<BadgeModel> badges)
    {
        foreach (var badge in badges)
        {
            BadgePages.AddPin(key, view, badge);
        }
        return key;
    }

    /// <summary>The address of the page of a tag.</summary>
    public static string PathOf(string tag) => SitePaths.BadgesTagged(SlugSuggestion.For(tag) is { } slug && SlugSuggestion.IsSlug(slug) && !NameRules.IsDevice(slug)
        ? slug
        : "t-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tag)).AsSpan(0, 6)));

    // Tags that differ in case or accents alone share a page, under the spelling that comes first.
    private static ImmutableArray<Tag> Tags(SiteModel site) =>
    [
        .. site.Badges.SelectMany(b => b.Badge.Tags.Select(t => (Text: t, Path: PathOf(t), Badge: b))).GroupBy(t => t.Path, StringComparer.Ordinal)
            .Select(g => new Tag(g.Select(t => t.Text).Min(StringComparer.Ordinal)!, g.Key, [.. g.Select(t => t.Badge).Distinct()]))
            .OrderBy(t => t.Label, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Path, StringComparer.Ordinal),
    ];

    private static string? ImageOf(IEnumerable<BadgeModel> badges) => badges.Select(b => Picture.Of(b.Badge).Png).FirstOrDefault(p => p is not null);

    private sealed record Tag(string Label, string Path, ImmutableArray<BadgeModel> Badges);
}
