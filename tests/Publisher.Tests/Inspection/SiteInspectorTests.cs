using System.Text;
using Publisher.Diagnostics;
using Publisher.Inspection;
using Publisher.Sites;
using Publisher.Tests.Text;

namespace Publisher.Tests.Inspection;

public sealed class SiteInspectorTests
{
    private static string[] Inspect(params (string Path, string Text)[] files) => Found.In(Inspected(files));

    private static DiagnosticBag Inspected(params (string Path, string Text)[] files)
    {
        var found = new DiagnosticBag();
        var inspector = new SiteInspector(new PathSet(files.Select(f => f.Path)));
        foreach (var file in files)
        {
            inspector.Inspect(Page(file.Path, file.Text), found);
        }
        inspector.Finish(found);
        return found;
    }

    private static SiteFile Page(string path, string text) => new(path, Encoding.UTF8.GetBytes(text), "text/html");

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

    [Theory]
    [InlineData("<p>Żółć 山 😀 <a href=\"x\">", "1:23 PUB0550")]
    [InlineData("<p>\n\nŻ<a title=\"山\" href=\"x\">", "3:21 PUB0550")]
    public void Columns_count_as_editors_do_behind_letters_of_many_bytes(string html, string expected) => Assert.Equal([expected], Inspect(("a.html", html)));

    [Theory]
    [InlineData("<a href=\"b&amp;c.html\">", null)]
    [InlineData("<a href=\"b%26c.html\">", null)]
    [InlineData("<a href=\"&#x62;&#37;26c.html\">", null)]
    [InlineData("<a href=\"b%C5%BC/\">", null)]
    [InlineData("<a href=\"bż/#m&eacute;\">", null)]
    [InlineData("<a href=\"b%c5%bc/#m%C3%A9\">", null)]
    [InlineData("<a href=\"./x/..//b%c5%bc%2F\">", null)]
    [InlineData("<a href=\"&#104;ttps://elsewhere.example/\">", null)]
    [InlineData("<a href=\"x?https://elsewhere.example/\">", "there is no 'x' in the site")]
    [InlineData("<a href=\"b&c;d.html\">", "there is no 'b&c;d.html' in the site")]
    [InlineData("<a href=\"100%\">", "there is no '100%' in the site")]
    [InlineData("<a href=\"b%C5%BC\">", "that is a folder: its address ends with '/'")]
    [InlineData("<a href=\"bż/#m%26\">", "'bż/index.html' has no place 'm&'")]
    [InlineData("<a href=\"%2E%2E/\">", "that is outside the site")]
    public void Entities_and_percent_signs_mean_what_browsers_read_in_them(string html, string? reason)
    {
        var found = Inspected(("a.html", html), ("b&c.html", ""), ("bż/index.html", "<p id='mé'>")).ToSorted();
        Assert.Equal(reason is null ? [] : [reason], found.Select(f => f.Arguments[1]));
    }

    [Theory]
    [InlineData("a.html", "b.html")]
    [InlineData("b.html", "a.html")]
    [InlineData("awards/one/index.html", "b.html")]
    [InlineData("awards/one/index.html", "awards/two/index.html")]
    public void A_place_in_another_page_may_come_sooner_or_later(string asking, string asked)
    {
        var up = string.Concat(Enumerable.Repeat("../", asking.Count(c => c == '/')));
        var (ask, places) = ((asking, $"<a href=\"{up}{asked}#here\"><a href=\"{up}{asked}#there\">"), (asked, "<p id=here>"));
        var expected = $"1:{up.Length + asked.Length + 26} PUB0550";
        Assert.Equal([expected], Inspect(ask, places));
        Assert.Equal([expected], Inspect(places, ask));
    }

    [Fact]
    public void Award_pages_may_have_places_of_their_own_and_lack_those_of_others()
    {
        (string, string)[] awards = [("awards/a/index.html", "<i id=u><i id=v>"), ("awards/b/index.html", "<i id=u>"), ("awards/c/index.html", "<i id=v><i id=u><i id=w>")];
        var asking = ("index.html", string.Concat(from award in "abc" from place in "uvw" select $"<a href=\"awards/{award}/#{place}\">\n"));
        foreach (var order in new[] { awards, [.. awards.Reverse()], [awards[1], awards[2], awards[0]] })
        {
            Assert.Equal(["3:10 PUB0550", "5:10 PUB0550", "6:10 PUB0550"], Inspect([asking, .. order]));
            Assert.Equal(["3:10 PUB0550", "5:10 PUB0550", "6:10 PUB0550"], Inspect([.. order, asking]));
        }
    }

