using System.Text;
using System.Text.Json;
using Publisher.Sites;
using Publisher.Testing;

namespace Publisher.Tests.Formats;

/// <summary>The page of an award: how it stands, its evidence, what its holder can do with it, and what machines read.</summary>
public sealed class AwardPageTests
{
    private const string Award = "aaaaaaaaaaaaaaaa";
    private const string Superseded = "hhhhhhhhhhhhhhhh";
    private const string Revoked = "eeeeeeeeeeeeeeee";
    private readonly RenderedSite full = new(Guilds.Full().Build());

    [Theory]
    [InlineData(Award, "undetermined")]
    [InlineData(Superseded, "superseded")]
    [InlineData(Revoked, "revoked")]
    public void Its_state_is_one_sentence_that_time_cannot_falsify(string id, string state)
    {
        var tag = Assert.Single(HtmlTokens.Read(full.Page(SitePaths.Award(id))), t => t["role"] == "status");
        Assert.Equal(state, tag["data-state"]);
    }

    [Fact]
    public void A_better_award_in_its_place_is_no_scandal()
    {
        var page = full.Page(SitePaths.Award(Superseded));
        Assert.Contains("◐", page, StringComparison.Ordinal);
        Assert.DoesNotContain("✕", page, StringComparison.Ordinal);
        Assert.DoesNotContain("struck", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../gggggggggggggggg/\">See the newer award</a>".Replace("../", "../../awards/", StringComparison.Ordinal), page, StringComparison.Ordinal);
        Assert.Contains("struck", full.Page(SitePaths.Award(Revoked)), StringComparison.Ordinal);
        Assert.Contains("◐ replaced", full.Page(SitePaths.Badge("tool-librarian")), StringComparison.Ordinal);
    }

    [Fact]
    public void LinkedIn_is_told_what_its_form_asks_for()
    {
        var query = LinkedIn(full);
        Assert.Equal(
            ["startTask=CERTIFICATION_NAME", "name=Workshop Host", "organizationName=Tidewater Makers Guild", "issueYear=2026", "issueMonth=11", "expirationYear=2029", "expirationMonth=11",
                $"certUrl=https://badges.tidewater.example/awards/{Award}/", $"certId={Award}"],
            query);
        var known = LinkedIn(new(new GuildBuilder { LinkedInId = "4711" }.Member("a", "A").Badge("b", "A & B", "d", "c").Rule(1, "b").Award(Award, "b", "a", new(2026, 1, 2)).Build()));
        Assert.Equal(["startTask=CERTIFICATION_NAME", "name=A & B", "organizationId=4711", "issueYear=2026", "issueMonth=1"], known.Take(5));
        Assert.DoesNotContain(known, p => p.StartsWith("expiration", StringComparison.Ordinal));
    }

