using System.Text.Json.Nodes;
using System.Xml.Linq;
using Publisher.Linking;
using Publisher.Tests.Fixtures;
using Publisher.Tests.Verifying;

namespace Publisher.Tests.Formats;

/// <summary>What pages, feeds and documents tell of partners, from content that was really signed and verified.</summary>
public sealed class FederationPageTests
{
    private const string Page = "federation/";
    private readonly SignedSite site = SignedSite.Minimal();

    [Fact]
    public void Partners_have_a_page_with_what_counts_here_and_there()
    {
        Harbour.Pull(site);
        Harbour.Treat(site, d => d with { Terms = d.Terms with { Rate = new(5, 4) } });
        Harbour.Recognise(site);
        Harbour.Endorse(site);
        var html = Rendered().Page(Page);
        Assert.Contains("<h2 id=\"peer-harbour\">Harbour Makers</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://harbour.example/\" rel=\"external\">harbour.example</a> <span class=\"fine\">last seen on 20 November 2026</span>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://harbour.example/badges/first-light/\" rel=\"external\">First Light</a> of Harbour Makers counts here as <a href=\"../badges/first-light/\">First Light</a>. 5 of its credits count as 4.", html, StringComparison.Ordinal);
        Assert.Contains("Their stove is <em>colder</em> than ours.", html, StringComparison.Ordinal);
        Assert.Contains("until 31 December 2028", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../badges/two-hands/\">Two Hands</a> counts there as First Light.", html, StringComparison.Ordinal);
        Assert.Contains("One endorsement of our work was signed there.", html, StringComparison.Ordinal);
        Assert.Contains("<li>We recognise badges of Harbour Makers, and Harbour Makers stands by ours.</li>", html, StringComparison.Ordinal);
        Assert.Contains("<a class=\"holder\" href=\"../members/wren/\">Wren</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"https://", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_has_words_for_who_does_not_see_it_and_an_arrow_for_each_direction()
    {
        Harbour.Pull(site);
        Harbour.Recognise(site);
        var html = Rendered().Page(Page);
        var svg = XElement.Parse(html[html.IndexOf("<svg class=\"star\"", StringComparison.Ordinal)..(html.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal(svg.Elements().Take(2).Select(e => (string?)e.Attribute("id")), ((string)svg.Attribute("aria-labelledby")!).Split(' '));
        Assert.All(svg.Elements().Take(2), e => Assert.True(e.Value.Length > 10));
        Assert.Equal(["ours", "theirs"], svg.Elements("line").Select(l => (string?)l.Attribute("class")));
        Assert.Equal(["Minimal Guild", "Harbour Makers"], svg.Elements("text").Select(t => t.Value));
    }

    [Fact]
    public void A_badge_and_a_person_show_what_counts_elsewhere()
    {
        Harbour.Pull(site);
        var rendered = Rendered();
        Assert.Contains("<h2>Also recognised</h2>", rendered.Page("badges/first-light/"), StringComparison.Ordinal);
        Assert.Contains("First Light</a> of Harbour Makers counts here as", rendered.Page("badges/first-light/"), StringComparison.Ordinal);
        Assert.DoesNotContain("Also recognised", rendered.Page("badges/two-hands/"), StringComparison.Ordinal);
        var wren = rendered.Page("members/wren/");
        Assert.Contains(">Recognised elsewhere</h2>", wren, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"https://harbour.example/awards/{SignedSite.LightId}/\" rel=\"external\">First Light</a> <span class=\"to\">by Harbour Makers</span>", wren, StringComparison.Ordinal);
        Assert.Contains("counts here as <a href=\"../../badges/first-light/\">First Light</a>, until 31 December 2028; last seen on 20 November 2026", wren, StringComparison.Ordinal);
    }

    [Fact]
    public void A_treaty_is_published_as_signed_told_in_the_feed_and_drawn_for_programs()
    {
        Harbour.Pull(site);
        Harbour.Recognise(site);
        var rendered = Rendered();
        Assert.True(rendered.Site.Find($"endorsements/{Harbour.TreatyId}.json")!.Bytes.Span.SequenceEqual(site.Files[Harbour.TreatyPath]));
        Assert.Contains("First Light of Harbour Makers counts here as First Light", rendered.Text("feed.atom"), StringComparison.Ordinal);
        Assert.Contains($"https://minimal.example/endorsements/{Harbour.TreatyId}.json", rendered.Text("badges/first-light/feed.atom"), StringComparison.Ordinal);
        Assert.NotNull(rendered.Site.Find("federation/harbour/badges/first-light/1.0/image.svg"));
        Assert.Null(rendered.Site.Find("federation/harbour/badges/two-hands/1.0/image.svg"));

        var graph = JsonNode.Parse(rendered.Text("federation/graph.json"))!;
        Assert.Equal(1, (int)graph["format"]!);
        Assert.Equal(["self did:web:minimal.example", "peer did:web:harbour.example"], graph["nodes"]!.AsArray().Select(n => $"{n!["role"]} {n["id"]}"));
        Assert.Equal(("current", "2026-11-20T10:00:00Z"), ((string)graph["nodes"]![1]!["standing"]!, (string)graph["nodes"]![1]!["seen"]!));
        Assert.Equal(
            ["treaty did:web:minimal.example did:web:harbour.example https://harbour.example/badges/first-light/1.0/achievement.json", "treaty did:web:harbour.example did:web:minimal.example https://minimal.example/badges/two-hands/1.0/achievement.json"],
            graph["edges"]!.AsArray().Select(e => $"{e!["kind"]} {e["from"]} {e["to"]} {e["subject"]}"));
        Assert.Equal("https://minimal.example/badges/first-light/1.0/achievement.json", (string)graph["edges"]![0]!["countsAs"]!);

        var outline = XDocument.Parse(rendered.Text("peers.opml")).Root!.Element("body")!.Elements("outline").Single();
        Assert.Equal(("rss", "Harbour Makers", "https://harbour.example/", "https://harbour.example/feed.atom"), ((string)outline.Attribute("type")!, (string)outline.Attribute("text")!, (string)outline.Attribute("htmlUrl")!, (string)outline.Attribute("xmlUrl")!));
    }

    [Fact]
    public void One_that_was_over_when_the_partner_was_last_seen_is_told_as_past()
    {
        Harbour.Pull(site);
        Harbour.Treat(site, d => d with { ValidUntil = new(2026, 6, 30, 23, 59, 59, TimeSpan.Zero) });
        var rendered = Rendered();
        Assert.Contains("counted until 30 June 2026", rendered.Page(Page), StringComparison.Ordinal);
        Assert.DoesNotContain("Also recognised", rendered.Page("badges/first-light/"), StringComparison.Ordinal);
        Assert.DoesNotContain("counts here as", rendered.Page("members/wren/"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_was_ended_is_gone_and_the_decision_stands_in_the_feed()
    {
        Harbour.Pull(site);
        site.EndTreaty();
        var rendered = Rendered();
        Assert.Null(rendered.Site.Find($"endorsements/{Harbour.TreatyId}.json"));
        Assert.NotNull(rendered.Site.Find($"status/decisions/{Harbour.TreatyId}-withdraw.json"));
        Assert.Contains($"{Harbour.TreatyId}-withdraw.json", rendered.Text("feed.atom"), StringComparison.Ordinal);
        Assert.Contains("None of their badges counts here yet.", rendered.Page(Page), StringComparison.Ordinal);
        Assert.Contains("Nothing is agreed with Harbour Makers so far.", rendered.Page(Page), StringComparison.Ordinal);
        Assert.DoesNotContain("Recognised elsewhere", rendered.Page("members/wren/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stale", "could not be read to the end")]
    [InlineData("refused", "showed other rules than before")]
    public void A_partner_that_could_not_be_pulled_says_so(string standing, string words)
    {
        Harbour.Pull(site);
        site[Harbour.Folder + "seen.json"] = Harbour.Seen(standing);
        Assert.Contains(words, Rendered().Page(Page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_partner_of_which_nothing_is_here_is_named_all_the_same()
    {
        Harbour.List(site, Credentials.Authority.Sri.Of([]));
        var html = Rendered().Page(Page);
        Assert.Contains("<h2 id=\"peer-harbour\">harbour</h2>", html, StringComparison.Ordinal);
        Assert.Contains("Nothing of it is here that holds.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_partner_calls_itself_is_text_and_nothing_else()
    {
        Harbour.Pull(site);
        site[Harbour.Folder + "seen.json"] = Harbour.Seen("current").Replace("Harbour Makers", "</script><script>alert(1)</script>&\\\"", StringComparison.Ordinal);
        var rendered = Rendered();
        Assert.All([Page, "badges/first-light/", "members/wren/"], page => Assert.DoesNotContain("<script>alert", rendered.Page(page), StringComparison.Ordinal));
        Assert.Contains("&lt;script&gt;alert(1)", rendered.Page(Page), StringComparison.Ordinal);
        Assert.Equal("</script><script>alert(1)</script>&\"", (string)XDocument.Parse(rendered.Text("peers.opml")).Descendants("outline").Single().Attribute("text")!);
    }

    [Fact]
    public void The_page_speaks_every_language_and_the_menu_stays_as_it_was()
    {
        Harbour.Pull(site);
        Harbour.Treat(site, d => d with { Terms = d.Terms with { Rate = new(5, 4) } });
        Harbour.Recognise(site);
        site.Edit("site.config.yml", "languages: [en]", "languages: [en, de, es, fr]");
        var rendered = Rendered();
        Assert.Contains("zählt hier als <a href=\"../../de/badges/first-light/\">First Light</a>. 5 seiner Punkte zählen als 4.", rendered.Page("de/" + Page), StringComparison.Ordinal);
        Assert.Contains("cuenta aquí como", rendered.Page("es/" + Page), StringComparison.Ordinal);
        Assert.Contains("compte ici comme", rendered.Page("fr/" + Page), StringComparison.Ordinal);
        var menu = rendered.Page("de/" + Page).Split("<nav")[1].Split("</nav>")[0];
        Assert.Equal(5, menu.Split("<li>").Length - 1);
        Assert.Contains(">Unsere Partner</a>", rendered.Page("de/how-we-decide/"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_partners_nothing_speaks_of_them()
    {
        var rendered = Rendered();
        Assert.DoesNotContain(rendered.Site.Files, f => f.Path.StartsWith("federation", StringComparison.Ordinal) || f.Path.EndsWith(".opml", StringComparison.Ordinal));
        Assert.DoesNotContain(rendered.Pages, p => p.Html.Contains("Partners", StringComparison.Ordinal));
    }

    [Fact]
    public void In_the_fediverse_a_treaty_is_a_note_and_a_tombstone_when_it_was_ended()
    {
        Harbour.Pull(site);
        site["site.config.yml"] += "fediverse:\n  handle: badges\n";
        Assert.Contains("First Light of Harbour Makers counts here as First Light", (string)Note()["content"]!, StringComparison.Ordinal);
        Assert.Contains(OutboxDue.Of(Model()), e => e.Id == Harbour.TreatyId);
        site.EndTreaty();
        Assert.Equal("Tombstone", (string)Note()["type"]!);

        JsonNode Note() => JsonNode.Parse(Rendered().Text($"ap/notes/{Harbour.TreatyId}.json"))!;
    }

    private SiteModel Model()
    {
        var result = Pipeline.Check(site.Tree);
        Assert.False(result.HasErrors, string.Join('\n', result.Diagnostics.Select(d => $"{d.Location} {d.Message}")));
        return SiteLinker.Link(result.Verified!);
    }

    private RenderedSite Rendered()
    {
        var rendered = new RenderedSite(Model());
        Assert.DoesNotContain(rendered.Found, d => d.Descriptor.Severity == Publisher.Diagnostics.Severity.Error);
        return rendered;
    }
}
