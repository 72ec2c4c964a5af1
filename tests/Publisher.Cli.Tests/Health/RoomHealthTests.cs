using Publisher.Cli.Health;
using Publisher.Content;

namespace Publisher.Cli.Tests.Health;

public sealed class RoomHealthTests : IDisposable
{
    private const long Megabyte = 1_000_000;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("github-pages", 801, true)]
    [InlineData("github-pages", 799, false)]
    [InlineData("plain", 5000, false)]
    public void A_site_that_was_never_built_is_judged_by_what_it_is_made_of(string host, long megabytes, bool isTold) =>
        Assert.Equal(isTold, RoomHealth.Look(Config(host), folder.Path, megabytes * Megabyte).Any());

    [Fact]
    public void A_built_site_is_judged_by_itself()
    {
        folder.Write("_site/index.html", "x");
        Assert.Empty(RoomHealth.Look(Config("github-pages"), folder.Path, 900 * Megabyte));

        // Takes no room on the disk.
        using (var large = File.Create(folder["_site/large.png"]))
        {
            large.SetLength(850 * Megabyte);
        }
        var told = Assert.Single(RoomHealth.Look(Config("github-pages"), folder.Path, 0));
        Assert.StartsWith("_site has 850 MB, and github-pages gives 1000", told.Text, StringComparison.Ordinal);
    }

    private static SiteConfig Config(string host) => new()
    {
        Title = "Makers",
        BaseUrl = "https://badges.makers.test",
        IssuerDid = "did:web:badges.makers.test",
        IssuerName = "Makers",
        IssuerUrl = "https://badges.makers.test/",
        Location = new("site.config.yml"),
        Host = host,
    };
}
