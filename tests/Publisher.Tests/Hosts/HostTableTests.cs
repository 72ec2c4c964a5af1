using System.Text;
using Publisher.Diagnostics;
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
    [InlineData("netlify", "https://badges.tidewater.example", "/")]
    [InlineData("cloudflare-pages", "https://tidewater.example/badges", "/badges/")]
    public void Hosts_that_read_headers_are_told_each_type_once(string name, string baseUrl, string root)
    {
        var file = Assert.Single(HostTable.Find(name)!.Files(Guilds.Full(baseUrl: baseUrl).Build()));
        Assert.Equal("_headers", file.Path);
        var lines = Encoding.ASCII.GetString(file.Bytes.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([root + "*", "  Access-Control-Allow-Origin: *"], lines.Take(2));
        Assert.Contains("  Content-Type: application/activity+json", lines);
        Assert.Equal(root + "ap/*", lines[Array.IndexOf(lines, "  Content-Type: application/activity+json") - 1]);
        var paths = lines.Where(l => l[0] == '/').ToList();
        Assert.Equal(paths.Count, paths.Distinct(StringComparer.Ordinal).Count());
        Assert.All(paths, path => Assert.True(path.Count(c => c == '*') <= 1 && path.StartsWith(root, StringComparison.Ordinal), path));
        Assert.All(lines, l => Assert.True(l.Length < 2000));
        Assert.True(paths.Count <= 100);
    }

    [Fact]
    public void Nginx_gets_a_snippet_for_its_server_block()
    {
        var file = Assert.Single(HostTable.Find("nginx")!.Files(Guilds.Full().Build()));
        var text = Encoding.ASCII.GetString(file.Bytes.Span);
        Assert.Contains("add_header Access-Control-Allow-Origin * always;\n", text, StringComparison.Ordinal);
        Assert.Contains("location = /.well-known/webfinger {\n    types { }\n    default_type application/jrd+json;\n}\n", text, StringComparison.Ordinal);
        Assert.Contains("location ~ ^/badges/[^/]+/feed\\.json$ {", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(c => c == '{'), text.Count(c => c == '}'));
    }

    [Theory]
    [InlineData("github-pages", "https://tidewater.example/badges", "PUB0530 PUB0531")]
    [InlineData("github-pages", "https://tidewater.example", "PUB0530")]
    [InlineData("netlify", "https://tidewater.example/badges", "PUB0531")]
    [InlineData("netlify", "https://tidewater.example", "")]
    public void What_a_host_cannot_do_for_the_fediverse_is_said(string name, string baseUrl, string expected)
    {
        var model = Guilds.Full(baseUrl: baseUrl).Build();
        var without = model with { Config = model.Config with { Fediverse = null } };
        var (quiet, found) = (new DiagnosticBag(), new DiagnosticBag());
        HostLimits.Check(without, HostTable.Find(name)!, quiet);
        Assert.True(quiet.IsEmpty);
        HostLimits.Check(model, HostTable.Find(name)!, found);
        Assert.Equal(expected, string.Join(' ', found.ToSorted().Select(d => d.Descriptor.Code)));
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
