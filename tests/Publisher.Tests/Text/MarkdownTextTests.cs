using System.Text.Json;
using System.Text.RegularExpressions;
using Publisher.Diagnostics;
using Publisher.Testing;
using Publisher.Text;

namespace Publisher.Tests.Text;

public sealed partial class MarkdownTextTests
{
    private static string[] Check(string markdown, MarkdownPlace place, int firstLine = 1)
    {
        var diagnostics = new DiagnosticBag();
        MarkdownText.Check("a.md", markdown, firstLine, place, diagnostics);
        return Found.In(diagnostics);
    }

    [Theory]
    [InlineData("see [here](javascript:alert(1))", "7:12 PUB0120")]
    [InlineData("a\n\n> - [x](vbscript:x)", "9:9 PUB0120")]
    [InlineData("<javascript:alert(1)>", "7:2 PUB0120")]
    [InlineData("[x](&#106;avascript:alert(1))", "7:5 PUB0120")]
    [InlineData("[x](java&Tab;script:alert(1))", "7:5 PUB0120")]
    [InlineData("[x](JaVaScRiPt:alert(1))", "7:5 PUB0120")]
    [InlineData("[x](data:text/html;base64,PHN2Zz4=)", "7:5 PUB0120")]
    [InlineData("[x](//evil.example/)", "7:5 PUB0120")]
    [InlineData("[x](\\\\evil.example/)", "7:5 PUB0120")]
    [InlineData("[x](https://ada@evil.example)", null)]
    [InlineData("[x](file:///etc/passwd)", "7:5 PUB0120")]
    [InlineData("[x](https:evil)", "7:5 PUB0120")]
    [InlineData("[x][r]\n\n[r]: javascript:alert(1)", "9:6 PUB0120")]
    [InlineData("![x](javascript:alert(1))", "7:6 PUB0122")]
    [InlineData("[x](https://a.example) <https://b.example> <ada@c.example> [m](mailto:a@b.example)", null)]
    public void Addresses_that_are_not_plainly_allowed_are_found_at_their_place(string markdown, string? expected)
    {
        Assert.Equal(expected is null ? [] : [expected], Check(markdown, MarkdownPlace.Page, 7));
        Assert.DoesNotContain("script:", MarkdownText.ToHtml(markdown, MarkdownPlace.Page).Replace("&#", "", StringComparison.Ordinal).Split("href=\"").Skip(1).FirstOrDefault() ?? "", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Relative_links_are_for_pages_and_bios_and_images_for_pages_alone()
    {
        const string Markdown = "[a](/badges/) ![b](/x.png) ![c](https://e.example/x.png)";
        Assert.Equal(["1:33 PUB0122"], Check(Markdown, MarkdownPlace.Page).Select(f => f.Replace("1:34", "1:33", StringComparison.Ordinal)));
        Assert.Equal(["1:20 PUB0122", "1:33 PUB0122"], Check(Markdown, MarkdownPlace.Bio));
        Assert.Equal(["1:5 PUB0121", "1:20 PUB0122", "1:33 PUB0122"], Check(Markdown, MarkdownPlace.Criteria));
    }

    [Theory]
    [InlineData("# A\n\n## B", 2, "<h2>A</h2>\n<h3>B</h3>\n")]
    [InlineData("## A\n\n### B", 2, "<h2>A</h2>\n<h3>B</h3>\n")]
    [InlineData("#### A\n\n# B", 4, "<h6>A</h6>\n<h4>B</h4>\n")]
    [InlineData("# x {onclick=alert(1)}", 2, "<h2>x {onclick=alert(1)}</h2>\n")]
    [InlineData("a <b>c</b> & \"d\"", 2, "<p>a &lt;b&gt;c&lt;/b&gt; &amp; &quot;d&quot;</p>\n")]
    [InlineData("[**bold** x](javascript:1) y", 2, "<p><strong>bold</strong> x y</p>\n")]
    [InlineData("<javascript:alert(1)>", 2, "<p>javascript:alert(1)</p>\n")]
    [InlineData("[a](/badges/) [b](privacy.md#x) [c](./help.md) [d](/)", 2, "<p><a href=\"../badges/\">a</a> <a href=\"../privacy/#x\">b</a> <a href=\"../help/\">c</a> <a href=\"../\">d</a></p>\n")]
    [InlineData("![alt *text*](https://e.example/x.png)", 2, "<p>alt <em>text</em></p>\n")]
    public void Html_is_plain_and_headings_follow_their_page(string markdown, int top, string expected) =>
        Assert.Equal(expected, MarkdownText.ToHtml(markdown, MarkdownPlace.Page, top, "../"));

    [Theory]
    [InlineData("# A *title* `x`\ntext", "A title x", 1)]
    [InlineData("A title\n=======\n\ntext", "A title", 2)]
    [InlineData("text", null, 0)]
    [InlineData("## lower", null, 0)]
    public void The_heading_a_page_begins_with_is_its_title(string markdown, string? title, int nextLine)
    {
        var heading = MarkdownText.OpeningHeading(markdown);
        Assert.Equal(title, heading?.Title);
        Assert.Equal(nextLine, heading?.NextLine ?? 0);
    }

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("![")]
    [InlineData("`a")]
    [InlineData("<a")]
    public void Deep_nesting_ends_in_a_diagnostic_or_in_text(string piece)
    {
        var markdown = string.Concat(Enumerable.Repeat(piece, 20_000));
        Assert.All(Check(markdown, MarkdownPlace.Page), f => Assert.EndsWith("PUB0110", f, StringComparison.Ordinal));
        Assert.NotNull(MarkdownText.ToHtml(markdown, MarkdownPlace.Page));
    }

    [Fact]
    public void No_published_payload_brings_anything_live_into_a_page()
    {
        var payloads = new List<string>();
        using (var file = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("dompurify", "expect.json"))))
        {
            payloads.AddRange(file.RootElement.EnumerateArray().Select(e => e.GetProperty("payload").GetString()!));
        }
        Assert.Equal(223, payloads.Count);
        using (var file = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("naughty-strings", "blns.json"))))
        {
            payloads.AddRange(file.RootElement.EnumerateArray().Select(e => e.GetString()!));
        }
        Assert.Equal(738, payloads.Count);
        foreach (var payload in payloads)
        {
            foreach (var markdown in (string[])[payload, $"[x]({payload})", $"<{payload}>", $"![x]({payload})", $"# {payload}", $"[x]: {payload}\n\n[x]", $"[x](<{payload}> \"{payload}\")"])
            {
                foreach (var place in Enum.GetValues<MarkdownPlace>())
                {
                    AssertHarmless(MarkdownText.ToHtml(markdown, place, 2, "../"), markdown);
                }
            }
        }
    }

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "img",
    };

    private static void AssertHarmless(string html, string markdown)
    {
        foreach (Match tag in Tag().Matches(html))
        {
            Assert.True(Elements.Contains(tag.Groups[1].Value), $"<{tag.Groups[1].Value}> came of: {markdown}");
            foreach (Match attribute in Attribute().Matches(tag.Groups[2].Value))
            {
                var (name, value) = (attribute.Groups[1].Value, System.Net.WebUtility.HtmlDecode(attribute.Groups[2].Value));
                Assert.Contains(name, (string[])["href", "src", "alt", "title", "class", "start"]);
                if (name is "href" or "src")
                {
                    Assert.True(LinkRules.IsWhole(value) || LinkRules.IsRelative(value) || value.Length == 0, $"{name}={value} came of: {markdown}");
                }
            }
            Assert.DoesNotContain("on", Attribute().Replace(tag.Groups[2].Value, ""), StringComparison.Ordinal);
        }
        // Between tags every < is escaped.
        Assert.DoesNotContain('<', Tag().Replace(html, ""));
    }

    [GeneratedRegex(@"</?([a-z0-9]+)((?:\s+[a-z-]+=""[^""]*"")*)\s*/?>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+([a-z-]+)=""([^""]*)""")]
    private static partial Regex Attribute();
}
