
namespace Publisher.Tests.Formats;

/// <summary>What leads on from a badge: proposing somebody, changing the page, badges of the same kind, following it.</summary>
public sealed class BadgePageTests
{
    [Theory]
    [InlineData("https://github.com/guild/badges", null, "https://github.com/guild/badges/edit/main/content/badges/knots.md", "https://github.com/guild/badges/new/main/content/nominations?filename=knots.yml&value=badge")]
    [InlineData("https://gitlab.com/guild/badges", null, "https://gitlab.com/guild/badges/-/edit/main/content/badges/knots.md", "https://gitlab.com/guild/badges/-/new/main/content/nominations?file_name=knots.yml")]
    [InlineData("https://codeberg.org/guild/badges", null, "https://codeberg.org/guild/badges/_edit/main/content/badges/knots.md", "https://codeberg.org/guild/badges/_new/main/content/nominations?value=badge")]
    [InlineData("https://code.tidewater.example/guild/badges", "forgejo", "https://code.tidewater.example/guild/badges/_edit/main/content/badges/knots.md", "https://code.tidewater.example/guild/badges/_new/main/content/nominations?value=badge")]
    public void The_repository_s_own_pages_are_linked(string repo, string? forge, string edit, string create)
    {
        var links = Links(new GuildBuilder { Repo = repo, Forge = forge });
        Assert.Contains(edit, links);
        Assert.Contains(links, l => l.StartsWith(create, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://code.tidewater.example/guild/badges")]
    [InlineData("javascript:alert(1)//github.com")]
    public void Where_nobody_knows_the_way_there_is_no_link(string? repo) =>
        Assert.DoesNotContain(Links(new GuildBuilder { Repo = repo }), l => l.Contains("knots.md", StringComparison.Ordinal) || l.Contains("nominations", StringComparison.Ordinal));

    [Fact]
    public void A_letter_is_begun_with_three_questions()
    {
        var letter = Assert.Single(Links(new GuildBuilder { Repo = null }), l => l.StartsWith("mailto:", StringComparison.Ordinal) && l.Contains('?', StringComparison.Ordinal));
        Assert.StartsWith("mailto:hello@tidewater.example?subject=Someone%20for%20Knots%20%26%20%22Bends%22&body=", letter, StringComparison.Ordinal);
        Assert.Equal(3, Uri.UnescapeDataString(letter.Split("&body=")[1]).Count(c => c == '?'));
    }

    [Fact]
    public void A_tag_leads_to_its_badges_however_it_is_written()
    {
        var site = new RenderedSite(new GuildBuilder().Badge("a", "A", "d", "c", b => b with { Tags = ["Boats", "con", "<b>\"x\""] }).Badge("b", "B", "d", "c", b => b with { Tags = ["boats", "木"] }).Badge("c", "C", "d", "c").Build());
        Assert.Empty(site.Found);
        var boats = site.Page("badges/tagged/boats/");
        Assert.Contains("Badges marked “Boats”", boats, StringComparison.Ordinal);
        Assert.Equal(2, boats.Split("loading=\"lazy\"").Length - 1);
        Assert.Contains("aria-current=\"page\">Boats", boats, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;&quot;x&quot;", boats, StringComparison.Ordinal);
        Assert.Equal(4, site.Site.Files.Count(f => f.Path.StartsWith("badges/tagged/", StringComparison.Ordinal)));
        Assert.DoesNotContain(site.Site.Files, f => f.Path.Contains("/con/", StringComparison.Ordinal));
    }

    [Fact]
    public void Badges_called_as_the_folders_of_the_gallery_stand_beside_them()
    {
        var site = new RenderedSite(new GuildBuilder().Badge("tagged", "T", "d", "c", b => b with { Version = "boats", Tags = ["boats"] }).Badge("all", "A", "d", "c", b => b with { Version = "together" }).Build());
        Assert.Empty(site.Found);
    }

    [Fact]
    public void Every_person_has_a_feed_of_their_own_awards()
    {
        var site = new RenderedSite(Guilds.Full().Build());
        Assert.Equal(3, site.Text("members/ana/feed.atom").Split("<entry>").Length - 1);
        Assert.Contains("href=\"../members/ana/feed.atom\"", site.Page("subscribe/"), StringComparison.Ordinal);
        Assert.Contains("type=\"application/atom+xml\" title=\"Awards to Ana Marsh\" href=\"../../members/ana/feed.atom\"", site.Page("members/ana/"), StringComparison.Ordinal);
    }

    private static List<string> Links(GuildBuilder guild) =>
        [.. HtmlTokens.Read(new RenderedSite(guild.Badge("knots", "Knots & \"Bends\"", "d", "c").Build()).Page("badges/knots/")).Select(t => t["href"]).OfType<string>().Select(HtmlTokens.Unescape)];
}
