using System.Text.RegularExpressions;
using Publisher.Content;
using Publisher.Credentials.Verification;
using Publisher.Loading;
using Publisher.Sources;
using Publisher.Tests.Frameworks;

namespace Publisher.Tests.Formats;

/// <summary>What pages say of a badge's worth and of pathways.</summary>
public sealed class PathwayPageTests
{
    private const string Eu = "profile: eu-microcredential\noutcomes: [Ties knots that hold]\nlevel: EQF 3\ncredits: {value: 2, unit: ECTS, hours: 25-30, equals: {NZQCF: 2.5}}\nassessment: practical\nparticipation: onsite\n"
        + "qualityAssurance: internal\nresults:\n  splice: {name: The splice, rubric: [{name: Holds}, {name: Fair}], required: Holds}";

    private const string Way = "name: From shore to sea\ndescription: One after the other\naward: skipper\nelectives: 1\nsteps:\n  - {id: tie, name: Tie it, allOf: [knots]}\n  - {id: sew, allOf: [\"sails@2.0\"], after: tie}\n"
        + "  - {id: row, name: Row, anyOf: [oars, \"harbour:tide\"], elective: true}\n";

    private static RenderedSite Site(string worth = Eu, params string[] languages) => new(Guild(worth, languages).Build());

    private static GuildBuilder Guild(string worth, params string[] languages)
    {
        var guild = new GuildBuilder { Pathways = [Pathway(Way)], Languages = languages.Length == 0 ? ["en"] : [.. languages] }
            .Rule(1, "*").Member("ana", "Ana").Member("ben", "Ben")
            .Badge("knots", "Knots", "Knots that hold", "Ties one.", b => b with { Worth = WorthFixture.Badge(worth).Worth })
            .Badge("sails", "Sails", "Sails that hold", "Sews one.").Badge("oars", "Oars", "Oars that hold", "Carves one.").Badge("skipper", "Skipper", "Takes others out", "Did so.");
        return guild.Award("aaaaaaaaaaaaaaaa", "knots", "ana", new(2026, 11, 20)).Award("bbbbbbbbbbbbbbbb", "sails", "ana", new(2026, 11, 21))
            .Award("cccccccccccccccc", "oars", "ben", new(2026, 11, 22), new() { State = CredentialState.Revoked, Reason = "lent" });
    }

    private static Pathway Pathway(string text) => ContentLoader.Load(new SourceTree(
        [new("site.config.yml", "title: T\nbaseUrl: https://t.example\n"u8.ToArray()), new("content/pathways/way.yml", System.Text.Encoding.UTF8.GetBytes(text))]), new())!.Pathways.Single();

    private static string Words(string html) => Regex.Replace(Regex.Replace(html, "<[^>]+>", " "), @"\s+", " ");

