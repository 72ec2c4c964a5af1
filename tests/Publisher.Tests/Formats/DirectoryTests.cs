using System.Text.Json.Nodes;
using System.Xml.Linq;
using Publisher.Credentials.Authority;
using Publisher.Sites;
using Publisher.Testing;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Formats;

/// <summary>A site that lists peers and has nothing of its own is a directory of guilds.</summary>
public sealed class DirectoryTests
{
    private readonly SignedSite site = DirectorySite.Make();

    private Site Built(params string[] codes)
    {
        var result = TestSites.TryBuild(site.Tree);
        Assert.Equal(codes, result.Diagnostics.Select(d => d.Descriptor.Code));
        return result.Site!;
    }

    private static string Text(Site built, string path) => System.Text.Encoding.UTF8.GetString((built.Find(SitePaths.FileOf(path)) ?? throw new InvalidOperationException(path)).Bytes.Span);

    [Fact]
    public void It_has_nothing_that_only_an_issuer_has_and_links_to_none_of_that()
    {
        var built = Built();
        Assert.DoesNotContain(built.Files, f => f.Path.StartsWith("authority/", StringComparison.Ordinal) || f.Path.StartsWith("ap/", StringComparison.Ordinal) || f.Path.StartsWith(".well-known/", StringComparison.Ordinal)
            || f.Path.StartsWith("feed.", StringComparison.Ordinal) || f.Path is "did.json" or "issuer.json");
        Assert.Equal(
            ["404.html", "about/index.html", "federation/harbour/index.html", "federation/haven/index.html", "federation/index.html", "index.html", "privacy/index.html", "search/index.html"],
            built.Files.Select(f => f.Path).Where(p => p.EndsWith(".html", StringComparison.Ordinal) && !p.StartsWith("de/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Its_front_page_tells_of_each_guild_what_it_says_how_fresh_that_is_and_how_it_stands()
    {
        var home = Text(Built(), SitePaths.Home);
        Assert.Contains("<h1>Guilds of the Coast</h1>", home, StringComparison.Ordinal);
        Assert.Contains("Two guilds, four badges.", home, StringComparison.Ordinal);
        Assert.Contains("<a href=\"federation/harbour/\">Harbour Makers</a>", home, StringComparison.Ordinal);
        Assert.Contains("Boats, and whoever mends them.", home, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://harbour.example/\" rel=\"external\">harbour.example</a> · GB", home, StringComparison.Ordinal);
        Assert.Contains("Read and checked on 20 November 2026.", home, StringComparison.Ordinal);
        Assert.Contains("Haven &amp; Daughters", home, StringComparison.Ordinal);
        Assert.Contains("It could not be read to the end when we last asked. What stands here is the last good copy. Last read to the end on 20 November 2026.", home, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guilds_page_shows_its_badges_and_leads_to_its_own_pages()
    {
        var built = Built();
        var page = Text(built, "federation/haven/");
        Assert.Contains("<a href=\"https://haven.example/badges/two-hands/\" rel=\"external\"><img class=\"art\" src=\"../../federation/haven/badges/two-hands/1.0/image.svg\"", page, StringComparison.Ordinal);
        Assert.NotNull(built.Find("federation/haven/badges/two-hands/1.0/image.svg"));
        Assert.Null(built.Find("federation/haven/badges/two-hands/1.0/image.png"));
        Assert.Contains("<p class=\"fine\">morning</p>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://haven.example/verify/\"", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../../federation/harbour/\">Harbour Makers</a> recognises <a href=\"https://haven.example/badges/two-hands/\" rel=\"external\">Two Hands</a> of <a href=\"../../federation/haven/\">Haven &amp; Daughters</a>. It counts there as First Light.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_recognises_whom_is_drawn_told_and_there_for_programs()
    {
        var built = Built();
        var page = Text(built, SitePaths.Federation);
        var svg = XElement.Parse(page[page.IndexOf("<svg class=\"star\"", StringComparison.Ordinal)..(page.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
        Assert.Equal(["Harbour Makers", "Haven &", "Daughters"], svg.Elements("text").Select(t => t.Value));
        Assert.Single(svg.Elements("line"));
        Assert.Contains("until 31 December 2027", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://harbour.example/endorsements/harbouraaaaaaaaa.json\"", page, StringComparison.Ordinal);
        var graph = JsonNode.Parse(Text(built, SitePaths.RecognitionGraph))!;
        Assert.Equal(["peer did:web:harbour.example", "peer did:web:haven.example"], graph["nodes"]!.AsArray().Select(n => $"{n!["role"]} {n["id"]}"));
        Assert.Equal(["treaty did:web:harbour.example did:web:haven.example"], graph["edges"]!.AsArray().Select(e => $"{e!["kind"]} {e["from"]} {e["to"]}"));
    }

    [Fact]
    public void Programs_read_the_guilds_their_badges_and_their_feeds()
    {
        var built = Built();
        var directory = JsonNode.Parse(Text(built, SitePaths.Directory))!;
        Assert.Equal(("GuildDirectory", 1, "https://coast.example"), ((string)directory["type"]!, (int)directory["format"]!, (string)directory["base"]!));
        var harbour = directory["guilds"]![0]!;
        Assert.Equal(("did:web:harbour.example", "Harbour Makers", "GB", "current", "2026-11-20T10:00:00Z", "https://coast.example/federation/harbour/"),
            ((string)harbour["id"]!, (string)harbour["name"]!, (string)harbour["country"]!, (string)harbour["standing"]!, (string)harbour["seen"]!, (string)harbour["page"]!));
        var badge = harbour["badges"]![0]!;
        Assert.Equal(("https://harbour.example/badges/first-light/1.0/achievement.json", "https://harbour.example/badges/first-light/", "https://coast.example/federation/harbour/badges/first-light/1.0/image.svg", "morning"),
            ((string)badge["id"]!, (string)badge["page"]!, (string)badge["image"]!, (string)badge["tags"]![0]!));
        Assert.Equal(Sri.Of(site.Files["content/peers/harbour/badges/first-light/1.0/achievement.json"]), (string)badge["digestSRI"]!);
        Assert.Equal(["https://harbour.example/feed.atom", "https://haven.example/feed.atom"], XDocument.Parse(Text(built, SitePaths.PeerFeeds)).Descendants("outline").Select(o => (string)o.Attribute("xmlUrl")!));
    }

    [Fact]
    public void The_search_knows_guilds_and_badges_by_the_places_where_they_are_told_of()
    {
        var built = Built();
        var index = JsonNode.Parse(Text(built, SitePaths.SearchIndex))!;
        Assert.Equal(["federation/harbour/ Harbour Makers", "federation/haven/ Haven & Daughters"], index["guilds"]!.AsArray().Select(g => $"{g![0]} {g[1]}"));
        Assert.Equal(["federation/harbour/#badge-first-light", "federation/harbour/#badge-two-hands", "federation/haven/#badge-first-light", "federation/haven/#badge-two-hands"], index["badges"]!.AsArray().Select(b => (string)b![4]!));
        Assert.All(index["badges"]!.AsArray(), b => Assert.Contains($"id=\"{((string)b![4]!).Split('#')[1]}\"", Text(built, ((string)b[4]!).Split('#')[0]), StringComparison.Ordinal));
        Assert.Contains("Eine Gilde, ein Abzeichen", Text(built, "de/search/"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_signed_as_they_must_about_a_listed_badge_is_left_out()
    {
        var (harbour, haven) = (Harbour.Make(), DirectorySite.MakeHaven());
        site.Write(DirectorySite.Word, DirectorySite.Recognise(harbour, haven, SignedSite.Mallory));
        Assert.Contains("None of the guilds listed here", Text(Built("PUB0903"), SitePaths.Federation), StringComparison.Ordinal);
        // Other bytes than the haven's badge has.
        haven.Edit("content/badges/two-hands/1.0/achievement.json", "Two Hands", "Ten Hands");
        site.Write(DirectorySite.Word, DirectorySite.Recognise(harbour, haven));
        Built("PUB0903");
        // About a guild that is not listed.
        haven.Edit("site.config.yml", DirectorySite.Haven, "https://elsewhere.example");
        site.Write(DirectorySite.Word, DirectorySite.Recognise(harbour, haven));
        Built("PUB0903");
    }

    [Fact]
    public void What_ended_before_the_guild_was_last_seen_is_over()
    {
        site.Edit("content/peers/harbour/seen.json", "2026-11-20", "2028-11-20");
        Assert.Contains("None of the guilds listed here", Text(Built(), SitePaths.Federation), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_guild_calls_itself_is_text_and_nothing_else()
    {
        site.Edit("content/peers/harbour/seen.json", "Boats, and whoever mends them.", "</script><script>alert(1)</script>" + new string('x', 5000));
        site.Edit("content/peers/harbour/seen.json", "Harbour Makers", "<b>Harbour</b>");
        var built = Built();
        Assert.All(built.Files.Where(f => f.Path.EndsWith(".html", StringComparison.Ordinal)), f =>
        {
            var html = System.Text.Encoding.UTF8.GetString(f.Bytes.Span);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>Harbour", html, StringComparison.Ordinal);
            Assert.DoesNotContain(new string('x', 500), html, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void One_that_was_just_begun_says_that_nobody_is_listed_yet()
    {
        var begun = new SignedSite([]);
        begun["site.config.yml"] = "title: Guilds\nbaseUrl: https://coast.example\npeers: []\n";
        var result = TestSites.TryBuild(begun.Tree);
        Assert.Empty(result.Diagnostics);
        Assert.Contains("<code>publisher peer add URL</code>", Text(result.Site!, SitePaths.Home), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("content/badges/knots.md", "---\nname: Knots\ndescription: Knots that hold\n---\n\nTies a knot that holds.\n")]
    [InlineData("content/nominations/one.yml", "badge: knots\n")]
    public void A_guild_that_lost_its_rules_is_no_directory(string path, string text)
    {
        site[path] = text;
        Assert.Contains(TestSites.TryBuild(site.Tree).Diagnostics, d => d.Descriptor.Code == "PUB0305");
    }

    [Fact]
    public void A_guild_whose_rules_are_not_here_is_named_and_nothing_of_it_is_shown()
    {
        foreach (var path in site.Files.Keys.Where(p => p.StartsWith("content/peers/haven/", StringComparison.Ordinal)).ToList())
        {
            site.Remove(path);
        }
        var built = Built("PUB0900");
        Assert.Contains("Nothing of it is here that holds.", Text(built, "federation/haven/"), StringComparison.Ordinal);
        Assert.Contains("It has awarded no badge so far.", Text(built, "federation/haven/"), StringComparison.Ordinal);
    }

    [Fact]
    public void From_a_folder_it_reads_and_searches_as_well()
    {
        var sink = new SiteInMemory();
        var result = Pipeline.Build(site.Tree, new() { Portable = true }, sink);
        Assert.Empty(result.Diagnostics);
        Assert.Contains("federation/harbour/#badge-first-light", System.Text.Encoding.UTF8.GetString(sink.ToSite().Find("search/index.html")!.Bytes.Span), StringComparison.Ordinal);
    }
}
