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
        var site = view.Site;
        yield return new()
        {
            Path = SitePaths.Home,
            Template = "home.html",
            Title = site.Config.Title,
            Description = site.Config.Tagline ?? $"Badges and awards of {site.Config.Title}, each one signed.",
            Image = site.Badges.Select(b => Picture.Of(b.Badge).Png).FirstOrDefault(p => p is not null),
            Alternates = [new("application/atom+xml", "Newest awards", SitePaths.Atom)],
            Fields = links => new()
            {
                { "tally", Tally(site) },
                { "parts", site.Config.Look.NewestFirst ? ["newest", "badges"] : (string[])["badges", "newest"] },
                { "any", !site.Awards.IsEmpty },
                { "newest", site.Awards.Take(NewestShown).Select(a => SiteView.Line(a, links)) },
                { "more", site.Awards.Length > NewestShown },
                { "awards_href", links.To(SitePaths.Awards) },
                { "badges", site.Badges.Take(BadgesShown).Select(b => BadgePages.Pin(b, links)) },
                { "badges_href", links.To(SitePaths.Badges) },
                { "badge_count", EnglishWords.Count(site.Badges.Length, "badge", "badges") },
                { "badges_link", site.Badges.Length == 1 ? "What it takes" : $"What each of the {EnglishWords.Count(site.Badges.Length, "badge", "badges")} takes" },
                { "impact_href", links.To(SitePaths.Impact) },
                { "how_href", links.To(SitePaths.HowWeDecide) },
                { "verify_href", links.To(SitePaths.Verify) },
            },
        };
    }

    private static string Tally(SiteModel site) => site.Awards.Length == 0
        ? "No award has been made yet."
        : $"{EnglishWords.Sentence(EnglishWords.Count(site.Awards.Length, "award", "awards"))}, "
          + $"held by {EnglishWords.Count(site.PeopleCount, "person", "people")}.";
}
