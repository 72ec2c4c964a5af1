using System.Text;
using System.Text.Json;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Tests.Formats;

/// <summary>What a search looks through, and who is not in it.</summary>
public sealed class SearchTests
{
    private const string Unnamed = "urn:uuid:11111111-1111-4111-8111-111111111111";
    private const string Elsewhere = "https://social.example/@robin";

    [Theory]
    [InlineData(24, 50, 0, false)]
    [InlineData(25, 0, 0, true)]
    [InlineData(1, 51, 0, true)]
    [InlineData(1, 5, 250, false)]
    [InlineData(1, 5, 251, true)]
    public void It_is_there_when_there_is_more_than_a_page_shows(int badges, int people, int awards, bool isThere)
    {
        var site = new RenderedSite(Guild(badges, people, awards));
        Assert.Empty(site.Found);
        Assert.Equal(isThere, site.Site.Find("search/index.html") is not null && site.Site.Find(SitePaths.SearchIndex) is not null && site.Site.Find("search/all.json") is not null);
        Assert.Equal(isThere, site.Page(SitePaths.Home).Contains("href=\"search/\"", StringComparison.Ordinal));
        Assert.Equal(isThere ? 3 : 0, site.Site.Files.Count(f => f.Path.StartsWith("search/", StringComparison.Ordinal)));
    }

    [Fact]
    public void People_without_a_page_are_not_in_it()
    {
        var site = new RenderedSite(Guild(1, 51, 30));
        var all = string.Concat(site.Site.Files.Where(f => f.Path.StartsWith("search/", StringComparison.Ordinal)).Select(f => Encoding.UTF8.GetString(f.Bytes.Span)));
        foreach (var award in site.Model.Awards)
        {
            Assert.Equal(award.Holder is not null, all.Contains(award.Id, StringComparison.Ordinal));
            Assert.DoesNotContain(award.HolderId!, all, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("robin", all, StringComparison.Ordinal);
        Assert.Contains(site.Model.Awards, a => a.Holder is null);
    }

    [Fact]
    public void A_large_one_is_in_parts_by_the_beginnings_of_names_and_a_new_award_changes_those_of_its_holder()
    {
        var before = Search(Guild(3, 1700, 1000));
        var index = JsonDocument.Parse(before[SitePaths.SearchIndex].Bytes).RootElement;
        var parts = index.GetProperty("parts").EnumerateArray().Select(p => p.GetString()!).ToList();
        var files = index.GetProperty("files").EnumerateArray().Select(p => p.GetString()!).ToList();
        Assert.Equal(before.Keys.Where(k => k != SitePaths.SearchIndex).Order(StringComparer.Ordinal), files.Select(SitePaths.SearchPart).Order(StringComparer.Ordinal));
        Assert.Equal((parts.Count, true), (files.Count, parts.Count > 100));
        // Lukasz stands under lu and under zo, whatever the accents; letters beyond ASCII are spelt in file names.
        Assert.All((string[])["lu", "zo", "x-e5b1b1e794b0"], name => Assert.Contains(name, files));
        Assert.Contains("Łukasz Żółć", Encoding.UTF8.GetString(before[SitePaths.SearchPart("zo")].Bytes.Span), StringComparison.Ordinal);
        Assert.All(before.Values, f => Assert.True(f.Bytes.Length < 20_000, $"{f.Path} has {f.Bytes.Length} bytes"));

        var after = Search(Guild(3, 1700, 1000, b => b.Award("newawardaaaaaaaa", "badge-1", "lukasz", new(2026, 11, 20))));
        Assert.Equal(["search/lu.json", "search/zo.json"], after.Keys.Where(k => !after[k].Bytes.Span.SequenceEqual(before[k].Bytes.Span)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Łukasz Żółć", "lukasz zolc")]
    [InlineData("O’Brien-Straße", "o brien strasse")]
    [InlineData("  Ünal İpek  ", "unal ipek")]
    [InlineData("山田 ﬁ ½", "山田 fi 1 2")]
    [InlineData("—", "")]
    public void Words_are_compared_without_accents(string text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.Of(text)));

    private static Dictionary<string, SiteFile> Search(SiteModel model)
    {
        var found = new DiagnosticBag();
        return new SearchIndex().Jobs(model, RenderContext.For(model, found)).Select(j => j.Make(found)!).ToDictionary(f => f.Path, StringComparer.Ordinal);
    }

    private static SiteModel Guild(int badges, int people, int awards, Action<GuildBuilder>? more = null)
    {
        var guild = new GuildBuilder();
        for (var number = 1; number <= badges; number++)
        {
            guild.Badge($"badge-{number}", $"Badge {number}", "A badge", "What it takes.");
        }
        guild.Rule(1, "badge-1");
        if (people > 0)
        {
            guild.Member("lukasz", "Łukasz Żółć").Member("yamada", "山田");
        }
        for (var number = 2; number < people; number++)
        {
            guild.Member($"p{number}", $"{Letters(number)}ara {Letters(number * 7)}ond");
        }
        for (var number = 0; number < awards; number++)
        {
            guild.Award($"award{Letters(number)}aaaaaaaaaa"[..16], "badge-1", (number % 5) switch { 0 => Unnamed, 1 => Elsewhere, _ => $"p{2 + (number % Math.Max(1, people - 2))}" }, new(2026, 1, 1));
        }
        more?.Invoke(guild);
        return guild.Build();
    }

    private static string Letters(int number) => string.Concat(Enumerable.Range(0, 3).Select(at => (char)('a' + (number / (int)Math.Pow(26, at) % 26))));
}
