using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Publisher.Formats;
using Publisher.Sites;

namespace Publisher.Tests.Formats;

/// <summary>A site that is opened from a folder, and one that stands somewhere else than its own address.</summary>
public sealed partial class PortableTests
{
    private static readonly RenderedSite Folder = new(Guilds.Full().Build() with { IsPortable = true });
    private static readonly RenderedSite Mirror = new(Guilds.Full().Build() with { ServedAt = "https://mirror.example/tidewater" });

    [Fact]
    public void Every_link_names_a_file_that_is_there()
    {
        Assert.Empty(Folder.Found);
        var files = Folder.Site.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var links = 0;
        foreach (var (page, html) in Folder.Pages)
        {
            foreach (Match link in Addresses().Matches(Scripts().Replace(html, "")))
            {
                var address = link.Groups[1].Value;
                if (address.StartsWith('#') || Uri.TryCreate(address, UriKind.Absolute, out _))
                {
                    continue;
                }
                var target = Uri.UnescapeDataString(new Uri(new Uri("https://site.example/" + page), address).AbsolutePath[1..]);
                Assert.True(files.Contains(target), $"{page} leads to {address}");
                Assert.False(address.Split('#')[0].EndsWith('/') || address is "." or "..", $"{page} leads to the folder {address}");
                links++;
            }
        }
        Assert.True(links > 500, $"only {links} links");
    }

    [Fact]
    public void A_script_stands_in_its_page_under_its_hash_and_no_other_may_run()
    {
        var withScript = 0;
        foreach (var (page, html) in Folder.Pages)
        {
            var policy = Policy().Match(html).Groups[1].Value;
            var scripts = Scripts().Matches(html).Where(s => s.Groups["type"].Value == "module").ToList();
            Assert.DoesNotContain(" src=", string.Concat(scripts.Select(s => s.Value[..30])), StringComparison.Ordinal);
            Assert.DoesNotContain("connect-src", policy, StringComparison.Ordinal);
            if (scripts.Count == 0)
            {
                Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
                continue;
            }
            withScript++;
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Assert.Single(scripts).Groups["text"].Value)));
            Assert.Contains($" script-src 'sha256-{hash}';", policy, StringComparison.Ordinal);
            Assert.True(page.StartsWith("awards/", StringComparison.Ordinal) || page.StartsWith("verify/", StringComparison.Ordinal) || page.StartsWith("sign/", StringComparison.Ordinal), page);
        }
        Assert.True(withScript > 5, $"only {withScript} pages with a script");
        Assert.DoesNotContain(Folder.Site.Files, f => f.Path.EndsWith(".js", StringComparison.Ordinal));
    }

    [Fact]
    public void An_awards_page_brings_along_exactly_what_its_check_asks_for()
    {
        const string Revoked = "eeeeeeeeeeeeeeee";
        var kept = Kept("awards/" + Revoked + "/index.html");
        Assert.Equal(
        [
            ".well-known/did.json", "authority/1.json", $"credentials/{Revoked}.json", "did.json", "status/1.json", $"status/decisions/{Revoked}-revoke.json",
        ], kept.Keys.Order(StringComparer.Ordinal));
        Assert.All(kept, k => Assert.Equal(Folder.Text(k.Key), k.Value));
        Assert.DoesNotContain(Kept("verify/index.html").Keys, k => k.StartsWith("credentials/", StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_say_that_they_are_a_copy_and_of_what()
    {
        const string Page = "awards/aaaaaaaaaaaaaaaa/";
        Assert.Contains($"Copy of <a href=\"https://badges.tidewater.example/\">badges.tidewater.example</a></strong>, made for reading from a folder.", Folder.Page(Page), StringComparison.Ordinal);
        Assert.Contains($"Copy of <a href=\"https://badges.tidewater.example/\">badges.tidewater.example</a></strong>.", Mirror.Page(Page), StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"https://badges.tidewater.example/{Page}\">", Mirror.Page(Page), StringComparison.Ordinal);
        Assert.Contains("href=\"/tidewater/badges/\"", Mirror.Text(SitePaths.NotFound), StringComparison.Ordinal);
        Assert.DoesNotContain("Copy of", new RenderedSite(Guilds.Full().Build()).Page(Page), StringComparison.Ordinal);
    }

    [Fact]
    public void Modules_become_functions_that_are_called_in_the_order_they_need_each_other()
    {
        var sources = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["x-page.js"] = "import { one, two as second } from './b.js';\nimport * as all from './a.js';\nawait later(import('./c.js'));\nconst end = '</script><!-- -->';\n",
            ["a.js"] = "export const zero = 0;\nexport async function wait() {}\nexport class Kind {}\n",
            ["b.js"] = "import {\n  zero,\n} from './a.js';\nconst inner = 1;\nexport { inner as one };\nexport { zero as two } from './a.js';\n",
            ["c.js"] = "export function* steps() {}\n",
        };
        var bundle = ScriptBundle.Of("x-page.js", name => new(name, sources[name]));
        Assert.Equal("""
            <script type="module">
            const $a = (() => {
            const zero = 0;
            async function wait() {}
            class Kind {}

            return { zero, wait, Kind };
            })();
            const $b = (() => {
            const { zero } = $a;


            const inner = 1;



            return { one: inner, two: $a.zero };
            })();
            const $c = (() => {
            function* steps() {}

            return { steps };
            })();
            const { one, two: second } = $b;
            const all = $a;
            await later(Promise.resolve($c));
            const end = '\x3C/script>\x3C!-- -->';
            </script>
            """.ReplaceLineEndings("\n"), bundle.Element.ToString());
    }

    private static Dictionary<string, string> Kept(string page)
    {
        var block = Scripts().Matches(Folder.Text(page)).Single(s => s.Groups["type"].Value == "application/json").Groups["text"].Value;
        return JsonDocument.Parse(block).RootElement.EnumerateObject().ToDictionary(p => p.Name["https://badges.tidewater.example/".Length..], p => p.Value.GetString()!, StringComparer.Ordinal);
    }

    [GeneratedRegex("""\s(?:href|src)="([^"]*)\u0022""")]
    private static partial Regex Addresses();

    [GeneratedRegex("""<script type="(?<type>[^"]*)"[^>]*>(?<text>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex("""Content-Security-Policy" content="([^"]*)\u0022""")]
    private static partial Regex Policy();
}
