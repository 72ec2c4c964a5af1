using System.Text.RegularExpressions;
using Publisher.Content;
using Publisher.Loading;
using Publisher.Sources;
using Publisher.Tests.Frameworks;

namespace Publisher.Tests.Formats;

/// <summary>How people arrange the awards on their page, and what hiding one does and does not do.</summary>
public sealed class StackPageTests
{
    private const string First = "aaaaaaaaaaaaaaaa";
    private const string Second = "bbbbbbbbbbbbbbbb";
    private const string Third = "cccccccccccccccc";
    private const string Fourth = "dddddddddddddddd";

    private static GuildBuilder Guild(string keys, params string[] languages)
    {
        var guild = new GuildBuilder { Languages = languages.Length == 0 ? ["en"] : [.. languages], Skills = [new Skill { Slug = "tying", Name = "Tying", Description = "Ties knots that hold", Location = new("content/skills/tying.md") }] }
            .Rule(1, "*").Member("ana", "Ana").Member("ben", "Ben")
            .Badge("knots", "Knots", "Knots that hold", "Ties one.", b => b with { Worth = WorthFixture.Badge("skills: [tying]").Worth }).Badge("sails", "Sails", "Sails that hold", "Sews one.")
            .Badge("oars", "Oars", "Oars that hold", "Carves one.").Badge("stove", "Stove", "Warm rooms", "Lit it.")
            .Award(First, "knots", "ben", new(2026, 11, 20)).Award(Second, "sails", "ben", new(2026, 11, 21)).Award(Third, "oars", "ben", new(2026, 11, 22)).Award(Fourth, "stove", "ben", new(2026, 11, 23));
        return keys.Length == 0 ? guild : guild.Arrange("ben", keys);
    }

    private static string[] Shown(RenderedSite site, string page = "members/ben/") => [.. Regex.Matches(site.Page(page), "href=\"[./]+awards/([a-z]{16})/\"").Select(m => m.Groups[1].Value)];

    private static string Words(string html) => Regex.Replace(Regex.Replace(html, "<[^>]+>", " "), @"\s+", " ");

    [Fact]
    public void Without_a_word_from_its_person_a_page_has_all_awards_the_newest_first() => Assert.Equal([Fourth, Third, Second, First], Shown(new(Guild("").Build())));

    [Fact]
    public void What_is_listed_stands_first_with_its_note_and_the_rest_follows()
    {
        var site = new RenderedSite(Guild($"stack: [{{award: {Second}, note: \"My *first* sail.\"}}, {First}]").Build());
        Assert.Empty(site.Found);
        Assert.Equal([Second, First, Fourth, Third], Shown(site));
        Assert.Contains("<div class=\"note\"><p>My <em>first</em> sail.</p>", site.Page("members/ben/"), StringComparison.Ordinal);
        Assert.DoesNotContain("first</em> sail", site.Page($"awards/{Second}/"), StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_part_a_page_and_what_is_not_listed_has_one_of_its_own()
    {
        var site = new RenderedSite(Guild($"stack: [{{heading: On the water}}, {Third}, {Second}, {{heading: Nothing here}}, {{heading: On land}}, {Fourth}]", "en", "es").Build());
        var words = Words(site.Page("members/ben/"));
        Assert.Matches("Recognised for On the water .*Oars.*Sails.*On land .*Stove.*Also recognised for .*Knots", words);
        Assert.DoesNotContain("Nothing here", words, StringComparison.Ordinal);
        Assert.Contains("<h3 class=\"stack\" lang=\"en\">On land</h3>", site.Page("es/members/ben/"), StringComparison.Ordinal);
        Assert.Contains("<h3 class=\"stack\">Otros reconocimientos</h3>", site.Page("es/members/ben/"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_award_is_nowhere_under_its_holder_s_name_and_its_own_page_stays()
    {
        var (open, site) = (new RenderedSite(Guild("").Build()), new RenderedSite(Guild($"hidden: [{First}]").Build()));
        Assert.Contains("Recognised for it: Ben", Words(open.Page("skills/")), StringComparison.Ordinal);
        Assert.DoesNotContain("Ben", Words(site.Page("skills/")), StringComparison.Ordinal);
        Assert.Equal([Fourth, Third, Second], Shown(site));
        Assert.Contains("Three awards", site.Page("members/"), StringComparison.Ordinal);
        Assert.DoesNotContain(First, site.Text("members/ben/feed.atom"), StringComparison.Ordinal);
        // Hiding is not withdrawing.
        Assert.Contains("Ben", site.Page($"awards/{First}/"), StringComparison.Ordinal);
        Assert.Contains(First, site.Page("awards/"), StringComparison.Ordinal);
        Assert.NotNull(site.Site.Find($"credentials/{First}.json"));
    }

    [Fact]
    public void A_search_finds_no_hidden_award_by_its_holder_s_name()
    {
        var guild = Guild($"hidden: [{First}]");
        for (var i = 0; i < 24; i++)
        {
            guild.Badge(FormattableString.Invariant($"more-{i}"), FormattableString.Invariant($"More {i}"), "d", "c");
        }
        var text = new RenderedSite(guild.Build()).Text("search/all.json");
        Assert.Contains(Second, text, StringComparison.Ordinal);
        Assert.DoesNotContain(First, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stack: [x]", "PUB0107")]
    [InlineData("hidden: [Knots]", "PUB0107")]
    [InlineData("stack: [[aaaaaaaaaaaaaaaa]]", "PUB0106")]
    [InlineData("stack: [{note: Mine}]", "PUB0105")]
    [InlineData("stack: [{award: aaaaaaaaaaaaaaaa, words: Mine}]", "PUB0104")]
    [InlineData("stack: [{heading: Mine, award: aaaaaaaaaaaaaaaa}]", "PUB0104")]
    [InlineData("stack: [{award: aaaaaaaaaaaaaaaa, note: \"[x](javascript:y)\"}]", "PUB0120")]
    public void What_is_no_arrangement_is_told_where_it_stands(string keys, string code)
    {
        var found = new Publisher.Diagnostics.DiagnosticBag();
        ContentLoader.Load(new SourceTree([new("site.config.yml", "title: T\nbaseUrl: https://t.example\n"u8.ToArray()),
            new("content/members/x.md", System.Text.Encoding.UTF8.GetBytes($"---\nname: X\nid: urn:uuid:00000000-0000-4000-8000-00000000000a\n{keys}\n---\n"))]), found);
        Assert.Equal((code, 4), Assert.Single(found.ToSorted().Select(d => (d.Descriptor.Code, d.Location.Line))));
    }
}
