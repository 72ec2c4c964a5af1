using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Linking;
using Publisher.Tests.Incremental;

namespace Publisher.Tests.Formats;

/// <summary>Long lists of awards: the newest on the list's own page, all others on pages that stay as they are.</summary>
public sealed class LedgerTests
{
    private const int OnePage = 250;

    [Theory]
    [InlineData(249, 0)]
    [InlineData(250, 0)]
    [InlineData(251, 1)]
    [InlineData(500, 2)]
    [InlineData(612, 2)]
    public void Every_award_stands_once_on_the_older_pages_or_among_the_newest(int count, int pages)
    {
        var site = new RenderedSite(Guild(count));
        Assert.Empty(site.Found);
        foreach (var (list, older) in Lists(site.Model))
        {
            var awards = older == "awards/" ? site.Model.Awards : site.Model.Badges.Single(b => older == $"awards/of/{b.Badge.Slug}/").Awards;
            List<string> all = [.. awards.Select(a => a.Id)];
            Assert.Equal(all.Take(OnePage), Listed(site, list));
            var rest = Enumerable.Range(1, all.Count <= OnePage ? 0 : all.Count / OnePage).Reverse().SelectMany(number => Listed(site, $"{older}{number}/")).ToList();
            Assert.Equal(all.Skip(all.Count - rest.Count), rest);
            Assert.True(rest.Count == 0 ? all.Count <= OnePage : rest.Count + OnePage >= all.Count, $"{list} leaves out awards");
        }
        Assert.Equal(pages, site.Site.Files.Count(f => Regex.IsMatch(f.Path, @"^awards/\d+/index\.html$")));
    }

