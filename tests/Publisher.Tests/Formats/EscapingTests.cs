using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Publisher.Testing;

namespace Publisher.Tests.Formats;

/// <summary>
/// Hostile text in every field a person writes. Outside Markdown the pages must have exactly the tags and attributes they have for plain
/// words; inside it only what CommonMark can make, with addresses of known kinds. All payloads run with PUBLISHER_FULL=1, else a sample.
/// </summary>
public sealed class EscapingTests
{
    private const int Sampled = 40;
    private static readonly HashSet<string> MarkdownTags = ["p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "a", "br", "hr", "img"];
    private static readonly HashSet<string> MarkdownAttributes = ["href", "title", "start", "class", "src", "alt"];

    public static TheoryData<string, int> Suites => new() { { "dompurify", 223 }, { "naughty-strings", 515 } };

    [Theory]
    [MemberData(nameof(Suites))]
    public void No_text_becomes_an_element_or_an_attribute(string suite, int expected)
    {
        var payloads = Payloads(suite).ToList();
        Assert.Equal(expected, payloads.Count);
        payloads.RemoveAll(string.IsNullOrWhiteSpace);
        var plain = Shape(new RenderedSite(Guilds.Full(_ => "words").Build()));
        var step = Environment.GetEnvironmentVariable("PUBLISHER_FULL") == "1" ? 1 : Math.Max(1, payloads.Count / Sampled);
        var looked = 0;
        for (var i = 0; i < payloads.Count; i += step, looked++)
        {
            var payload = payloads[i];
            var site = new RenderedSite(Guilds.Full(_ => payload).Build());
            Assert.Empty(site.Found);
            Assert.Equal(plain, Shape(site));
            AssertDocumentsReadable(site);
        }
        Assert.True(looked >= Math.Min(Sampled, payloads.Count), $"only {looked} payloads were tried");
    }

    [Fact]
    public void The_comparison_notices_a_value_that_is_not_escaped()
    {
        var plain = HtmlTokens.Read("<p title=\"words\">words</p>").Select(t => t.Shape).ToList();
        foreach (var broken in new[] { "<p title=\"\" onclick=\"x\">words</p>", "<p title=\"words\"><b>words</b></p>", "<p title=\"words\"><img src=x onerror=y></p>", "<p title=\"words\"><!x></p>" })
        {
            Assert.NotEqual(plain, HtmlTokens.Read(broken).Select(t => t.Shape).ToList());
        }
    }

    [Fact]
    public void A_hostile_title_is_shown_as_it_was_written()
    {
        const string Title = "<script>alert('1')</script> & \"Sons\"";
        var site = new RenderedSite(new GuildBuilder { Title = Title }.Build());
        Assert.Contains("<h1 class=\"p-name\">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;Sons&quot;</h1>", site.Page(""), StringComparison.Ordinal);
        Assert.Equal(Title, HtmlTokens.Unescape(HtmlTokens.Read(site.Page("")).First(t => t["property"] == "og:title")["content"]!));
    }

    [Fact]
    public void Addresses_that_could_run_are_never_links()
    {
        foreach (var address in new[] { "javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:x", "java\tscript:x", "vbscript:x", "//evil.example", "https:evil" })
        {
            var site = new RenderedSite(new GuildBuilder { Repo = address, Contact = address }
                .Member("a", "A", "[x](" + address + ")", new Publisher.Content.MemberLink("x", address))
                .Badge("b", "B", "d", "c", b => b with { Alignments = [new("n", address, null, null, null, null)] }).Rule(1, "b")
                .Award("aaaaaaaaaaaaaaaa", "b", "a", new(2026, 1, 1), new() { Evidence = [new(null, address, "e", null, null)] }).Build());
            var links = site.Pages.SelectMany(p => HtmlTokens.Read(p.Html)).Select(t => t["href"]).OfType<string>().Where(h => h.Contains(':', StringComparison.Ordinal) || h.StartsWith("//", StringComparison.Ordinal));
            Assert.All(links, href => Assert.Matches("^https://(badges\\.tidewater\\.example|www\\.linkedin\\.com/profile/add\\?)", href));
        }
    }

    /// <summary>Tags of all pages in order; what stands inside Markdown is checked and left out.</summary>
    private static List<string> Shape(RenderedSite site)
    {
        var shape = new List<string>();
        foreach (var (path, html) in site.Pages)
        {
            shape.Add(path);
            var inside = (Name: "", Depth: 0);
            foreach (var tag in HtmlTokens.Read(html))
            {
                if (inside.Depth == 0)
                {
                    shape.Add(tag.Shape);
                    var classes = tag["class"]?.Split(' ') ?? [];
                    inside = classes.Contains("prose") && classes is not ["h-card", ..] || tag is { Name: "blockquote" } && classes.Contains("story") ? (tag.Name, 1) : inside;
                    continue;
                }
                inside.Depth += tag.Name == inside.Name ? tag.Closing ? -1 : 1 : 0;
                if (inside.Depth == 0)
                {
                    shape.Add(tag.Shape);
                    continue;
                }
                AssertCommonMark(tag, path);
            }
        }
        return shape;
    }

    private static void AssertCommonMark(HtmlTag tag, string path)
    {
        Assert.True(MarkdownTags.Contains(tag.Name), $"{path}: <{tag.Name}> in Markdown");
        foreach (var (name, value) in tag.Attributes)
        {
            var known = MarkdownAttributes.Contains(name) || (tag.Name == "a" && name == "rel");
            Assert.True(known, $"{path}: {name} on <{tag.Name}> in Markdown");
            if (name is "href" or "src")
            {
                var address = HtmlTokens.Unescape(value);
                var colon = address.IndexOf(':', StringComparison.Ordinal);
                var scheme = colon < 0 || address.AsSpan(0, colon).ContainsAny("/?#") ? "" : address[..colon].ToLowerInvariant();
                Assert.True(scheme is "" or "http" or "https" or "mailto", $"{path}: {name} is {address}");
                Assert.False(address.StartsWith("//", StringComparison.Ordinal), $"{path}: {name} is {address}");
            }
        }
    }

    private static void AssertDocumentsReadable(RenderedSite site)
    {
        foreach (var file in site.Site.Files)
        {
            if (file.Path.EndsWith(".atom", StringComparison.Ordinal) || file.Path.EndsWith(".xml", StringComparison.Ordinal))
            {
                XDocument.Parse(Encoding.UTF8.GetString(file.Bytes.Span));
            }
            else if (file.MediaType.Contains("json", StringComparison.Ordinal))
            {
                using var document = JsonDocument.Parse(file.Bytes);
            }
        }
    }

    private static IEnumerable<string> Payloads(string suite)
    {
        var file = suite == "dompurify" ? RepositoryFiles.Vector(suite, "expect.json") : RepositoryFiles.Vector(suite, "blns.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. document.RootElement.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : e.GetProperty("payload").GetString()!)];
    }
}
