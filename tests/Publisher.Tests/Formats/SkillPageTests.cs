using System.Text.Json;
using System.Text.RegularExpressions;
using Publisher.Content;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;
using Publisher.Tests.Frameworks;

namespace Publisher.Tests.Formats;

/// <summary>What a site says of the skills its badges recognise.</summary>
public sealed class SkillPageTests
{
    private const string Splicing = "---\nname: Splicing\ndescription: Splices rope that holds a mooring\nkeywords: [rope, boats]\nsameAs: [{url: \"http://data.europa.eu/esco/skill/aaaa\", name: splice rope}]\n"
        + "translations: {es: {name: Empalmar, description: Empalma cabo que aguanta un amarre, text: Con paciencia.}}\n---\n\nWith patience.\n";
    private const string Rowing = "---\nname: Rowing\ndescription: Rows against the tide\n---\n";

    private static Skill[] Read(params (string Slug, string Text)[] files)
    {
        var found = new DiagnosticBag();
        var content = ContentLoader.Load(new SourceTree([.. files.Select(f => File($"content/skills/{f.Slug}.md", f.Text)), File("site.config.yml", "title: T\nbaseUrl: https://t.example\n")]), found)!;
        Assert.DoesNotContain(found.ToSorted(), d => d.Descriptor.Severity == Severity.Error);
        return [.. content.Skills];
    }