    [Fact]
    public void Pages_lead_from_the_newest_to_the_oldest_and_back()
    {
        var site = new RenderedSite(Guild(1012));
        foreach (var (list, older) in Lists(site.Model))
        {
            var count = older == "awards/" ? 4 : 2;
            Assert.Contains($"href=\"{Up(list)}{older}{count}/\"", site.Page(list), StringComparison.Ordinal);
            for (var number = count; number > 0; number--)
            {
                var (here, page) = ($"{older}{number}/", site.Page($"{older}{number}/"));
                Assert.Contains($"href=\"{Up(here)}{(number == count ? list : $"{older}{number + 1}/")}\"", page, StringComparison.Ordinal);
                Assert.Equal(number > 1, page.Contains($"href=\"{Up(here)}{older}{number - 1}/\"", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_new_award_leaves_older_pages_as_they_are()
    {
        var before = Rendered(Guild(612), null);
        Assert.DoesNotContain(Rendered(Guild(612), before).Made.Values, f => f.Key is not null);
        Assert.Equal(
            ["assertions/", "awards/", "awards/aaaa", "badges/", "badges/all/together/", "badges/badge-b/", "badges/badge-b/feed.atom", "badges/badge-b/feed.json", "badges/badge-b/feed.rss", "credentials/", "feed.atom", "feed.json", "feed.rss", "members/", "qr/", "sitemap.xml"],
            MadeBetween(before, Guild(613)).Select(Shortened).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_full_page_moves_to_the_older_ones_and_only_its_neighbour_knows() =>
        // Of 750 awards the badge has 375, and one older page as before.
        Assert.Equal(
            ["awards/2/index.html", "awards/3/index.html", "awards/index.html"],
            MadeBetween(Rendered(Guild(749), null), Guild(750)).Where(p => Regex.IsMatch(p, @"^awards/(of/|\d+/|index)")));

    private static readonly Lazy<SiteModel> Huge = new(() => Guild(50_100));

    [Fact]
    public void More_addresses_than_one_list_may_name_are_listed_in_several()
    {
        var model = Huge.Value;
        var files = Sitemaps(model).ToDictionary(j => j.Path, j => Addresses(j), StringComparer.Ordinal);
        // The pages, 50,100 awards by 5,000, and the list of these lists.
        Assert.Equal(Enumerable.Range(0, 12).Select(n => $"sitemap-{n}.xml").Append("sitemap.xml").Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(files.Keys.Where(p => p != "sitemap.xml").Select(p => $"{model.Config.BaseUrl}/{p}"), files["sitemap.xml"]);
        Assert.All(files.Values, addresses => Assert.InRange(addresses.Count, 1, 50_000));
        Assert.Equal(
            model.Awards.Select(a => $"{model.Config.BaseUrl}/awards/{a.Id}/").Order(StringComparer.Ordinal),
            files.Where(f => f.Key is not ("sitemap.xml" or "sitemap-0.xml")).SelectMany(f => f.Value).Order(StringComparer.Ordinal));
        Assert.Contains($"{model.Config.BaseUrl}/", files["sitemap-0.xml"]);
        Assert.Contains($"{model.Config.BaseUrl}/awards/200/", files["sitemap-0.xml"]);
    }

    [Fact]
    public void A_new_award_changes_only_the_last_list()
    {
        var before = Sitemaps(Huge.Value with { Awards = Huge.Value.Awards[1..] }).ToDictionary(j => j.Path, j => j.Key, StringComparer.Ordinal);
        Assert.Equal(["sitemap-11.xml"], Sitemaps(Huge.Value).Where(j => j.Key is { } key && before[j.Path] != key).Select(j => j.Path));
    }

    [Fact]
    public void Fewer_addresses_stand_in_one_list() =>
        Assert.Equal("sitemap.xml", Assert.Single(Sitemaps(Huge.Value with { Awards = Huge.Value.Awards[..49_000] })).Path);

    // Two badges in turns, six awards a day, newest last.
    private static SiteModel Guild(int awards)
    {
        var guild = new GuildBuilder().Member("ana", "Ana").Member("bo", "Bo").Rule(1, "badge-a", "badge-b")
            .Badge("badge-a", "Badge A", "d", "c").Badge("badge-b", "Badge B", "d", "c");
        for (var i = 0; i < awards; i++)
        {
            guild.Award(Id(i), i % 2 == 0 ? "badge-b" : "badge-a", $"urn:uuid:{i}", new DateOnly(2020, 1, 1).AddDays(i / 6), new() { Signers = ["m1"] });
        }
        return guild.Build();
    }

    // Awards of one day stand in order of their files: the last one made has the first name.
    private static string Id(int number)
    {
        var id = new StringBuilder("aaaaaaaaaaaa");
        for (var left = 26 * 26 * 26 * 26 - 1 - number; id.Length < 16; left /= 26)
        {
            id.Insert(12, (char)('a' + (left % 26)));
        }
        return id.ToString();
    }

    private static IEnumerable<(string List, string Older)> Lists(SiteModel model) =>
        [("awards/", "awards/"), .. model.Badges.Select(b => ($"badges/{b.Badge.Slug}/", $"awards/of/{b.Badge.Slug}/"))];

    private static List<string> Listed(RenderedSite site, string path)
    {
        List<string> lines = [.. Regex.Matches(site.Page(path), "href=\"[./]*/awards/([a-z2-7]{16})/\"").Select(m => m.Groups[1].Value)];
        Assert.Equal(lines.Count, lines.Distinct(StringComparer.Ordinal).Count());
        return lines;
    }

    private static string Up(string path) => string.Concat(Enumerable.Repeat("../", path.Count(c => c == '/')));

    private static EarlierSite Rendered(SiteModel model, EarlierSite? before)
    {
        var sink = new EarlierSite(before?.Commit() ?? ImmutableSortedDictionary.Create<string, MadeFile>(StringComparer.Ordinal));
        var found = new DiagnosticBag();
        SiteRenderer.Render(model, [], sink, found);
        Assert.True(found.IsEmpty);
        return sink;
    }

    private static IEnumerable<string> MadeBetween(EarlierSite before, SiteModel after) =>
        Rendered(after, before).Made.Values.Where(f => f.Key is not null).Select(f => f.File.Path).Order(StringComparer.Ordinal);

    private static string Shortened(string path) => Regex.Replace(path.Replace("index.html", "", StringComparison.Ordinal), "(?<=awards/aaaa|credentials/|assertions/|qr/)[a-z].*", "");

    private static IEnumerable<OutputJob> Sitemaps(SiteModel model) => new Sitemap().Jobs(model, RenderContext.For(model, new()));

    private static List<string> Addresses(OutputJob job) =>
        [.. Regex.Matches(Encoding.UTF8.GetString(job.Make(new())!.Bytes.Span), "<loc>([^<]*)</loc>").Select(m => m.Groups[1].Value)];
}
