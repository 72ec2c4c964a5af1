using System.Text;
using System.Text.RegularExpressions;
using Publisher.Sites;

namespace Publisher.Tests.Formats;

/// <summary>What the pages say and keep.</summary>
public sealed partial class PageTests
{
    private const string Award = "awards/aaaaaaaaaaaaaaaa/";
    private readonly RenderedSite full = new(Guilds.Full().Build());

    [Theory]
    [InlineData("https://badges.tidewater.example")]
    [InlineData("https://tidewater.example/badges")]
    public void Every_link_leads_to_a_file_of_the_site(string baseUrl)
    {
        var site = new RenderedSite(Guilds.Full(baseUrl: baseUrl).Build());
        var followed = 0;
        foreach (var (path, html) in site.Pages)
        {
            var here = new Uri(SitePaths.Absolute(baseUrl, path));
            foreach (var address in HtmlTokens.Read(html).SelectMany(t => new[] { t["href"], t["src"] }).OfType<string>().Select(HtmlTokens.Unescape))
            {
                Assert.NotEmpty(address);
                var there = new Uri(here, address);
                if (!there.AbsoluteUri.StartsWith(baseUrl + "/", StringComparison.Ordinal))
                {
                    Assert.True(there.Scheme is "mailto" or "https", address);
                    continue;
                }
                var file = Uri.UnescapeDataString(there.GetLeftPart(UriPartial.Path)[(baseUrl.Length + 1)..]);
                Assert.True(site.Site.Find(SitePaths.FileOf(file)) is not null, $"{path} links to {address}, which is {file}");
                followed++;
            }
        }
        Assert.True(followed > 500, $"only {followed} links");
    }