    [Fact]
    public void A_page_may_link_to_its_own_places_by_every_name_it_has() =>
        Assert.Equal(["5:10 PUB0550"], Inspect(("b/index.html", "<a href=\"#later\">\n<a href=\"../b/#later\">\n<a href=\"index.html#later\">\n<a href=\"?q#later\">\n<a href=\"../b/#never\"><p id=\"later\">")));

    [Theory]
    [InlineData("badges/x/index.html", "<p id=here>", 0)]
    [InlineData("badges/x/index.html", "<p id=there>", 1)]
    [InlineData("awards/x/index.html", "<p id=here>", 0)]
    [InlineData("awards/x/index.html", "<p id=there>", 1)]
    public void Places_in_a_page_that_was_kept_are_judged_when_it_is_read(string kept, string text, int dead)
    {
        var inspector = new SiteInspector(new PathSet(["index.html", "awards/y/index.html", kept]));
        var found = new DiagnosticBag();
        inspector.Kept(text.Length);
        inspector.Inspect(Page("index.html", $"<a href=\"{kept}#here\"><a href=\"awards/y/\">"), found);
        inspector.Inspect(Page("awards/y/index.html", "<p id=here>"), found);
        Assert.Equal([kept], inspector.UnreadPages());
        inspector.ReadPlaces(Page(kept, text));
        Assert.Empty(inspector.UnreadPages());
        inspector.Finish(found);
        Assert.Equal(dead, found.ToSorted().Length);
    }

    [Fact]
    public void Places_in_a_page_that_was_kept_and_not_read_are_not_judged()
    {
        foreach (var kept in new[] { "b.html", "awards/x/index.html" })
        {
            var inspector = new SiteInspector(new PathSet(["index.html", kept]));
            var found = new DiagnosticBag();
            inspector.Kept(1);
            inspector.Inspect(Page("index.html", $"<a href=\"{kept}#here\">"), found);
            inspector.Finish(found);
            Assert.Empty(found.ToSorted());
        }
    }

    [Theory]
    [InlineData("a.txt", "A.txt")]
    [InlineData("A.txt", "a.txt")]
    [InlineData("a/É", "a/é")]
    [InlineData("b/Ab", "b/aB")]
    public void Paths_that_differ_only_by_case_are_a_mistake_of_the_program(string one, string other)
    {
        var problem = Assert.Throws<InvalidOperationException>(() => SiteInspector.CheckPaths([one, "c", other]));
        Assert.Contains(one, problem.Message, StringComparison.Ordinal);
        Assert.Contains(other, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_too_long_for_disks_and_json_that_is_none_are_mistakes_of_the_program()
    {
        SiteInspector.CheckPaths([new string('a', 240), "a", "B", "c/B"]);
        Assert.Throws<InvalidOperationException>(() => SiteInspector.CheckPaths([new string('a', 241)]));
        Assert.All(["{", "", "{} {}", "{'a': 1}", "[1,]", "[1] // one"], json => Assert.Throws<InvalidOperationException>(() => Inspect(("a.json", json))));
        Assert.Empty(Inspect(("evidence/x/data.json", "{"), ("credentials/x.json", "{}"), ("b.json", "{\"a\": [1, true, null]}")));
    }

    [Fact]
    public void A_large_site_is_a_warning_whether_made_or_kept()
    {
        // One block of memory stands for many files.
        var block = new byte[81_000_000];
        var found = new DiagnosticBag();
        var inspector = new SiteInspector(new PathSet([]));
        for (var i = 0; i < 9; i++)
        {
            inspector.Inspect(new SiteFile($"evidence/{i}.bin", block, "application/octet-stream"), found);
        }
        inspector.Kept(81_000_000);
        inspector.Finish(found);
        var warning = Assert.Single(found.ToSorted());
        Assert.Equal(InspectionDescriptors.LargeSite, warning.Descriptor);
        Assert.Contains("810 MB", warning.Message, StringComparison.Ordinal);
    }
}
