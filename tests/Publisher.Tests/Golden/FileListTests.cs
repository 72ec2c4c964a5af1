using System.Text.RegularExpressions;
using Publisher.Diagnostics;
using Publisher.Testing;

namespace Publisher.Tests.Golden;

/// <summary>The addresses of a site, written down by hand: they stand in signed documents and in other people's links, and may never move.</summary>
public sealed class FileListTests
{
    /// <summary>What every site has.</summary>
    private static readonly string[] Always =
    [
        "404.html", "about/index.html", "authority/1.json", "awards/index.html", "badges/index.html", "did.json", "feed.atom", "feed.json", "feed.rss", "frameworks/index.html", "how-we-decide/index.html",
        "badges/all/together/index.html", "impact/index.html", "nominate/index.html", "sign/index.html", "sign/sign.html", "subscribe/index.html",
        ".well-known/recognition.json", "index.html", "members/index.html", "privacy/index.html", "robots.txt", "sitemap.xml", "status/1.json", "verify/index.html", "verify/help/index.html",
    ];

    /// <summary>Every other address there is.</summary>
    private static readonly string[] Possible =
    [
        @"\.nojekyll", "CNAME", @"feed/[1-9][0-9]*\.atom", @"ap/(actor|inbox|outbox|followers|following|featured)\.json", @"ap/outbox/[1-9][0-9]*\.json", @"ap/notes/{award}\.json", @"\.well-known/(webfinger|nodeinfo)", @"nodeinfo/2\.1\.json",
        @"\.well-known/did\.json", @"issuer\.json", @"assets/[a-z0-9-]+\.[0-9a-f]+\.[a-z0-9]+",
        @"badges/{slug}/(index\.html|feed\.(atom|rss|json)|achievement\.json|badgeclass\.json)", @"badges/{slug}/{version}/(achievement\.json|badgeclass\.json|image\.(svg|png))",
        @"badges/tagged/{slug}/index\.html", @"pathways/{slug}/index\.html", @"skills/({slug}/)?index\.html", @"skills/skills\.json", @"skills/{slug}/rsd\.json", @"awards/{award}/index\.html", @"(credentials|assertions|endorsements)/{award}\.json", @"baked/{award}\.(png|svg)", @"qr/{award}\.svg", @"evidence/{award}/[^/]+",
        @"members/{slug}/(index\.html|feed\.(atom|rss|json)|avatar\.(png|jpg|webp))", @"(authority|status)/[1-9][0-9]*\.json",
        @"authority/[1-9][0-9]*\.affirmed", @"status/decisions/{award}-(revoke|supersede|withdraw)\.json", @"{slug}/index\.html",
        @"federation/(graph|peers)\.json", @"federation/{slug}/badges/{slug}/{version}/(achievement\.json|image\.(svg|png))", @"federation/{slug}/(did|authority/[1-9][0-9]*|status/[1-9][0-9]*|credentials/{award})\.json",
        @"federation/{slug}/authority/[1-9][0-9]*\.affirmed", @"peers\.opml",
    ];

    [Theory]
    [InlineData("minimal")]
    [InlineData("full")]
    [InlineData("example")]
    public void A_site_has_these_addresses_and_no_others(string name)
    {
        var tree = TestSites.Read(name == "example" ? TestSites.Example : TestSites.Valid(name));
        var result = TestSites.Build(tree);
        var paths = result.Site!.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Always.Except(paths));
        // A further language has every page again, and nothing but pages.
        List<string> folders = [.. result.Model!.Config.Languages.Skip(1).Select(language => language + "/")];
        var own = paths.Where(path => !folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))).ToList();
        Assert.All(folders, folder => Assert.Equal(
            own.Where(path => path.EndsWith("index.html", StringComparison.Ordinal) || path == "sign/sign.html").Select(path => folder + path).Order(StringComparer.Ordinal),
            paths.Where(path => path.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
        var unknown = own.Except(Always).Where(path => !Possible.Any(pattern => Regex.IsMatch(path, "^" + Whole(pattern) + "$")));
        Assert.Equal([], unknown);

        var awards = tree.Under("content/awards/").Select(file => Regex.Match(file.Path, "^content/awards/[0-9]{4}/([a-z2-7]{16})\\.json$")).Where(match => match.Success)
            .Select(match => match.Groups[1].Value).Except(result.Verified!.Waiting.Select(waiting => waiting.Source.Id))
            .Except(result.Diagnostics.Where(d => d.Descriptor == CredentialDescriptors.AwardDisowned).Select(d => Path.GetFileNameWithoutExtension(d.Location.Path))).ToList();
        Assert.NotEmpty(awards);
        Assert.Empty(awards.SelectMany(id => new[] { $"awards/{id}/index.html", $"credentials/{id}.json" }).Except(paths));
        Assert.Equal(awards.Count, paths.Count(path => path.StartsWith("credentials/", StringComparison.Ordinal)));

        var badges = tree.Under("content/badges/").Select(file => Regex.Match(file.Path, "^content/badges/([^/]+)\\.md$")).Where(match => match.Success).Select(match => match.Groups[1].Value);
        Assert.Empty(badges.Select(slug => $"badges/{slug}/index.html").Except(paths));

        var frozen = tree.Under("content/badges/").Select(file => file.Path["content/".Length..]).Where(path => path.Count(c => c == '/') == 3);
        Assert.Empty(frozen.Except(paths));
    }

    private static string Whole(string pattern) => pattern
        .Replace("{slug}", "[a-z0-9](-?[a-z0-9])*", StringComparison.Ordinal)
        .Replace("{version}", "[0-9A-Za-z][0-9A-Za-z.-]*", StringComparison.Ordinal)
        .Replace("{award}", "[a-z2-7]{16}", StringComparison.Ordinal);
}