    [Fact]
    public void Links_inside_the_site_are_relative()
    {
        foreach (var (path, html) in full.Pages)
        {
            foreach (var tag in HtmlTokens.Read(html).Where(t => t["href"] is not null && t["rel"] != "canonical" && t["class"] != "u-url" && t["type"] != "application/activity+json"))
            {
                Assert.False(tag["href"]!.StartsWith("https://badges.tidewater.example/", StringComparison.Ordinal), $"{path}: {tag["href"]}");
                Assert.Equal(path == "404.html" && !tag["href"]!.Contains(':', StringComparison.Ordinal) && tag["href"]![0] != '#', tag["href"]!.StartsWith('/'));
            }
        }
    }

    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("ar-EG", "rtl")]
    [InlineData("he", "rtl")]
    [InlineData("ar-Latn", "ltr")]
    public void A_page_says_which_way_it_is_read(string language, string direction) =>
        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\"", InLanguage(language), StringComparison.Ordinal);

    private static string InLanguage(string language)
    {
        var model = Guilds.Empty().Build();
        return new RenderedSite(model with { Config = model.Config with { Languages = [language] } }).Page("");
    }

    [Fact]
    public void Every_page_has_a_frame_that_asks_nobody_for_anything()
    {
        Assert.Equal(43, full.Pages.Count());
        foreach (var (path, html) in full.Pages)
        {
            var tags = HtmlTokens.Read(html).ToList();
            Assert.Equal(["!doctype", "html", "head", "meta"], tags.Take(4).Select(t => t.Name));
            Assert.Equal("Content-Security-Policy", tags[3]["http-equiv"]);
            var scripts = tags.Where(t => t is { Name: "script", Closing: false } && t["type"] != "application/ld+json").ToList();
            Assert.All(scripts, t => Assert.Equal(("module", true), (t["type"], t["src"]?.Contains("assets/", StringComparison.Ordinal))));
            var policy = $"default-src 'none';{(scripts.Count > 0 ? " script-src 'self';" : "")} style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
            Assert.Equal(policy, tags[3]["content"]);
            Assert.True(html.IndexOf("<meta charset=\"utf-8\">", StringComparison.Ordinal) < 1024, path);
            Assert.Equal("en", tags[1]["lang"]);
            Assert.DoesNotContain(tags, t => t.Name is "style" or "iframe" or "object" || (t.Name == "form" && (path != "sign/index.html" || t["action"] is not null)) || t.Attributes.Any(a => a.Name == "style" || a.Name.StartsWith("on", StringComparison.Ordinal)));
            Assert.Single(tags, t => t is { Name: "h1", Closing: false });
            Assert.Single(tags, t => t["id"] == "content");
            Assert.All(tags.Where(t => t.Name == "img"), t => Assert.NotNull(t["alt"]));
            Assert.All(tags.Where(t => t["src"] is not null), t => Assert.DoesNotContain(':', t["src"]!));
            Assert.Equal(path is not ("404.html" or "awards/iiiiiiiiiiiiiiii/index.html"), tags.Any(t => t["rel"] == "canonical"));
            Assert.Equal(["Badges", "People", "How we decide", "Verify", "About"], Menu().Matches(html[..html.IndexOf("</nav>", StringComparison.Ordinal)]).Select(m => m.Groups[1].Value));
            Assert.True(Levels(tags).All(step => step <= 1), $"{path}: a heading level is skipped");
        }
    }

    [Fact]
    public void An_award_says_who_what_when_why_and_how_to_check()
    {
        var page = Words(full.Page(Award));
        foreach (var sentence in new[]
        {
            "Tidewater Makers Guild awards Workshop Host to Blue Heron on 20 November 2026",
            "Two stewards signed it.",
            "Valid until 20 November 2029; when this page was built, nothing had revoked it.",
            "She ran nine open evenings and wrote down what others could use.",
            "Ana Marsh, steward",
            "20 November 2026 Awarded. 20 November 2026 Signed by Ana Marsh. 20 November 2026 Signed by Blue Heron. 1 December 2026 Endorsed by Ana Marsh.",
            "Signed for Tidewater Makers Guild. Workshop Host needs two stewards to sign. Nobody’s own signature counts for their own award.",
            "So say the guild’s rules, version 1, which this award names.",
            "Notes of the third evening PDF, 248 KB",
            "bench.jpg JPEG picture, 1.2 MB",
            "The log of evenings at tidewater.example",
            "git clone https://code.tidewater.example/guild/badges publisher verify content/awards/2026/aaaaaaaaaaaaaaaa.json",
            "aaaa aaaa aaaa aaaa",
        })
        {
            Assert.Contains(sentence, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pages_state_facts_and_no_verdict_that_time_can_falsify()
    {
        foreach (var (path, html) in full.Pages)
        {
            var words = Words(html);
            foreach (var verdict in new[] { "is valid", "data-state=\"valid\"", "in force now", "still valid", "Genuine and in force", "expired", "successfully", "please note", "simply", "Congratulations" })
            {
                Assert.False(words.Contains(verdict, StringComparison.OrdinalIgnoreCase), $"{path} says “{verdict}”");
            }
        }
    }

    [Fact]
    public void A_revoked_award_says_so_and_is_counted_nowhere()
    {
        var page = Words(full.Page("awards/eeeeeeeeeeeeeeee/"));
        Assert.Contains("✕ This award was revoked on 23 January 2026: “Given to the *wrong* person”.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing had revoked it", page, StringComparison.Ordinal);
        Assert.Contains("✕ revoked", Words(full.Page("awards/")), StringComparison.Ordinal);
        Assert.Contains("One person holds version 1.0.", Words(full.Page("badges/first-solder/")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_demonstration_says_what_it_is_and_a_real_guild_does_not()
    {
        Assert.All(full.Pages, p => Assert.Contains("this guild is made up.", p.Html, StringComparison.Ordinal));
        var real = new RenderedSite(new GuildBuilder { IsDemonstration = false }.Build());
        Assert.All(real.Pages, p => Assert.DoesNotContain("made up", p.Html, StringComparison.Ordinal));
    }

    [Fact]
    public void The_rules_read_as_sentences()
    {
        var page = Words(full.Page("how-we-decide/"));
        foreach (var sentence in new[]
        {
            "Workshop Host and Tool Librarian need two stewards to sign.",
            "14 days must pass between nomination and award. The person named must have agreed, on record.",
            "Night Watch needs two holders of Boat Launched to sign.",
            "At least one signer uses a key kept in an encrypted file on their own computer.",
            "First Solder needs Ana Marsh or Blue Heron to sign. Whoever may sign may also name themselves.",
            "To take an award back, as many people must sign as were needed to give it.",
            "To change these rules, two stewards or one holder of a recovery code must sign the new version.",
            "No rule speaks of Zephyr yet, so nobody can award it.",
        })
        {
            Assert.Contains(sentence, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Empty_states_say_what_happens_next()
    {
        var empty = new RenderedSite(Guilds.Empty().Build());
        Assert.Contains("first line is still to be written", Words(empty.Page("")), StringComparison.Ordinal);
        Assert.Contains("There is no badge yet.", Words(empty.Page("badges/")), StringComparison.Ordinal);
        Assert.Contains("A page is made only when its person wants one.", Words(empty.Page("members/")), StringComparison.Ordinal);
        Assert.Contains("No rule lets anyone award anything yet.", Words(empty.Page("how-we-decide/")), StringComparison.Ordinal);
        Assert.Contains("No one has this badge yet.", Words(full.Page("badges/night-watch/")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_award_page_points_at_its_other_forms()
    {
        var tags = HtmlTokens.Read(full.Page(Award)).ToList();
        // Mastodon asks for the second address as it stands, so it is a whole one.
        Assert.Equal(
            [("application/json", "../../credentials/aaaaaaaaaaaaaaaa.json"), ("application/activity+json", "https://badges.tidewater.example/ap/notes/aaaaaaaaaaaaaaaa.json")],
            tags.Where(t => t["rel"] == "alternate").Select(t => (t["type"], t["href"])));
        Assert.Equal("https://badges.tidewater.example/badges/workshop-host/1.0/image.png", tags.First(t => t["property"] == "og:image")["content"]);
        Assert.Equal("https://badges.tidewater.example/awards/aaaaaaaaaaaaaaaa/", tags.First(t => t["rel"] == "canonical")["href"]);
        Assert.Contains(tags, t => t["class"]?.Contains("h-entry", StringComparison.Ordinal) == true);
        Assert.Contains(HtmlTokens.Read(full.Page("members/ana/")), t => t["class"] == "h-card");
    }

    [Fact]
    public void Programs_that_read_pages_find_who_and_what_in_them()
    {
        var (home, person, ledger) = (HtmlTokens.Read(full.Page("")).ToList(), HtmlTokens.Read(full.Page("members/ana/")).ToList(), HtmlTokens.Read(full.Page("awards/")).ToList());
        Assert.Equal(("./", "me"), Assert.Single(home, t => t["class"] == "u-url u-uid") is var own ? (own["href"], own["rel"]) : default);
        Assert.Equal("../../members/ana/", Assert.Single(person, t => t["class"] == "u-url u-uid")["href"]);
        Assert.Equal(full.Model.Awards.Length, ledger.Count(t => t["class"] is "h-entry" or "h-entry struck"));
        Assert.Equal(full.Model.Awards.Select(a => $"../awards/{a.Id}/"), ledger.Where(t => t["class"] == "u-url").Select(t => t["href"]));
        Assert.Contains(HtmlTokens.Read(full.Page(Award)), t => t["class"] == "p-category");
    }

    [Fact]
    public void An_award_page_with_its_stylesheet_weighs_at_most_14_KB_compressed()
    {
        var css = full.Site.Files.Single(f => f.Path.EndsWith(".css", StringComparison.Ordinal));
        var weight = Weight.Gzipped(full.Site.Find(SitePaths.FileOf(Award))!.Bytes) + Weight.Gzipped(css.Bytes);
        Assert.True(weight <= 14_000, $"{weight} bytes");
    }

    [Fact]
    public void A_sites_own_template_replaces_the_built_in_one_and_its_error_is_told_once()
    {
        var own = System.Collections.Immutable.ImmutableDictionary<string, Publisher.Sources.SourceFile>.Empty;
        var changed = new RenderedSite(Guilds.Full().Build() with { Templates = own.Add("404.html", new("templates/404.html", "<h1>Lost at sea</h1>"u8.ToArray())) });
        Assert.Contains("<h1>Lost at sea</h1>", changed.Text("404.html"), StringComparison.Ordinal);
        var broken = new RenderedSite(Guilds.Full().Build() with { Templates = own.Add("award.html", new("templates/award.html", "<h1>\n{{ it.nonsense }}</h1>"u8.ToArray())) });
        Assert.Equal("templates/award.html:2:7", Assert.Single(broken.Found).Location.ToString());
    }

    private static IEnumerable<int> Levels(List<HtmlTag> tags)
    {
        var before = 1;
        foreach (var level in tags.Where(t => !t.Closing && t.Name.Length == 2 && t.Name[0] == 'h' && char.IsAsciiDigit(t.Name[1])).Select(t => t.Name[1] - '0'))
        {
            yield return level - before;
            before = level;
        }
    }

    /// <summary>The page as its reader hears it.</summary>
    private static string Words(string html) =>
        Space().Replace(System.Net.WebUtility.HtmlDecode(Tag().Replace(html[html.IndexOf("<body>", StringComparison.Ordinal)..], m => m.Value.StartsWith("</", StringComparison.Ordinal) || Inline().IsMatch(m.Value) ? "" : " ")), " ");

    [GeneratedRegex("<li><a href=\"[^\"]*\"[^>]*>([^<]*)</a></li>")]
    private static partial Regex Menu();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("^<(a|em|span|strong|code|time|b|i)[ >]")]
    private static partial Regex Inline();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
