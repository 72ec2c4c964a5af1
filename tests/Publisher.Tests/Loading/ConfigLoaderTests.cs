using System.Text;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Tests.Text;

namespace Publisher.Tests.Loading;

public sealed class ConfigLoaderTests
{
    private static (Content.SiteConfig? Config, string[] Found) Load(string yaml, params (string Path, string Text)[] more)
    {
        var diagnostics = new DiagnosticBag();
        var content = ContentLoader.Load(new([new("site.config.yml", Encoding.UTF8.GetBytes(yaml)), .. more.Select(f => new Sources.SourceFile(f.Path, Encoding.UTF8.GetBytes(f.Text)))]), diagnostics);
        return (content?.Config, Found.In(diagnostics));
    }

    [Fact]
    public void Title_and_address_are_enough()
    {
        var (config, found) = Load("title: Żółć Guild\nbaseUrl: https://badges.example.org/\n");
        Assert.Empty(found);
        Assert.Equal(("https://badges.example.org", "did:web:badges.example.org"), (config!.BaseUrl, config.IssuerDid));
        Assert.Equal(("Żółć Guild", "https://badges.example.org/"), (config.IssuerName, config.IssuerUrl));
        Assert.Equal(("plain", "UTC", "tide", false), (config.Host, config.TimeZone, config.Accent, config.IsDemonstration));
        Assert.Equal(["en"], config.Languages);
    }

    [Fact]
    public void The_fediverse_is_quiet_and_without_hashtags_unless_asked()
    {
        var (config, found) = Load("title: x\nbaseUrl: https://a.example\nfeeds: {hub: https://hub.example/}\nfediverse:\n  handle: badges\n");
        Assert.Empty(found);
        Assert.Equal("https://hub.example/", config!.FeedHub);
        Assert.Equal(("badges", "Organization", false, 0), (config.Fediverse!.Handle, config.Fediverse.Type, config.Fediverse.IsLoud, config.Fediverse.Hashtags.Length));
        (config, found) = Load("title: x\nbaseUrl: https://a.example\nfediverse: {handle: a_1, type: Group, audience: public, hashtags: [openbadges, żółć]}\n");
        Assert.Empty(found);
        Assert.Equal(("Group", true, "openbadges żółć"), (config!.Fediverse!.Type, config.Fediverse.IsLoud, string.Join(' ', config.Fediverse.Hashtags)));
    }

