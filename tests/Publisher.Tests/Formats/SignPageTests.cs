using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Testing;

namespace Publisher.Tests.Formats;

/// <summary>The page to sign by, without a browser: what it tells of an award that waits, the words it has for its script, and the page as one file.</summary>
public sealed partial class SignPageTests
{
    [Fact]
    public void Of_an_award_that_waits_no_file_of_the_site_tells_whom_it_is_for_or_why()
    {
        var built = TestSites.Build(TestSites.Read(TestSites.Example));
        var waiting = Assert.Single(built.Verified!.Waiting);
        using var award = JsonDocument.Parse(waiting.Source.File.Bytes);
        var subject = award.RootElement.GetProperty("credentialSubject");
        var narrative = subject.GetProperty("narrative").GetString()!;
        var holder = subject.GetProperty("id").GetString()!;

        var page = Text(built.Site!, SitePaths.FileOf(SitePaths.Sign));
        Assert.Contains($"data-award=\"{waiting.Source.Id}\" data-file=\"{waiting.Source.File.Path}\"", page, StringComparison.Ordinal);
        Assert.Contains("One more person has to sign. Maren Holt signed. May still sign: Idris Bevan or Noor al-Hassan.", page, StringComparison.Ordinal);
        var shown = page[page.IndexOf("id=\"waiting\"", StringComparison.Ordinal)..page.IndexOf("id=\"join\"", StringComparison.Ordinal)];
        Assert.DoesNotContain(built.Model!.People.Single(p => p.Member.Id == holder).Member.Name, shown, StringComparison.Ordinal);
        Assert.All(built.Site!.Files.Where(f => MediaTypes.Of(f.Path).StartsWith("text/", StringComparison.Ordinal) || f.Path.EndsWith(".json", StringComparison.Ordinal)),
            file => Assert.DoesNotContain(narrative[..40], Text(built.Site!, file.Path), StringComparison.Ordinal));
        Assert.Null(built.Site.Find(SitePaths.Credential(waiting.Source.Id)));
    }

    [Fact]
    public void Every_sentence_its_script_says_stands_in_the_page_and_no_other()
    {
        var scripts = string.Concat(((string[])["sign-page.js", "become-signer.js", "deliver.js"]).Select(name => Built("scripts/" + name)));
        var page = Built("sign.html");
        var offered = Offered().Matches(page).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var said = Said().Matches(scripts).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        // Made of what readWaiting and cosign answer with, and of a choice of two.
        string[] answered = ["is_unreadable", "is_program", "is_stale", "is_elsewhere", "is_bad", "is_signed", "is_over", "stranger", "already", "uncounted"];
        Assert.All(answered, name => Assert.Contains($"'{name.Replace("is_", "", StringComparison.Ordinal)}'", Built("scripts/waiting.js"), StringComparison.Ordinal));
        string[] chosen = ["no_prf", "no_passkey", "kept_here", "kept_nowhere", "no_key_file", "other_key"];
        Assert.All(chosen, name => Assert.Contains($"'{name}'", scripts, StringComparison.Ordinal));
        Assert.Equal(offered.Order(StringComparer.Ordinal), said.Concat(answered).Concat(chosen).Distinct().Order(StringComparer.Ordinal));
        // And none of its own: what it puts on the page comes from there.
        Assert.DoesNotMatch("textContent = '[A-Z]|put\\([^;]*, '[A-Z]", scripts);
    }

    [Fact]
    public void As_one_file_it_runs_its_own_script_alone_and_leads_to_the_guilds_address()
    {
        var site = TestSites.Build(TestSites.Read(TestSites.Example)).Site!;
        foreach (var path in (string[])[SitePaths.SignFile, "es/" + SitePaths.SignFile])
        {
            var page = Text(site, path);
            var script = Assert.Single(Scripts().Matches(page)).Groups[1].Value;
            var style = Assert.Single(Styles().Matches(page)).Groups[1].Value;
            Assert.Contains($"content=\"default-src 'none'; script-src 'sha256-{Hash(script)}'; style-src 'sha256-{Hash(style)}'; base-uri 'none'; form-action 'none'\"", page, StringComparison.Ordinal);
            Assert.All(HtmlTokens.Read(page).Where(t => t["href"] is not null), t => Assert.Matches("^(?:#|https://badges\\.tidewater\\.example/)", t["href"]!));
            Assert.Contains(path.StartsWith("es", StringComparison.Ordinal) ? "<html lang=\"es\"" : "<html lang=\"en\"", page, StringComparison.Ordinal);
            Assert.Contains("https://badges.tidewater.example/authority/1.json", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://github.com/a/b", null, "https://github.com/a/b/new/{branch}/{folder}?filename={name}&amp;value={text}")]
    [InlineData("https://gitlab.com/a/b", null, "https://gitlab.com/a/b/-/new/{branch}/{folder}?file_name={name}")]
    [InlineData("https://git.example/a/b", "forgejo", "https://git.example/a/b/_new/{branch}/{folder}?value={text}")]
    public void A_forge_is_offered_the_new_file_as_far_as_it_takes_one(string repo, string? forge, string pattern)
    {
        var model = Guilds.Full().Build();
        var page = new RenderedSite(model with { Config = model.Config with { Repo = repo, Forge = forge } }).Page("sign/");
        Assert.Contains($"data-new=\"{pattern}\" data-branch=\"main\"", page, StringComparison.Ordinal);
    }

    private static string Built(string name) => Encoding.UTF8.GetString(TemplateSet.BuiltIn(name).Span);

    private static string Text(Site site, string path) => Encoding.UTF8.GetString(site.Find(path)!.Bytes.Span);

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("data-say=\"([a-z_]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Offered();

    [GeneratedRegex(@"\bsay\('([a-z_]+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Said();

    [GeneratedRegex("<script type=\"module\">(.*?)</script>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Scripts();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Styles();
}
