using System.Text;
using Publisher.Hosts;
using Publisher.Tests.Formats;

namespace Publisher.Tests.Hosts;

public sealed class HostTableTests
{
    [Fact]
    public void The_plain_host_adds_nothing()
    {
        var model = Guilds.Full().Build();
        Assert.Empty(HostTable.Find("plain")!.Files(model));
        Assert.Equal(new RenderedSite(model).Site.Count, new RenderedSite(model, HostTable.Find("plain")).Site.Count);
    }

    [Theory]
    [InlineData("https://badges.tidewater.example", "badges.tidewater.example\n")]
    [InlineData("https://żółć.example", "xn--kda4b0koi.example\n")]
    [InlineData("https://guild.github.io", null)]
    [InlineData("https://guild.github.io/badges", null)]
    [InlineData("https://tidewater.example/badges", null)]
    [InlineData("http://localhost:8080", null)]
    public void GitHub_Pages_gets_its_two_files(string baseUrl, string? cname)
    {
        var site = new RenderedSite(Guilds.Full(baseUrl: baseUrl).Build());
        var hosted = new RenderedSite(site.Model, HostTable.Find("github-pages")).Site;
        Assert.Equal(0, hosted.Find(".nojekyll")!.Bytes.Length);
        Assert.Equal(cname, hosted.Find("CNAME") is { } file ? Encoding.ASCII.GetString(file.Bytes.Span) : null);
        Assert.Equal(site.Site.Count + (cname is null ? 1 : 2), hosted.Count);
    }

    [Theory]
    [InlineData("https://badges.tidewater.example", "badges.tidewater.example\n")]
    [InlineData("https://żółć.example", "xn--kda4b0koi.example\n")]
    [InlineData("https://guild.codeberg.page", null)]
    [InlineData("https://tidewater.example/badges", null)]
    public void Codeberg_Pages_gets_a_domain_of_ones_own(string baseUrl, string? domains)
    {
        var files = HostTable.Find("codeberg-pages")!.Files(Guilds.Full(baseUrl: baseUrl).Build()).ToList();
        Assert.Equal(domains, files.SingleOrDefault() is { } file ? Encoding.ASCII.GetString(file.Bytes.Span) : null);
        Assert.All(files, f => Assert.Equal(".domains", f.Path));
    }

    [Fact]
    public void Names_are_exact_and_differ()
    {
        Assert.Null(HostTable.Find("Plain"));
        Assert.Null(HostTable.Find("elsewhere"));
        Assert.Equal(HostTable.All.Length, HostTable.All.Select(h => h.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(HostTable.All, h => Assert.Same(h, HostTable.Find(h.Name)));
    }
}
