using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Publisher.Tests.Formats;

/// <summary>Each document format: what is published, byte for byte or member for member.</summary>
public sealed class DocumentTests
{
    private readonly RenderedSite full = new(Guilds.Full().Build());

    [Fact]
    public void Signed_documents_are_published_byte_for_byte()
    {
        Assert.Equal(8, full.Model.Awards.Length);
        foreach (var award in full.Model.Awards)
        {
            Assert.True(award.Verified.Read().Published.Bytes.Span.SequenceEqual(full.Site.Find($"credentials/{award.Id}.json")!.Bytes.Span));
        }
        Assert.True(full.Model.Authority.Newest.Document.Bytes.Span.SequenceEqual(full.Site.Find("authority/1.json")!.Bytes.Span));
        Assert.True(full.Model.StatusLists[0].Document.Bytes.Span.SequenceEqual(full.Site.Find("status/1.json")!.Bytes.Span));
        var version = full.Model.Badges.First(b => b.Badge.Slug == "workshop-host").Badge.Versions[0];
        Assert.True(version.Achievement.Bytes.Span.SequenceEqual(full.Site.Find("badges/workshop-host/1.0/achievement.json")!.Bytes.Span));
        Assert.True(version.Achievement.Bytes.Span.SequenceEqual(full.Site.Find("badges/workshop-host/achievement.json")!.Bytes.Span));
        Assert.True(version.Svg!.Bytes.Span.SequenceEqual(full.Site.Find("badges/workshop-host/1.0/image.svg")!.Bytes.Span));
    }

    [Fact]
    public void A_badge_nobody_has_yet_shows_its_picture_and_has_no_achievement()
    {
        Assert.NotNull(full.Site.Find("badges/unfrozen/1.0/image.svg"));
        Assert.NotNull(full.Site.Find("badges/unfrozen/1.0/image.png"));
        Assert.Null(full.Site.Find("badges/unfrozen/1.0/achievement.json"));
        Assert.Null(full.Site.Find("badges/unfrozen/achievement.json"));
        Assert.Contains("../../badges/unfrozen/1.0/image.svg", full.Page("badges/unfrozen/"), StringComparison.Ordinal);
        Assert.Null(full.Site.Find("badges/plain/1.0/image.svg"));
    }

    [Fact]
    public void The_newest_version_is_the_definitions_own_or_the_highest()
    {
        var badge = full.Model.Badges.First(b => b.Badge.Slug == "workshop-host").Badge;
        var ten = badge.Versions[0] with { Address = new(badge.Slug, "1.10") };
        var nine = badge.Versions[0] with { Address = new(badge.Slug, "1.9") };
        Assert.Equal("1.9", Publisher.Formats.Picture.Newest(badge with { Version = "1.9", Versions = [ten, nine] })!.Version);
        Assert.Equal("1.10", Publisher.Formats.Picture.Newest(badge with { Version = "2.0", Versions = [ten, nine] })!.Version);
        Assert.Null(Publisher.Formats.Picture.Newest(badge with { Versions = [] }));
    }

    [Theory]
    [InlineData("https://badges.tidewater.example", true)]
    [InlineData("https://tidewater.example/badges", false)]
    public void The_DID_document_stands_where_did_web_looks(string baseUrl, bool wellKnown)
    {
        var site = new RenderedSite(Guilds.Full(baseUrl: baseUrl).Build());
        Assert.NotNull(site.Site.Find("did.json"));
        Assert.Equal(wellKnown, site.Site.Find(".well-known/did.json") is not null);
    }

