using System.Globalization;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>What came of it, in numbers: plots drawn here, labelled on their bars, and the same numbers as tables.</summary>
internal static class ImpactPage
{
    // Beyond these a plot of badges is a list.
    private const int BadgesShown = 24;

    // A plot's ground line and its highest point, in pixels from above; what is wide goes by hundredths of the width.
    private const int Ground = 176;
    private const int Top = 28;

    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        var (site, words) = (view.Site, view.Words);
        yield return new()
        {
            Path = SitePaths.Impact,
            Template = "impact.html",
            Title = words["menu.numbers"],
            Description = words.Say("head.impact", ("site", site.Config.Title)),
            Fields = links => Fields(view, Impact.Of(site), links),
        };
    }

    private static FieldSet Fields(SiteView view, Impact impact, PageLinks links)
    {
        var (site, words) = (view.Site, view.Words);
        return new()
        {
            { "any", impact.Awards > 0 },
            { "lead", Lead(site, words, impact) },
            { "several", impact.Periods.Length > 1 },
            { "periods", Periods(impact, words) },
            { "joins", Joins(impact) },
            { "ground", Ground },
            { "over_time", OverTime(impact, words) },
            { "people_over_time", PeopleOverTime(impact, words) },
            { "crowded", impact.Periods.Length > 6 },
            { "badges", impact.Badges.Take(BadgesShown).Select(b => Badge(b, impact, view, links)) },
            { "further", Further(impact, words) },
            { "unheld", Unheld(site, impact, words) },
            { "badges_href", links.To(SitePaths.Badges) },
            { "awards_href", links.To(SitePaths.Awards) },
            { "how_href", links.To(SitePaths.HowWeDecide) },
        };
    }

    private static string? Lead(SiteModel site, SiteWords words, Impact impact)
    {
        if (impact.Awards == 0)
        {
            return null;
        }
        var first = site.Awards.Last(a => AwardFacts.Standing(a).InForce).AwardedOn;
        return words.Say("impact.lead", ("awards", SiteWords.Sentence(words.Count("count.awards", impact.Awards))), ("to", words.Count("impact.to", impact.People)), ("date", words.Date(first)));
    }

    private static IEnumerable<FieldSet> Periods(Impact impact, SiteWords words)
    {
        var most = impact.Periods.Select(p => p.Awards).DefaultIfEmpty().Max();
        return impact.Periods.Select((period, i) =>
        {
            var (bar, point) = (Above(period.Awards, most), Above(period.People, impact.People));
            var isYear = i == 0 || period.YearMark != impact.Periods[i - 1].YearMark;
            return new FieldSet
            {
                { "name", period.Name(words) },
                { "mark", period.Mark(words) },
                { "year", isYear ? period.YearMark : null },
                { "second", i % 2 == 1 },
                { "left", Percent((i + 0.16) * 100 / impact.Periods.Length) },
                { "width", Percent(68.0 / impact.Periods.Length) },
                { "middle", Percent((i + 0.5) * 100 / impact.Periods.Length) },
                { "bar_top", bar },
                { "bar_height", Ground - bar },
                { "bar_label", bar - 8 },
                { "point", point },
                { "point_label", point - 12 },
                { "awards", period.Awards > 0 ? words.Figure(period.Awards) : null },
                { "awards_short", period.Awards > 0 ? Short(period.Awards, words) : null },
                { "newcomers", period.Newcomers > 0 ? words.Figure(period.Newcomers) : null },
                { "people", words.Figure(period.People) },
                // On a line only what changes is told, and its end.
                { "people_short", period.Newcomers > 0 || i == impact.Periods.Length - 1 ? Short(period.People, words) : null },
            };
        });
    }

    private static IEnumerable<FieldSet> Joins(Impact impact) => Enumerable.Range(1, Math.Max(0, impact.Periods.Length - 1)).Select(i => new FieldSet
    {
        { "x1", Percent((i - 0.5) * 100 / impact.Periods.Length) },
        { "x2", Percent((i + 0.5) * 100 / impact.Periods.Length) },
        { "y1", Above(impact.Periods[i - 1].People, impact.People) },
        { "y2", Above(impact.Periods[i].People, impact.People) },
    });

    private static FieldSet Badge(ImpactBadge badge, Impact impact, SiteView view, PageLinks links) => new()
    {
        { "name", view.Texts.Of(badge.Slug).Name },
        { "href", links.To(SitePaths.Badge(badge.Slug)) },
        { "awards", view.Words.Figure(badge.Awards) },
        { "people", view.Words.Figure(badge.People) },
        { "width", Percent(Math.Max(1, badge.Awards * 100.0 / impact.Badges[0].Awards)) },
    };

    private static string OverTime(Impact impact, SiteWords words)
    {
        if (impact.Periods.IsEmpty)
        {
            return "";
        }
        var most = impact.Periods.MaxBy(p => p.Awards)!;
        return words.Say("impact.most", ("period", most.Name(words)), ("number", words.Number(most.Awards)));
    }

    private static string PeopleOverTime(Impact impact, SiteWords words) => impact.Periods.IsEmpty ? ""
        : words.Count("impact.from", impact.Periods[0].People,
            ("n", words.Number(impact.Periods[0].People)), ("period", impact.Periods[0].Name(words)), ("number", words.Number(impact.People)));

    private static string? Further(Impact impact, SiteWords words)
    {
        var rest = impact.Badges.Skip(BadgesShown).ToList();
        return rest.Count == 0 ? null
            : SiteWords.Sentence(words.Count("impact.further", rest.Count, ("n", words.Number(rest.Count)), ("awards", words.Count("count.awards", rest.Sum(b => b.Awards)))));
    }

    private static string? Unheld(SiteModel site, Impact impact, SiteWords words)
    {
        var count = site.Badges.Length - impact.Badges.Length;
        return count == 0 ? null : SiteWords.Sentence(words.Count("impact.unheld", count));
    }

    private static int Above(int value, int most) => most == 0 ? Ground : Ground - (int)Math.Round((double)value * (Ground - Top) / most, MidpointRounding.AwayFromZero);

    // Two places are finer than any screen, and the same on every machine.
    private static string Percent(double value) => Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    // Over a narrow bar: 1.2k stands for 1,234, which the table has.
    private static string Short(int number, SiteWords words) =>
        number < 1000 ? words.Figure(number) : words.Fraction((number / 1000m).ToString(number < 100_000 ? "0.#" : "0", CultureInfo.InvariantCulture)) + "k";
}
