using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Sites;
using Publisher.Testing;

namespace Publisher.Tests.Golden;

/// <summary>Every link of every page, followed by hand: relative, inside the site, to a file that is there and a place that is on it.</summary>
public sealed partial class LinkTests
{
    [Theory]
    [InlineData("minimal")]
    [InlineData("full")]
    [InlineData("example")]
    public void Every_link_of_every_page_leads_somewhere(string name)
    {
        var result = TestSites.Build(TestSites.Read(name == "example" ? TestSites.Example : TestSites.Valid(name)));
        var site = result.Site!;
        var pages = site.Files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)).ToDictionary(file => file.Path, file => Encoding.UTF8.GetString(file.Bytes.Span), StringComparer.Ordinal);
        var problems = new List<string>();
        var followed = 0;
        foreach (var (path, html) in pages)
        {
            foreach (var link in Links(html))
            {
                if (Scheme().IsMatch(link))
                {
                    continue;
                }
                followed++;
                if (link.StartsWith('/'))
                {
                    // A missing page is shown under any address, so its links alone start at the root.
                    if (path != SitePaths.NotFound)
                    {
                        problems.Add($"{path}: {link} is not relative");
                    }
                }
                else if (Problem(site, pages, path, link) is { } problem)
                {
                    problems.Add($"{path}: {link} {problem}");
                }
            }
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(followed > pages.Count * 5, "hardly a link was followed");
    }

    [Theory]
    [InlineData("minimal")]
    [InlineData("full")]
    [InlineData("example")]
    public void Nothing_is_loaded_from_elsewhere(string name)
    {
        var site = TestSites.Build(TestSites.Read(name == "example" ? TestSites.Example : TestSites.Valid(name))).Site!;
        foreach (var page in site.Files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)))
        {
            var loads = Loads().Matches(Encoding.UTF8.GetString(page.Bytes.Span)).Select(match => match.Groups["url"].Value).Where(url => Scheme().IsMatch(url));
            Assert.Equal([], loads.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)).Select(url => $"{page.Path}: {url}"));
        }
    }

    [Theory]
    [InlineData("x/index.html", "../", null)]
    [InlineData("x/index.html", "../#here", null)]
    [InlineData("x/index.html", "", null)]
    [InlineData("index.html", "x/?q=1", null)]
    [InlineData("x/index.html", "../y/", "leads to y/index.html, which is not there")]
    [InlineData("x/index.html", "../#there", "names a place that is not on the page")]
    [InlineData("x/index.html", "../../../etc/", "leads out of the site")]
    public void A_dead_link_is_noticed(string page, string link, string? problem)
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal) { ["index.html"] = "<p id=\"here\">", ["x/index.html"] = "" };
        var site = new Site(pages.Select(file => new SiteFile(file.Key, Encoding.UTF8.GetBytes(file.Value), "text/html")));
        Assert.Equal(problem, Problem(site, pages, page, link));
    }

    private static IEnumerable<string> Links(string html) => Link().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["url"].Value));

    private static string? Problem(Site site, Dictionary<string, string> pages, string page, string link)
    {
        var hash = link.IndexOf('#', StringComparison.Ordinal);
        var (path, place) = hash < 0 ? (link, "") : (link[..hash], link[(hash + 1)..]);
        path = Uri.UnescapeDataString(path.Split('?')[0]);
        var parts = page.Split('/')[..^1].ToList();
        foreach (var part in path.Split('/').Where(part => part.Length > 0 && part != "."))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return "leads out of the site";
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }
        var folder = path.Length > 0 && (path.EndsWith('/') || path.EndsWith("..", StringComparison.Ordinal) || path == ".");
        var target = path.Length == 0 ? page : SitePaths.FileOf(string.Join('/', parts) + (folder && parts.Count > 0 ? "/" : ""));
        if (site.Find(target) is null)
        {
            return $"leads to {target}, which is not there";
        }
        var found = place.Length == 0 || !pages.TryGetValue(target, out var html)
            || Regex.IsMatch(html, $"\\s(id|name)=\"?{Regex.Escape(WebUtility.HtmlEncode(Uri.UnescapeDataString(place)))}[\"\\s>]");
        return found ? null : "names a place that is not on the page";
    }

    [GeneratedRegex(@"\s(?:href|src|action|poster)=""(?<url>[^""]*)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"<(?:img|script|source|iframe|object|embed|video|audio)\b[^>]*?\s(?:src|data)=""(?<url>[^""]*)""|<link\b[^>]*rel=""(?:stylesheet|icon|preload|modulepreload|manifest)""[^>]*href=""(?<url>[^""]*)""")]
    private static partial Regex Loads();

    [GeneratedRegex("^([a-zA-Z][a-zA-Z0-9+.-]*:|//)")]
    private static partial Regex Scheme();
}