    [Fact]
    public void Evidence_is_published_under_its_award()
    {
        var file = full.Site.Find("evidence/aaaaaaaaaaaaaaaa/evening 3 – notes.pdf")!;
        Assert.Equal(("application/pdf", 248_000), (file.MediaType, file.Bytes.Length));
        Assert.Contains("href=\"../../evidence/aaaaaaaaaaaaaaaa/evening%203%20%E2%80%93%20notes.pdf\"", full.Page("awards/aaaaaaaaaaaaaaaa/"), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Badges_2_says_who_issued_what_to_whom()
    {
        var issuer = Json(full, "issuer.json");
        Assert.Equal(["@context", "id", "type", "name", "url", "email", "description"], issuer.Select(m => m.Key));
        Assert.Equal(("https://badges.tidewater.example/issuer.json", "hello@tidewater.example"), ((string)issuer["id"]!, (string)issuer["email"]!));

        var badge = Json(full, "badges/workshop-host/1.0/badgeclass.json");
        Assert.Equal("https://badges.tidewater.example/badges/workshop-host/1.0/image.png", (string)badge["image"]!);
        Assert.Equal("https://badges.tidewater.example/issuer.json", (string)badge["issuer"]!);
        Assert.Equal(["teaching", "evenings"], badge["tags"]!.AsArray().Select(t => (string)t!));
        Assert.Equal("https://badges.tidewater.example/badges/workshop-host/badgeclass.json", (string)Json(full, "badges/workshop-host/badgeclass.json")["id"]!);

        var assertion = Json(full, "assertions/aaaaaaaaaaaaaaaa.json");
        Assert.Equal("https://badges.tidewater.example/assertions/aaaaaaaaaaaaaaaa.json", (string)assertion["id"]!);
        Assert.Equal("https://badges.tidewater.example/badges/workshop-host/1.0/badgeclass.json", (string)assertion["badge"]!);
        Assert.Equal(("HostedBadge", "2026-11-20T18:00:00Z", "2029-11-20T18:00:00Z"), ((string)assertion["verification"]!["type"]!, (string)assertion["issuedOn"]!, (string)assertion["expires"]!));
        Assert.Equal(("id", false), ((string)assertion["recipient"]!["type"]!, (bool)assertion["recipient"]!["hashed"]!));
        Assert.EndsWith("not by an e-mail address.", (string)assertion["narrative"]!, StringComparison.Ordinal);
        Assert.Equal(4, assertion["evidence"]!.AsArray().Count);

        var profile = Json(full, "assertions/ffffffffffffffff.json");
        Assert.Equal(("url", "https://social.example/@robin"), ((string)profile["recipient"]!["type"]!, (string)profile["recipient"]!["identity"]!));
        Assert.Null(profile["narrative"]);
    }

    [Fact]
    public void Open_Badges_2_carries_a_hashed_address_only_with_its_published_salt()
    {
        var hash = "sha256$" + new string('a', 64);
        foreach (var (type, salt, expected) in new[] { ("emailAddress", "NaCl", "email"), ("emailAddress", null, "id"), ("ext:withheldSaltEmail", null, "id") })
        {
            var identifier = new JsonObject { ["type"] = "IdentityObject", ["hashed"] = true, ["identityHash"] = hash, ["identityType"] = type };
            if (salt is not null)
            {
                identifier["salt"] = salt;
            }
            var site = new RenderedSite(Guilds.Full().Award("jjjjjjjjjjjjjjjj", "first-solder", "blue", new(2026, 3, 3), new() { Identifier = identifier }).Build());
            var recipient = Json(site, "assertions/jjjjjjjjjjjjjjjj.json")["recipient"]!;
            Assert.Equal(expected, (string)recipient["type"]!);
            Assert.Equal(expected == "email", recipient["salt"] is not null);
            Assert.Equal(expected == "email" ? hash : full.Model.People.First(p => p.Member.Handle == "blue").Member.Id, (string)recipient["identity"]!);
        }
    }

    [Fact]
    public void A_revoked_award_is_a_revoked_assertion()
    {
        var assertion = Json(full, "assertions/eeeeeeeeeeeeeeee.json");
        Assert.Equal(["@context", "id", "type", "revoked", "revocationReason"], assertion.Select(m => m.Key));
        Assert.True((bool)assertion["revoked"]!);
        Assert.Contains("“Given to the *wrong* person”", (string)assertion["revocationReason"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://tidewater.example/contact")]
    [InlineData("the boatshed, any Friday")]
    public void Without_an_email_address_there_is_no_Open_Badges_2_and_one_warning(string? contact)
    {
        var site = new RenderedSite(new GuildBuilder { Contact = contact }.Member("a", "A").Badge("b", "B", "d", "c").Rule(1, "b").Award("aaaaaaaaaaaaaaaa", "b", "a", new(2026, 1, 1)).Build());
        Assert.Equal("PUB0521", Assert.Single(site.Found).Descriptor.Code);
        Assert.DoesNotContain(site.Site.Files, f => f.Path == "issuer.json" || f.Path.EndsWith("badgeclass.json", StringComparison.Ordinal) || f.Path.StartsWith("assertions/", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_picture_there_is_no_Open_Badges_2_of_that_badge()
    {
        Assert.Null(full.Site.Find("badges/plain/badgeclass.json"));
        Assert.NotNull(full.Site.Find("badges/unfrozen/badgeclass.json"));
        var site = new RenderedSite(new GuildBuilder().Member("a", "A").Badge("b", "B", "d", "c", art: false).Rule(1, "b").Award("aaaaaaaaaaaaaaaa", "b", "a", new(2026, 1, 1)).Build());
        Assert.DoesNotContain(site.Site.Files, f => f.Path.StartsWith("assertions/", StringComparison.Ordinal));
        Assert.Empty(site.Found);
    }

    [Fact]
    public void The_sitemap_names_every_page_but_the_one_for_lost_readers_and_those_of_withdrawn_awards()
    {
        XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var listed = XDocument.Parse(full.Text("sitemap.xml")).Root!.Elements(map + "url").Select(u => u.Element(map + "loc")!.Value).Order(StringComparer.Ordinal);
        var pages = full.Pages.Where(p => p.Path is not ("404.html" or "awards/iiiiiiiiiiiiiiii/index.html")).Select(p => "https://badges.tidewater.example/" + p.Path.Replace("index.html", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(pages, listed);
        Assert.Contains("Sitemap: https://badges.tidewater.example/sitemap.xml\n", full.Text("robots.txt"), StringComparison.Ordinal);
    }

    private static JsonObject Json(RenderedSite site, string path) => JsonNode.Parse(site.Text(path))!.AsObject();
}