    [Fact]
    public void A_badge_says_what_it_is_worth_and_credits_stay_in_their_unit()
    {
        var site = Site();
        Assert.Empty(site.Found);
        var words = Words(site.Page("badges/knots/"));
        Assert.Contains("Meets European approach to micro-credentials", words, StringComparison.Ordinal);
        Assert.Contains("Credits 2 ECTS ≈ 50–60 hours, at 25–30 hours a credit; ≈ 5 NZQCF, at 2.5 NZQCF a credit", words, StringComparison.Ordinal);
        Assert.Contains("Level EQF level 3", words, StringComparison.Ordinal);
        Assert.Contains("What its holder can do Ties knots that hold", words, StringComparison.Ordinal);
        Assert.Contains("The splice Holds this it takes Fair", words, StringComparison.Ordinal);
        Assert.Contains("What it builds to From shore to sea One after the other Three steps", words, StringComparison.Ordinal);
        Assert.Contains("href=\"../../frameworks/#assessment-type-practical\"", site.Page("badges/knots/"), StringComparison.Ordinal);
        Assert.Contains("Level EQF level 3", Words(site.Page("awards/aaaaaaaaaaaaaaaa/")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("assessment: practical\n")]
    [InlineData("profile: eu-microcredential\n")]
    public void A_mark_is_not_shown_without_everything_behind_it(string gone) =>
        Assert.DoesNotContain("European approach", Words(Site(Eu.Replace(gone, "", StringComparison.Ordinal)).Page("badges/knots/")), StringComparison.Ordinal);

    [Fact]
    public void Words_the_program_chose_are_said_in_the_page_s_language_and_the_guild_s_own_stay()
    {
        var page = Site(Eu, "en", "es").Page("es/badges/knots/");
        Assert.Contains("EQF, nivel 3", page, StringComparison.Ordinal);
        Assert.Contains("<li lang=\"en\">Ties knots that hold</li>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_place_that_was_ever_signed_is_on_the_page_of_words()
    {
        var page = Site().Page("frameworks/");
        foreach (var place in new[] { "learning-outcome", "qualification-level", "credit-unit", "credit-conversion", "notional-workload", "assessment-type", "assessment-type-practical", "participation-form-at-work",
            "supervision-and-identity-identified-onsite", "quality-assurance-peer-review", "review-period", "field-of-study", "prerequisite", "part-of-pathway", "profile", "profile-eu-microcredential", "profile-nzqa" })
        {
            Assert.Contains($"id=\"{place}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_pathway_is_drawn_described_and_told_again_as_a_list()
    {
        var site = Site();
        var page = site.Page("pathways/way/");
        Assert.Contains("role=\"img\" aria-labelledby=\"map-title map-desc\"", page, StringComparison.Ordinal);
        Assert.Contains("<title id=\"map-title\">Map of the pathway From shore to sea</title>", page, StringComparison.Ordinal);
        Assert.Contains("Sails, version 2.0, after Tie it.", page, StringComparison.Ordinal);
        var words = Words(page[page.IndexOf("</svg>", StringComparison.Ordinal)..]);
        Assert.Contains("Tie it Knots 2 ECTS Knots that hold Sails, version 2.0 After: Tie it. Sails, version 2.0 Sails that hold Row to choose One of these: Oars Oars that hold harbour:tide no recognition agreement lets it count here", words, StringComparison.Ordinal);
        Assert.Contains("Whoever has completed it can be nominated for Skipper . Nobody is awarded by a machine: people decide .", words, StringComparison.Ordinal);
        Assert.Contains("href=\"../pathways/\"", site.Page("badges/"), StringComparison.Ordinal);
        Assert.Contains("pathways/way/</loc>", site.Text("sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_s_page_says_how_far_they_are_and_why()
    {
        var site = Site();
        var words = Words(site.Page("members/ana/"));
        Assert.Contains("From shore to sea One of three steps", words, StringComparison.Ordinal);
        Assert.Contains("Tie it : done ● Knots : counts", words, StringComparison.Ordinal);
        Assert.Contains("Sails, version 2.0 : held in version 1.0, which does not count here", words, StringComparison.Ordinal);
        Assert.Contains("Oars : not held yet", words, StringComparison.Ordinal);
        // Whoever has nothing that counts has not begun.
        Assert.DoesNotContain("From shore to sea", site.Page("members/ben/"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_a_badge_of_a_pathway_and_no_step_yet_has_begun()
    {
        var guild = Guild(Eu);
        guild.Pathways = [Pathway("name: From shore to sea\ndescription: Both\nsteps:\n  - {id: both, name: Both, allOf: [knots, oars]}\n")];
        Assert.Contains("From shore to sea Begun; no step is done yet", Words(new RenderedSite(guild.Build()).Page("members/ana/")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_finds_pathways()
    {
        var guild = Guild(Eu);
        for (var i = 0; i < 24; i++)
        {
            guild.Badge(FormattableString.Invariant($"more-{i}"), FormattableString.Invariant($"More {i}"), "d", "c");
        }
        Assert.Contains("[\"pathways/way\",\"From shore to sea\"]", new RenderedSite(guild.Build()).Text("search/index.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guild_without_pathways_has_no_word_of_them()
    {
        var site = new RenderedSite(new GuildBuilder().Rule(1, "*").Badge("knots", "Knots", "d", "c").Build());
        Assert.Null(site.Site.Find("pathways/index.html"));
        Assert.DoesNotContain("pathways", site.Page("badges/"), StringComparison.Ordinal);
    }
}
