using System.Text;
using Publisher.Diagnostics;
using Publisher.Inspection;
using Publisher.Sites;
using Publisher.Tests.Text;

namespace Publisher.Tests.Inspection;

public sealed class SiteInspectorTests
{
    private static string[] Inspect(params (string Path, string Text)[] files)
    {
        var diagnostics = new DiagnosticBag();
        SiteInspector.Inspect(new(files.Select(f => new SiteFile(f.Path, Encoding.UTF8.GetBytes(f.Text), "text/html"))), diagnostics);
        return Found.In(diagnostics);
    }

    [Theory]
    [InlineData("<a href=\"../b/\">b</a>", null)]
    [InlineData("<a href=\"../b/#here\">b</a>", null)]
    [InlineData("<a href=\"../b/?q=1#here\">b</a>", null)]
    [InlineData("<a href=\"#own\" id=\"own\">b</a>", null)]
    [InlineData("<a href=\"https://elsewhere.example/x\">b</a> <a href='mailto:a@b.example'>", null)]
    [InlineData("<a href=\"../\">home</a>", null)]
    [InlineData("<img src=\"../&#98;/pic%2Epng\">", null)]
    [InlineData("<code> href=\"../x/\"</code>", null)]
    [InlineData("<!-- <a href=\"../x/\"> --><script>if (a<b) s = '<a href=\"../x/\">'</script>", null)]
    [InlineData("<a href=\"../x/\">", "1:10 PUB0550")]
    [InlineData("\n  <a title=\"a > b\" href=\"../x/\">", "2:26 PUB0550")]
    [InlineData("<a href=\"../b\">", "1:10 PUB0550")]
    [InlineData("<a href=\"../b/#there\">", "1:10 PUB0550")]
    [InlineData("<a href=\"../../b/\">", "1:10 PUB0550")]
    [InlineData("<a href=\"/b/\">", "1:10 PUB0550")]
    [InlineData("<img srcset=\"../b/pic.png 1x, ../b/no.png 2x\">", "1:14 PUB0550")]
    [InlineData("<link href='nothing.css'>", "1:13 PUB0550")]
    public void A_link_inside_the_site_leads_somewhere(string html, string? expected) => Assert.Equal(
        expected is null ? [] : [expected],
        Inspect(("a/index.html", html), ("b/index.html", "<p id=\"here\">"), ("b/pic.png", ""), ("index.html", "")));

    [Fact]
    public void Only_the_page_for_missing_addresses_may_count_from_the_hosts_root() =>
        Assert.Equal(["1:10 PUB0550"], Inspect(("404.html", "<a href=\"/guild/\">"), ("a.html", "<a href=\"/guild/\">")));

    [Fact]
    public void Paths_that_differ_by_case_and_json_that_is_none_are_mistakes_of_the_program()
    {
        Assert.Throws<InvalidOperationException>(() => Inspect(("a.txt", ""), ("A.txt", "")));
        Assert.Throws<InvalidOperationException>(() => Inspect(("a.json", "{")));
        Assert.Throws<InvalidOperationException>(() => Inspect((new string('a', 300), "")));
        Assert.Empty(Inspect(("evidence/x/data.json", "{")));
    }

    [Fact]
    public void A_large_site_is_a_warning()
    {
        // One block of memory stands for many files.
        var block = new byte[81_000_000];
        var diagnostics = new DiagnosticBag();
        SiteInspector.Inspect(new(Enumerable.Range(0, 10).Select(i => new SiteFile($"evidence/{i}.bin", block, "application/octet-stream"))), diagnostics);
        Assert.Equal(InspectionDescriptors.LargeSite, Assert.Single(diagnostics.ToSorted()).Descriptor);
        Assert.Contains("810 MB", diagnostics.ToSorted()[0].Message, StringComparison.Ordinal);
    }
}