    [Fact]
    public void The_holder_can_show_keep_and_hide_it()
    {
        var page = full.Page(SitePaths.Award(Award));
        Assert.Contains("mailto:hello@tidewater.example?subject=Please%20hide%20or%20remove%20award%20" + Award, page, StringComparison.Ordinal);
        Assert.Contains("&lt;a href=&quot;https://badges.tidewater.example/awards/aaaaaaaaaaaaaaaa/&quot;&gt;&lt;img src=&quot;https://badges.tidewater.example/badges/workshop-host/1.0/image.png&quot;", page, StringComparison.Ordinal);
        Assert.Contains($"I was awarded Workshop Host by Tidewater Makers Guild. https://badges.tidewater.example/awards/{Award}/", page, StringComparison.Ordinal);
        Assert.Contains($"src=\"../../qr/{Award}.svg\"", page, StringComparison.Ordinal);
        var revoked = full.Page(SitePaths.Award(Revoked));
        Assert.DoesNotContain("linkedin", revoked, StringComparison.Ordinal);
        Assert.Contains("Ask us to hide or remove it", revoked, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_pasted_elsewhere_is_escaped_there_too()
    {
        var site = new RenderedSite(new GuildBuilder().Member("a", "\"><script>x</script>").Badge("b", "B", "d", "c").Rule(1, "b").Award(Award, "b", "a", new(2026, 1, 2)).Build());
        var page = site.Page(SitePaths.Award(Award));
        var snippet = page.Split("<code>").Select(p => p.Split("</code>")[0]).Single(c => c.Contains("&lt;img", StringComparison.Ordinal));
        var tags = HtmlTokens.Read(HtmlTokens.Unescape(snippet)).Select(t => t.Name).ToList();
        Assert.Equal(["a", "img", "a"], tags);
    }

    [Fact]
    public void Search_engines_read_what_was_recognised_and_no_name()
    {
        var data = Data(full.Page(SitePaths.Award(Award)));
        Assert.Equal("EducationalOccupationalCredential", data.GetProperty("@type").GetString());
        Assert.Equal("Workshop Host", data.GetProperty("name").GetString());
        Assert.Equal("2026-11-20", data.GetProperty("datePublished").GetString());
        Assert.Equal("Tidewater Makers Guild", data.GetProperty("recognizedBy").GetProperty("name").GetString());
        Assert.DoesNotContain("Heron", data.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("ld+json", full.Page(SitePaths.Award(Revoked)), StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_ends_the_block_of_data()
    {
        const string Hostile = "</script><!--<script>alert(1)//& 'x' \"y\" 水";
        var site = new RenderedSite(new GuildBuilder { Title = Hostile }.Member("a", "A").Badge("b", Hostile, Hostile, "c").Rule(1, "b").Award(Award, "b", "a", new(2026, 1, 2)).Build());
        var page = site.Page(SitePaths.Award(Award));
        Assert.Equal(1, page.Split("</script>").Length - 1 - page.Split("<script type=\"module\"").Length + 1);
        Assert.Equal(Hostile, Data(page).GetProperty("name").GetString());
    }

    [Fact]
    public void Evidence_is_read_seen_and_heard_where_it_stands()
    {
        var page = EvidencePage(
            File("a.txt", "Plain <b>words</b>,\nin two lines."), File("b.md", "# Log\n\n*Dry* by noon."), File("c.csv", "day,what\n1,\"mast, boom\"\n2,sail\n"),
            new("d.png", null, "The mast", null, null) { Bytes = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGOQ6ZoNAAIHAUIOhETOAAAAAElFTkSuQmCC") },
            File("e.mp3", "x"), File("f.webm", "x"), File("g.pdf", "x"), new(null, null, "Robin", null, "She *held* the rope.") { Genre = "Testimonial" });
        Assert.Contains("<p class=\"paper plaintext\">Plain &lt;b&gt;words&lt;/b&gt;,\nin two lines.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<h3>Log</h3>\n<p><em>Dry</em> by noon.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">day</th><th scope=\"col\">what</th>", page, StringComparison.Ordinal);
        Assert.Contains("<td>1</td><td>mast, boom</td>", page, StringComparison.Ordinal);
        Assert.Contains($"<img src=\"../../evidence/{Award}/d.png\" alt=\"The mast\" loading=\"lazy\" width=\"1\" height=\"1\">", page, StringComparison.Ordinal);
        Assert.Contains($"<audio controls preload=\"none\" src=\"../../evidence/{Award}/e.mp3\">", page, StringComparison.Ordinal);
        Assert.Contains($"<video controls preload=\"none\" src=\"../../evidence/{Award}/f.webm\">", page, StringComparison.Ordinal);
        Assert.Contains("media-src 'self';", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"../../evidence/{Award}/g.pdf\">g.pdf</a> <span class=\"fine\">PDF, 1 byte</span>", page, StringComparison.Ordinal);
        Assert.Contains("<blockquote class=\"prose said\"><p>She <em>held</em> the rope.</p>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt", "a\0b")]
    [InlineData("a.txt", "   ")]
    [InlineData("a.csv", "one line")]
    [InlineData("a.csv", "a,b\n1\n")]
    public void What_is_no_text_or_table_is_not_shown_as_one(string name, string text)
    {
        var page = EvidencePage(File(name, text));
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
        Assert.True(text.Trim().Contains(',', StringComparison.Ordinal) || text == "one line" || !page.Contains("plaintext", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_text_is_a_link() => Assert.DoesNotContain("plaintext", EvidencePage(File("a.txt", new('x', 5000))), StringComparison.Ordinal);

    [Fact]
    public void Every_award_page_of_the_example_with_its_stylesheet_weighs_at_most_14_KB_compressed()
    {
        var site = TestSites.Build(TestSites.Read(TestSites.Example)).Site!;
        var css = Weight.Gzipped(site.Files.Single(f => f.Path.EndsWith(".css", StringComparison.Ordinal)).Bytes);
        var pages = site.Files.Where(f => f.Path.StartsWith("awards/", StringComparison.Ordinal) && f.Path.Count(c => c == '/') == 2).ToList();
        Assert.True(pages.Count > 15);
        Assert.All(pages, p => Assert.InRange(css + Weight.Gzipped(p.Bytes), 1, 14_000));
    }

    [Theory]
    [InlineData("award-page")]
    [InlineData("verify-page")]
    public void A_pages_script_names_every_module_it_needs_so_that_none_waits_for_another(string name)
    {
        var scripts = full.Site.Files.Where(f => f.Path.EndsWith(".js", StringComparison.Ordinal)).ToDictionary(f => f.Path["assets/".Length..], f => Encoding.UTF8.GetString(f.Bytes.Span), StringComparer.Ordinal);
        var own = scripts.Keys.Single(k => k.StartsWith(name + ".", StringComparison.Ordinal));
        var named = Imports(scripts[own]);
        var needed = new HashSet<string>(named, StringComparer.Ordinal);
        while (needed.SelectMany(n => Imports(scripts[n])).ToList() is var further && !needed.IsSupersetOf(further))
        {
            needed.UnionWith(further);
        }
        Assert.Contains(needed, n => n.StartsWith("verify.", StringComparison.Ordinal));
        Assert.Equal(needed.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static List<string> Imports(string script) =>
        [.. System.Text.RegularExpressions.Regex.Matches(script, @"(?:from|import) '\./([^']+)'").Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    private static GuildBuilder.EvidenceDraft File(string name, string text) => new(name, null, null, null, null) { Bytes = Encoding.UTF8.GetBytes(text) };

    private static string EvidencePage(params GuildBuilder.EvidenceDraft[] evidence)
    {
        var site = new RenderedSite(new GuildBuilder().Member("a", "A").Badge("b", "B", "d", "c").Rule(1, "b").Award(Award, "b", "a", new(2026, 1, 2), new() { Evidence = [.. evidence] }).Build());
        Assert.Empty(site.Found);
        return site.Page(SitePaths.Award(Award));
    }

    private static List<string> LinkedIn(RenderedSite site)
    {
        var address = HtmlTokens.Unescape(HtmlTokens.Read(site.Page(SitePaths.Award(Award))).Select(t => t["href"]).OfType<string>().Single(h => h.Contains("linkedin", StringComparison.Ordinal)));
        Assert.StartsWith("https://www.linkedin.com/profile/add?", address, StringComparison.Ordinal);
        return [.. new Uri(address).Query[1..].Split('&').Select(Uri.UnescapeDataString)];
    }

    private static JsonElement Data(string page)
    {
        const string Open = "<script type=\"application/ld+json\">";
        var start = page.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        using var document = JsonDocument.Parse(page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)]);
        return document.RootElement.Clone();
    }
}