    [Theory]
    [InlineData("feeds: {hub: hub.example}", "PUB0107")]
    [InlineData("fediverse: {type: Group}", "PUB0105")]
    [InlineData("fediverse: {handle: Badges}", "PUB0107")]
    [InlineData("fediverse: {handle: a.b}", "PUB0107")]
    [InlineData("fediverse: {handle: badges, type: Person}", "PUB0107")]
    [InlineData("fediverse: {handle: badges, audience: all}", "PUB0107")]
    [InlineData("fediverse: {handle: badges, hashtags: ['#open']}", "PUB0107")]
    [InlineData("fediverse: {handle: badges, hashtags: ['2026']}", "PUB0107")]
    [InlineData("fediverse: {handle: badges, tags: [a]}", "PUB0104")]
    public void What_cannot_be_used_of_it_is_told(string line, string code)
    {
        var (_, found) = Load($"title: x\nbaseUrl: https://a.example\n{line}\n");
        Assert.Contains(code, Assert.Single(found), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://badges.tidewater.example", "did:web:badges.tidewater.example", true)]
    [InlineData("https://a.example:8443/b/c", "did:web:a.example%3A8443:b:c", true)]
    [InlineData("http://localhost:8080", "did:web:localhost%3A8080", true)]
    [InlineData("https://owner.github.io/guild", "did:web:owner.github.io:guild", false)]
    public void An_address_makes_its_did(string address, string did, bool demonstration)
    {
        var (config, found) = Load($"title: x\nbaseUrl: {address}\n");
        Assert.Empty(found);
        Assert.Equal((did, demonstration), (config!.IssuerDid, config.IsDemonstration));
    }

    [Fact]
    public void Where_the_repository_is_edited_may_be_said()
    {
        var (config, found) = Load("title: x\nbaseUrl: https://a.example\nforge: forgejo\nbranch: trunk/site\n");
        Assert.Empty(found);
        Assert.Equal(("forgejo", "trunk/site"), (config!.Forge, config.Branch));
        (config, _) = Load("title: x\nbaseUrl: https://a.example\n");
        Assert.Equal((null, "main"), (config!.Forge, config.Branch));
    }

    [Fact]
    public void The_look_is_read()
    {
        const string Yaml = "title: x\nbaseUrl: https://a.example\ntheme: {logo: mark.svg}\nlayout: {header: logo, home: newest, corners: square, type: sans}\n";
        var mark = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\"><!-- an editor's --><path d=\"M0 0h120v40z\"/></svg>";
        var (config, found) = Load(Yaml, ("content/mark.svg", mark));
        Assert.Empty(found);
        var look = config!.Look;
        Assert.Equal((true, true, true, true), (look.LogoAlone, look.NewestFirst, look.Square, look.Sans));
        Assert.DoesNotContain("editor", Encoding.UTF8.GetString(look.Logo!.Bytes.Span), StringComparison.Ordinal);
        Assert.Equal(new SiteLook(), Load("title: x\nbaseUrl: https://a.example\nlayout: {header: both, home: badges, corners: round, type: serif}\n").Config!.Look);
    }

    [Theory]
    [InlineData("theme: {logo: mark.svg}", "3:15 PUB0")]
    [InlineData("theme: {logo: ../mark.svg}", "3:15 PUB0")]
    [InlineData("theme: {logo: mark.jpg}", "3:15 PUB0")]
    [InlineData("layout: {header: logo}", "3:18 PUB0")]
    [InlineData("layout: {home: awards}", "3:16 PUB0")]
    [InlineData("layout: {corners: soft}", "3:19 PUB0")]
    [InlineData("layout: {type: mono}", "3:16 PUB0")]
    [InlineData("layout: {columns: 2}", "3:10 PUB0")]
    public void A_look_that_cannot_be_made_is_refused_at_its_place(string line, string place) =>
        Assert.StartsWith(place, Assert.Single(Load($"title: x\nbaseUrl: https://a.example\n{line}\n").Found), StringComparison.Ordinal);

    [Fact]
    public void A_logo_that_could_run_is_refused() =>
        Assert.Single(Load("title: x\nbaseUrl: https://a.example\ntheme: {logo: mark.svg}\n", ("content/mark.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")).Found);

    [Theory]
    [InlineData("forge: sourceforge")]
    [InlineData("branch: \"../x y\"")]
    [InlineData("branch: \"a?b\"")]
    public void A_forge_or_branch_that_cannot_be_linked_is_refused(string line) =>
        Assert.StartsWith("3:", Assert.Single(Load($"title: x\nbaseUrl: https://a.example\n{line}\n").Found), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://badges.example.org")]
    [InlineData("badges.example.org")]
    [InlineData("https://Badges.Example.org")]
    [InlineData("https://badges.example.org:443")]
    [InlineData("https://badges.example.org/?a=1")]
    [InlineData("\"https://badges.example.org/#a\"")]
    [InlineData("https://ada@badges.example.org")]
    [InlineData("https://badges.example.org/a/../b")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://badges.example.org")]
    public void An_address_that_could_be_spelt_otherwise_is_refused(string address)
    {
        var (config, found) = Load($"title: x\nbaseUrl: {address}\n");
        Assert.Null(config);
        Assert.Equal(["2:10 PUB0002"], found);
    }

    [Theory]
    [InlineData("", ImageBaking.Off)]
    [InlineData("images: {}\n", ImageBaking.Off)]
    [InlineData("images:\n  baking: off\n", ImageBaking.Off)]
    [InlineData("images: {baking: in-browser}\n", ImageBaking.InBrowser)]
    [InlineData("images: {baking: hosted}\n", ImageBaking.Hosted)]
    public void Nobody_bakes_images_unless_the_guild_says_who(string images, ImageBaking baking)
    {
        var (config, found) = Load("title: x\nbaseUrl: https://a.example\n" + images);
        Assert.Empty(found);
        Assert.Equal(baking, config!.Baking);
    }

    [Fact]
    public void Each_wrong_value_is_told_at_its_place()
    {
        var (config, found) = Load("""
            title: x
            baseUrl: https://a.example
            languages: [EN, es]
            timeZone: 25:00
            contact: nobody
            repo: git@host:guild
            issuer: {country: Britain, url: a.example, nmae: y}
            theme: {accent: pink}
            privacy: {}
            limits: {awards: 3}
            images: {baking: yes, size: 4}
            """);
        Assert.NotNull(config);
        Assert.Equal(
            ["3:13 PUB0107", "4:11 PUB0107", "5:10 PUB0107", "6:7 PUB0107", "7:19 PUB0107", "7:33 PUB0107", "7:44 PUB0104", "8:17 PUB0107", "9:1 PUB0112", "10:1 PUB0112", "11:18 PUB0107", "11:23 PUB0104"],
            found);
    }

    [Fact]
    public void Peers_have_a_name_an_address_and_a_pin_each_their_own()
    {
        const string Pin = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        var (config, found) = Load($"""
            title: x
            baseUrl: https://a.example
            peers:
              - name: harbour
                url: https://harbour.example/badges/
                pin: {Pin}
              - name: old-server
                url: https://badgefed.example
                kind: badgefed
              - name: harbour
                url: https://b.example
                pin: {Pin}
              - name: me
                url: https://a.example
                pin: {Pin}
              - name: No
                url: https://c.example
                pin: {Pin}
              - name: plain
                url: http://d.example
                pin: {Pin}
              - name: short
                url: https://e.example
                pin: sha256-abc
              - name: none
                url: https://f.example
              - name: other
                url: https://g.example
                kind: smoke
                pim: x
            """);
        Assert.Equal(["harbour https://harbour.example/badges did:web:harbour.example:badges Recognition", "old-server https://badgefed.example did:web:badgefed.example BadgeFed"],
            config!.Peers.Select(p => $"{p.Name} {p.Url} {p.Issuer} {p.Kind}"));
        Assert.Equal(["10:11 PUB0107", "14:10 PUB0107", "16:11 PUB0107", "20:10 PUB0107", "24:10 PUB0107", "25:11 PUB0107", "29:11 PUB0107", "30:5 PUB0104"], found);
    }
}
