using Publisher.Loading;
using Publisher.Testing;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Loading;

/// <summary>What is kept of a BadgeFed server: shown as hosted, believed by nobody.</summary>
public sealed class HostedPeerTests
{
    private const string Folder = "content/peers/old-server/";
    private const string Actor = "https://badges.example/actors/badges.example/boats";
    private readonly SignedSite site = new([.. new InvalidSite("PUB0930-treaty-with-hosted").Read().Files]);

    public HostedPeerTests() => site.Remove(Folder + "treaties/treatyaaaaaaaaaa.json");

    private (string Page, string Graph) Built(params string[] codes)
    {
        var result = TestSites.TryBuild(site.Tree);
        Assert.Equal(codes, result.Diagnostics.Select(d => d.Descriptor.Code));
        string Text(string path) => System.Text.Encoding.UTF8.GetString(result.Site!.Find(path)!.Bytes.Span);
        return (Text("federation/index.html"), Text("federation/graph.json"));
    }

    [Fact]
    public void It_is_shown_as_hosted_with_its_date_and_never_as_recognised()
    {
        site.Write(Folder + "badges/11.png", site.Files["content/badges/first-light/1.0/image.png"]);
        var (page, graph) = Built();
        Assert.Contains("<h2 id=\"peer-old-server\">Boat Club</h2>", page, StringComparison.Ordinal);
        Assert.Contains("What it says is hosted there and not signed", page, StringComparison.Ordinal);
        Assert.Contains("last seen on 20 November 2026", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://badges.example/openbadge/class/11\" rel=\"external nofollow\"><img class=\"art\" src=\"../federation/old-server/badges/11.png\"", page, StringComparison.Ordinal);
        Assert.Contains("Keeps the water out", page, StringComparison.Ordinal);
        Assert.DoesNotContain("counts here as", page, StringComparison.Ordinal);
        Assert.Contains("\"role\": \"hosted\"", graph, StringComparison.Ordinal);
        Assert.DoesNotContain("\"standing\"", graph, StringComparison.Ordinal);
        Assert.Contains("\"edges\": []", graph, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("badges/11.json", "\"name\": \"Caulker\"", "\"name\": \"\"")]
    [InlineData("badges/11.json", "openbadge/class/11\"", "openbadge/class/12\"")]
    [InlineData("badges/11.json", "\"url\": \"https://badges.example/actors/badges.example/boats\"", "\"url\": \"https://badges.example/actors/badges.example/others\"")]
    [InlineData("badges/11.json", "{", "<html>{")]
    [InlineData("actor.json", "\"id\":\"https://badges.example/", "\"id\":\"https://elsewhere.example/")]
    [InlineData("seen.json", "\"format\": 1", "\"format\": 2")]
    public void A_file_that_is_not_as_it_should_be_is_left_out_and_hinders_nobody(string file, string old, string with)
    {
        site.Edit(Folder + file, old, with);
        Built("PUB0903");
    }

    [Theory]
    [InlineData("badges/eleven.json")]
    [InlineData("badges/011.json")]
    [InlineData("awards/lightaaaaaaaaaaa.json")]
    public void A_file_that_has_no_place_there_is_left_out(string file)
    {
        site[Folder + file] = "{}\n";
        Built("PUB0903");
    }

    [Fact]
    public void What_it_calls_things_is_text_without_tags()
    {
        site.Edit(Folder + "badges/11.json", "Caulker", "<img src=x onerror=alert(1)>Caulk\\u202Eer</script>");
        site.Edit(Folder + "actor.json", "Boat Club", "&lt;script&gt;alert(2)&lt;/script&gt;");
        var (page, _) = Built();
        Assert.Contains(">Caulk er</span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("onerror", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pathway_may_not_ask_for_what_nobody_signed()
    {
        site["content/pathways/hulls.yml"] = "name: Hulls\nsteps:\n  - allOf: [first-light, old-server:caulker]\n";
        Built("PUB0166");
    }

    [Fact]
    public void A_server_that_was_not_pulled_yet_is_asked_for()
    {
        foreach (var path in site.Files.Keys.Where(p => p.StartsWith(Folder, StringComparison.Ordinal)).ToList())
        {
            site.Remove(path);
        }
        Built("PUB0900");
    }

    [Theory]
    [InlineData("https://badges.example/openbadge/class/11", 11)]
    [InlineData("https://badges.example/openbadge/class/011", null)]
    [InlineData("https://badges.example/openbadge/class/11/", null)]
    [InlineData("https://badges.example/openbadge/class/-1", null)]
    [InlineData("https://badges.example:8443/openbadge/class/11", null)]
    [InlineData("https://badges.example.evil/openbadge/class/11", null)]
    public void A_badge_stands_at_one_address_alone(string address, int? number) =>
        Assert.Equal(number, HostedDocuments.TryReadNumber(Actor, address, out var read) ? (int?)read : null);

    [Theory]
    [InlineData("<p>We mend <b>boats</b>.</p>", "We mend boats .")]
    [InlineData("a\u0000b\nc\u2028d", "a b c d")]
    [InlineData("1 < 2 &amp; 3", "1 < 2 & 3")]
    [InlineData("", "")]
    public void Text_is_plain(string html, string text) => Assert.Equal(text, HostedDocuments.Plain(html));
}