    private static SourceFile File(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text));

    private static GuildBuilder Guild(params string[] languages) => new GuildBuilder { Skills = [.. Read(("splicing", Splicing), ("rowing", Rowing))], Languages = languages.Length == 0 ? ["en"] : [.. languages] }
        .Rule(1, "*").Member("ana", "Ana").Member("ben", "Ben").Member("cem", "Cem")
        .Badge("ropework", "Ropework", "Rope that holds", "Did so.", b => b with { Worth = WorthFixture.Badge("skills: [splicing]\nlevel: EQF 3\ncredits: 2 ECTS").Worth })
        .Badge("mooring", "Mooring", "Boats that stay", "Did so.", b => b with { Worth = WorthFixture.Badge("outcomes: [Splices rope that holds a mooring., Something else]").Worth })
        .Badge("riggers", "Rigging", "Masts that stand", "Did so.", b => b with { Alignments = [new("splice rope", "http://data.europa.eu/esco/skill/aaaa", null, null, null, null), new("Rig a mast", "https://osmt.example/skills/1", "Boat Skills", "B-1", "Rigs one.", "ceasn:Competency"), new("Neatness", "https://rubric.example/1", "Rubrics", null, null, "CFRubricCriterion")] })
        .Badge("stove", "Stove", "Warm rooms", "Lit it.")
        .Award("aaaaaaaaaaaaaaaa", "ropework", "ana", new(2026, 11, 20)).Award("bbbbbbbbbbbbbbbb", "mooring", "ben", new(2026, 11, 21))
        .Award("cccccccccccccccc", "ropework", "cem", new(2026, 11, 22), new() { State = CredentialState.Revoked, Reason = "lent" })
        .Award("dddddddddddddddd", "riggers", "urn:uuid:00000000-0000-4000-8000-00000000ffff", new(2026, 11, 22));

    private static string Words(string html) => Regex.Replace(Regex.Replace(html, "<[^>]+>", " "), @"\s+", " ");

    [Fact]
    public void All_skills_stand_by_framework_with_the_badges_and_people_that_stand_for_them()
    {
        var site = new RenderedSite(Guild().Build());
        Assert.Empty(site.Found);
        var words = Words(site.Page("skills/"));
        // Level, credits, rubric and an outcome without a place are no skills; a revoked award and a holder without a page name nobody.
        Assert.Contains("Our own Rowing Rows against the tide No badge recognises it yet. Splicing Splices rope that holds a mooring Recognised by Mooring , Rigging , Ropework Recognised for it: Ana , Ben "
            + "Boat Skills Rig a mast B-1 Rigs one. Recognised by Rigging ESCO splice rope Recognised by Rigging Named are people", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Neatness", words, StringComparison.Ordinal);
        Assert.DoesNotContain("EQF", words, StringComparison.Ordinal);
        Assert.Contains("href=\"https://osmt.example/skills/1\" rel=\"external\"", site.Page("skills/"), StringComparison.Ordinal);
        Assert.Contains("skills/splicing/</loc>", site.Text("sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains("href=\"../../skills/\"", site.Page("members/ana/"), StringComparison.Ordinal);
        Assert.Contains("href=\"../skills/\"", site.Page("badges/"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_skill_of_ones_own_has_a_page_that_badges_and_awards_lead_to()
    {
        var site = new RenderedSite(Guild().Build());
        var words = Words(site.Page("skills/splicing/"));
        Assert.Contains("Splicing Splices rope that holds a mooring All skills With patience.", words, StringComparison.Ordinal);
        Assert.Contains("Recognised for it Ana Ben", words, StringComparison.Ordinal);
        Assert.Contains("The same elsewhere splice rope , ESCO", words, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../../skills/splicing/\">Splicing</a>", site.Page("badges/ropework/"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"../../skills/splicing/\">Splicing</a>", site.Page("awards/aaaaaaaaaaaaaaaa/"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_skill_is_said_in_the_page_s_language_where_it_was_translated()
    {
        var site = new RenderedSite(Guild("en", "es").Build());
        Assert.Contains("<h1>Empalmar</h1>", site.Page("es/skills/splicing/"), StringComparison.Ordinal);
        Assert.Contains("Con paciencia.", site.Page("es/skills/splicing/"), StringComparison.Ordinal);
        Assert.Contains("<h1 lang=\"en\">Rowing</h1>", site.Page("es/skills/rowing/"), StringComparison.Ordinal);
        Assert.Contains(">Empalmar</a>", site.Page("es/badges/ropework/"), StringComparison.Ordinal);
        Assert.Contains("lang=\"en\">Rig a mast</a>", site.Page("es/skills/"), StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_read_the_skills_as_schema_org_terms_and_rich_skill_descriptors()
    {
        var site = new RenderedSite(Guild().Build());
        using var graph = JsonDocument.Parse(site.Text("skills/skills.json"));
        var nodes = graph.RootElement.GetProperty("@graph").EnumerateArray().ToDictionary(n => n.GetProperty("@id").GetString()!, StringComparer.Ordinal);
        const string Base = "https://badges.tidewater.example/";
        Assert.Equal("DefinedTermSet", nodes[Base + "skills/"].GetProperty("@type").GetString());
        Assert.Equal(("DefinedTerm", "splicing", "http://data.europa.eu/esco/skill/aaaa"), (nodes[Base + "skills/splicing/"].GetProperty("@type").GetString(), nodes[Base + "skills/splicing/"].GetProperty("termCode").GetString(), nodes[Base + "skills/splicing/"].GetProperty("sameAs")[0].GetString()));
        Assert.Equal("Boat Skills", nodes["https://osmt.example/skills/1"].GetProperty("inDefinedTermSet").GetProperty("name").GetString());
        Assert.Equal([Base + "skills/splicing/", "https://osmt.example/skills/1", "http://data.europa.eu/esco/skill/aaaa"], nodes[Base + "badges/riggers/"].GetProperty("competencyRequired").EnumerateArray().Select(s => s.GetProperty("@id").GetString()));
        Assert.Equal([Base + "skills/splicing/"], nodes[Base + "members/ana/"].GetProperty("skills").EnumerateArray().Select(s => s.GetProperty("@id").GetString()));
        Assert.DoesNotContain(nodes.Keys, k => k == Base + "members/cem/" || k == Base + "badges/stove/");
        using var descriptor = JsonDocument.Parse(site.Text("skills/splicing/rsd.json"));
        Assert.Equal(["@context", "id", "type", "creator", "author", "skillName", "skillStatement", "keywords", "alignments"], descriptor.RootElement.EnumerateObject().Select(m => m.Name));
        Assert.Equal((Base + "skills/splicing/", "Splices rope that holds a mooring"), (descriptor.RootElement.GetProperty("id").GetString(), descriptor.RootElement.GetProperty("skillStatement").GetString()));
    }

    [Fact]
    public void A_search_finds_skills_of_ones_own()
    {
        var guild = Guild();
        for (var i = 0; i < 24; i++)
        {
            guild.Badge(FormattableString.Invariant($"more-{i}"), FormattableString.Invariant($"More {i}"), "d", "c");
        }
        Assert.Contains("[\"skills/splicing\",\"Splicing\"]", new RenderedSite(guild.Build()).Text("search/index.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guild_without_skills_has_no_word_of_them()
    {
        var site = new RenderedSite(new GuildBuilder().Rule(1, "*").Badge("knots", "Knots", "d", "c", b => b with { Worth = WorthFixture.Badge("level: EQF 3\noutcomes: [Ties knots]").Worth }).Build());
        Assert.DoesNotContain(site.Site.Files, f => f.Path.StartsWith("skills/", StringComparison.Ordinal));
        Assert.DoesNotContain("skills/", site.Page("badges/"), StringComparison.Ordinal);
    }
}
