using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>The front page: who the guild is, its newest awards, its badges as one family.</summary>
internal static class HomePage
{
    private const int NewestShown = 5;

    // More would push the newest awards out of sight on a phone.
    private const int BadgesShown = 24;

    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        var (site, words) = (view.Site, view.Words);
        yield return new()
        {
            Path = SitePaths.Home,
            Template = "home.html",
            Title = site.Config.Title,
            Description = view.Tagline ?? words.Say("head.home", ("site", site.Config.Title)),
            Image = site.Badges.Select(b => Picture.Of(b.Badge).Png).FirstOrDefault(p => p is not null),
            Alternates = [.. FeedLinks.Of(SitePaths.Home, words["head.newest"]), .. ActivityLinks.Of(view, SitePaths.Actor, "head.actor")],
            Fields = links => new()
            {
                { "tally", Tally(site, words) },
                { "parts", site.Config.Look.NewestFirst ? ["newest", "badges"] : (string[])["badges", "newest"] },
                { "any", !site.Awards.IsEmpty },
                { "newest", site.Awards.Take(NewestShown).Select(a => view.Line(a, links)) },
                { "more", site.Awards.Length > NewestShown },
                { "awards_href", links.To(SitePaths.Awards) },
                { "badges", site.Badges.Take(BadgesShown).Select(b => BadgePages.Pin(view, b, links)) },
                { "badges_href", links.To(SitePaths.Badges) },
                { "badge_count", words.Count("count.badges", site.Badges.Length) },
                { "badges_link", words.Count("home.what_each_takes", site.Badges.Length) },
                { "impact_href", links.To(SitePaths.Impact) },
                { "how_href", links.To(SitePaths.HowWeDecide) },
                { "verify_href", links.To(SitePaths.Verify) },
                { "nominate_href", links.To(SitePaths.Nominate) },
                { "pages", view.LinksToOwnPages(links) },
            },
        };
    }

    private static string Tally(SiteModel site, SiteWords words) => site.Awards.Length == 0
        ? words["home.no_award"]
        : words.Say("home.tally", ("awards", SiteWords.Sentence(words.Count("count.awards", site.StandingCount))), ("held", words.Count("home.held", site.PeopleCount)));
}
