using System.Collections.Immutable;
using System.Globalization;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>
/// Lists of awards, newest first. A long one continues on pages of a fixed length that are numbered from the oldest, so that a new award
/// changes the newest page and leaves the others as they are.
/// </summary>
internal static class LedgerPages
{
    /// <summary>Awards on one page of a long list.</summary>
    public const int PageLength = 250;

    /// <summary>The ledger of all awards, and the older pages of it and of each badge's.</summary>
    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        var (site, words) = (view.Site, view.Words);
        var shown = Shown(site.Awards);
        yield return new()
        {
            Path = SitePaths.Awards,
            Template = "awards.html",
            Title = words["awards.title"],
            Description = words.Say("head.awards", ("site", site.Config.Title)),
            Alternates = FeedLinks.Of(SitePaths.Home, words["head.newest"]),
            Key = Key(view, SitePaths.Awards, shown).Add(site.Awards.Length).Add(site.WaitingCount).ToKey(),
            Fields = links => new()
            {
                { "count", SiteWords.Sentence(words.Count("count.entries", site.Awards.Length)) },
                { "years", Years(view, shown, links) },
                { "waiting", site.WaitingCount == 0 ? null : SiteWords.Sentence(words.Count("awards.waiting", site.WaitingCount)) },
                { "sign_href", links.To(SitePaths.Sign) },
                { "older_href", Older(site.Awards, SitePaths.LedgerPage, links) },
                { "badges_href", links.To(SitePaths.Badges) },
                { "feed_href", links.To(SitePaths.Feed(SitePaths.Home, FeedForm.Atom)) },
            },
        };
        foreach (var page in Pages(view, site.Awards, words["awards.title"], words.Say("head.earlier", ("name", site.Config.Title)), SitePaths.Awards, SitePaths.LedgerPage))
        {
            yield return page;
        }
        foreach (var badge in site.Badges)
        {
            var slug = badge.Badge.Slug;
            foreach (var page in Pages(view, badge.Awards, view.Texts.Of(badge.Badge).Name, words.Say("head.earlier", ("name", view.Texts.Of(badge.Badge).Name)), SitePaths.Badge(slug), number => SitePaths.BadgeLedgerPage(slug, number)))
            {
                yield return page;
            }
        }
    }

    /// <summary>What the list's own page shows: all of a short list, the newest of a long one.</summary>
    public static ImmutableArray<AwardModel> Shown(ImmutableArray<AwardModel> awards) => awards.Length <= PageLength ? awards : awards[..PageLength];

    /// <summary>The address of the page the list's own page is continued on; null for a short list.</summary>
    public static string? Older(ImmutableArray<AwardModel> awards, Func<int, string> path, PageLinks links) => Count(awards) is > 0 and var count ? links.To(path(count)) : null;

    /// <summary>A key of a list's page: the site's own, where it stands, and its lines.</summary>
    public static ContentKeyBuilder Key(SiteView view, string path, ImmutableArray<AwardModel> shown)
    {
        var key = view.Key().Add(path);
        foreach (var award in shown)
        {
            key.Add(award.Line);
        }
        return key;
    }

    // Only whole pages: the newest awards stand on the list's own page.
    private static int Count(ImmutableArray<AwardModel> awards) => awards.Length <= PageLength ? 0 : awards.Length / PageLength;

    private static IEnumerable<PageJob> Pages(SiteView view, ImmutableArray<AwardModel> awards, string title, string description, string first, Func<int, string> path)
    {
        var count = Count(awards);
        for (var number = 1; number <= count; number++)
        {
            var end = awards.Length - ((number - 1) * PageLength);
            var shown = awards[(end - PageLength)..end];
            var (here, newer, older) = (number, number == count ? first : path(number + 1), number == 1 ? null : path(number - 1));
            yield return new()
            {
                Path = path(here),
                Template = "ledger.html",
                Title = view.Words.Say("head.page", ("title", title), ("number", here.ToString(CultureInfo.InvariantCulture))),
                Description = description,
                Key = Key(view, path(here), shown).Add(title).Add(newer).ToKey(),
                Fields = links => new()
                {
                    { "title", title },
                    { "first_href", links.To(first) },
                    { "number", here.ToString(CultureInfo.InvariantCulture) },
                    { "years", Years(view, shown, links) },
                    { "newer_href", links.To(newer) },
                    { "older_href", older is null ? null : links.To(older) },
                },
            };
        }
    }

    private static IEnumerable<FieldSet> Years(SiteView view, ImmutableArray<AwardModel> awards, PageLinks links) =>
        awards.GroupBy(a => a.AwardedOn.Year).OrderByDescending(y => y.Key).Select(y => new FieldSet
        {
            { "year", y.Key.ToString(CultureInfo.InvariantCulture) },
            { "awards", y.Select(a => view.Line(a, links)) },
        });
}
