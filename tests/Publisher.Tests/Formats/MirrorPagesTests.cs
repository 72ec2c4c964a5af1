using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Tests.Formats;

/// <summary>A copy of a site that somebody else keeps: what its pages say and where they lead.</summary>
public sealed class MirrorPagesTests
{
    private const string Original = "https://badges.tidewater.example";
    private static readonly RenderedSite Copy = new(Guilds.Full().Build() with
    {
        Mirror = new MirrorNote(Original, "sha256-x", new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), "https://copies.example/tide"),
        ServedAt = "https://copies.example/tide",
    });

    [Fact]
    public void Every_page_says_whose_copy_it_is_and_as_of_which_day()
    {
        Assert.Empty(Copy.Found);
        Assert.All(Copy.Pages, page => Assert.Contains(
            $"<p class=\"demonstration\" data-as-of=\"20 November 2026\"><strong>Copy of <a href=\"{Original}/\">badges.tidewater.example</a></strong>, as it was on 20 November 2026.", page.Html, StringComparison.Ordinal));
        Assert.Contains("Somebody else keeps this copy.", Copy.Page(SitePaths.Home), StringComparison.Ordinal);
        Assert.DoesNotContain("data-as-of", new RenderedSite(Guilds.Full().Build()).Page(SitePaths.Home), StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_the_guild_can_take_is_done_at_the_original()
    {
        Assert.All(SitePaths.OnlyAtOriginal, path => Assert.Null(Copy.Site.Find(SitePaths.FileOf(path))));
        Assert.Contains($"href=\"{Original}/nominate/\"", Copy.Page(SitePaths.Home), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Original}/subscribe/\"", Copy.Page(SitePaths.HowWeDecide), StringComparison.Ordinal);
        Assert.Contains("href=\"/tide/badges/\"", Copy.Text(SitePaths.NotFound), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_recognition_document_is_the_originals_and_says_that_it_is_a_copy()
    {
        Assert.Contains($"\"base\": \"{Original}\"", Copy.Text(SitePaths.Recognition), StringComparison.Ordinal);
        Assert.Contains("\"mirror\": {\n    \"pulled\": \"2026-11-20T10:00:00Z\",\n    \"servedAt\": \"https://copies.example/tide\"\n  }", Copy.Text(SitePaths.Recognition), StringComparison.Ordinal);
    }
}
