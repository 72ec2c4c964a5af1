using System.Text.Json.Nodes;
using System.Xml.Linq;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Linking;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Formats;

/// <summary>Endorsements between guilds on pages, in feeds and for programs: what is said here of theirs, and there of ours.</summary>
public sealed class EndorsedAcrossTests
{
    private readonly SignedSite site = SignedSite.Minimal();

    [Fact]
    public void What_is_said_of_a_partners_is_published_as_signed_and_stands_with_the_partner()
    {
        Harbour.Pull(site);
        Harbour.Praise(site, Harbour.OfAward);
        var rendered = Rendered();
        Assert.True(rendered.Site.Find($"endorsements/{Harbour.Praised}.json")!.Bytes.Span.SequenceEqual(site.Files[SignedSite.EndorsementPath(Harbour.Praised)]));
        var html = rendered.Page("federation/");
        Assert.Contains("<h3>What people here say of theirs</h3>", html, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"https://harbour.example/awards/{SignedSite.LightId}/\" rel=\"external\">an award of First Light</a><br><a href=\"../members/ben/\">Ben</a>, came by each morning", html, StringComparison.Ordinal);
        Assert.Contains("<em>warm</em>", html, StringComparison.Ordinal);
        // The partner's award has the id of one of ours, and is another.
        Assert.DoesNotContain("Endorsed by", rendered.Page($"awards/{SignedSite.LightId}/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("badge", "Ben endorsed First Light (Harbour Makers)", "https://harbour.example/badges/first-light/")]
    [InlineData("award", "Ben endorsed an award of First Light (Harbour Makers)", "https://harbour.example/awards/lightaaaaaaaaaaa/")]
    [InlineData("guild", "Ben endorsed Harbour Makers", "https://harbour.example/")]
    public void The_feed_tells_it_with_the_page_there_and_the_signed_document_here(string thing, string title, string page)
    {
        Harbour.Pull(site);
        site["site.config.yml"] += "fediverse:\n  handle: badges\n";
        Harbour.Praise(site, thing switch { "award" => Harbour.OfAward, "guild" => Harbour.OfGuild, _ => d => d });
        var rendered = Rendered();
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = XDocument.Parse(rendered.Text("feed.atom")).Root!.Elements(atom + "entry").Single(e => ((string)e.Element(atom + "id")!).EndsWith($"{Harbour.Praised}.json", StringComparison.Ordinal));
        Assert.Equal(title, (string)entry.Element(atom + "title")!);
        Assert.Equal(page, (string)entry.Elements(atom + "link").Single(l => (string?)l.Attribute("rel") == "alternate").Attribute("href")!);
        Assert.Equal($"https://minimal.example/endorsements/{Harbour.Praised}.json", (string)entry.Elements(atom + "link").Single(l => (string?)l.Attribute("rel") == "related").Attribute("href")!);
        Assert.Equal([new(new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), OutboxKind.Create, Harbour.Praised)], OutboxDue.Of(rendered.Model).Where(e => e.Id == Harbour.Praised || e.Because == Harbour.Praised));
        var note = JsonNode.Parse(rendered.Text($"ap/notes/{Harbour.Praised}.json"))!;
        Assert.Equal(page, (string)note["url"]!);
        Assert.Null(note["inReplyTo"]);
    }

    [Fact]
    public void The_picture_has_an_arrow_and_words_for_it_and_programs_an_edge()
    {
        Harbour.Pull(site);
        site.EndTreatyFor();
        Harbour.Praise(site);
        var rendered = Rendered();
        Assert.Contains("<li>People here stand by work of Harbour Makers.</li>", rendered.Page("federation/"), StringComparison.Ordinal);
        Assert.Contains("<line class=\"ours\"", rendered.Page("federation/"), StringComparison.Ordinal);
        var edge = Assert.Single(JsonNode.Parse(rendered.Text("federation/graph.json"))!["edges"]!.AsArray());
        Assert.Equal(("endorsement", "did:web:minimal.example", "did:web:harbour.example"), ((string)edge!["kind"]!, (string)edge["from"]!, (string)edge["to"]!));
        Harbour.Endorse(site);
        Assert.Contains("<li>People here stand by work of Harbour Makers, and Harbour Makers stands by ours.</li>", Rendered().Page("federation/"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_member_there_says_of_ours_stands_beside_what_it_is_about()
    {
        Harbour.Pull(site);
        Harbour.Endorse(site, SignedSite.Ben);
        var html = Rendered().Page($"awards/{SignedSite.LightId}/");
        Assert.Contains("<h2>Endorsed by</h2>", html, StringComparison.Ordinal);
        Assert.Contains("Robin Vale, came by each morning<br><span class=\"fine\">member of Harbour Makers; dated", html, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"https://harbour.example/endorsements/{Harbour.Word}.json\" rel=\"external\">the signed file</a>", html, StringComparison.Ordinal);
        Assert.Null(Rendered().Site.Find($"endorsements/{Harbour.Word}.json"));
        Assert.DoesNotContain(Harbour.Word, Rendered().Text("feed.atom"), StringComparison.Ordinal);
        Assert.DoesNotContain(OutboxDue.Of(Rendered().Model), e => e.Id == Harbour.Word || e.Because == Harbour.Word);
    }

    [Fact]
    public void What_an_outsider_says_there_is_told_as_that_on_the_badge_and_under_how_we_decide()
    {
        const string Achievement = "https://minimal.example/badges/two-hands/1.0/achievement.json";
        Harbour.Pull(site);
        Harbour.Endorse(site, change: d => d with { SubjectId = Achievement, Address = Achievement, DigestSri = Sri.Of(site.Files["content/badges/two-hands/1.0/achievement.json"]) });
        Assert.Contains("published by Harbour Makers, and no member there; the name is their own word", Rendered().Page("badges/two-hands/"), StringComparison.Ordinal);
        Harbour.Endorse(site, change: d => d with { SubjectId = "did:web:minimal.example", Address = "https://minimal.example/authority/1.json", DigestSri = Sri.Of(site.Files["content/authority/1.json"]) });
        Assert.Contains("Robin Vale", Rendered().Page("how-we-decide/"), StringComparison.Ordinal);
        Assert.DoesNotContain("Robin Vale", Rendered().Page("badges/two-hands/"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_or_markup_in_what_a_partner_publishes_breaks_nothing_here()
    {
        Harbour.Pull(site);
        Harbour.Endorse(site, change: d => d with { Comment = "[there](nowhere/at/all) ![x](pic.png) <script>alert(1)</script> # Top", Name = "<b>Robin</b>" });
        var html = Rendered().Page($"awards/{SignedSite.LightId}/");
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Robin", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"nowhere", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"pic", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_speak_of_it_in_every_language()
    {
        Harbour.Pull(site);
        site.EndTreatyFor();
        Harbour.Praise(site, Harbour.OfAward);
        Harbour.Endorse(site, SignedSite.Ben);
        site.Edit("site.config.yml", "languages: [en]", "languages: [en, de, es, fr]");
        var rendered = Rendered();
        Assert.Contains("Was hier über ihre Arbeit gesagt wird", rendered.Page("de/federation/"), StringComparison.Ordinal);
        Assert.Contains("un reconocimiento de First Light", rendered.Page("es/federation/"), StringComparison.Ordinal);
        Assert.Contains("Des nôtres soutiennent le travail de Harbour Makers, et Harbour Makers soutient le nôtre.", rendered.Page("fr/federation/"), StringComparison.Ordinal);
        Assert.Contains("Mitglied von Harbour Makers", rendered.Page($"de/awards/{SignedSite.LightId}/"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_about_a_guild_that_is_no_partner_any_more_is_published_and_told_by_its_address()
    {
        Harbour.Praise(site);
        var rendered = Rendered();
        Assert.NotNull(rendered.Site.Find($"endorsements/{Harbour.Praised}.json"));
        Assert.Contains("Ben endorsed First Light (harbour.example)", rendered.Text("feed.atom"), StringComparison.Ordinal);
        Assert.Null(rendered.Site.Find("federation/index.html"));
    }

    private RenderedSite Rendered()
    {
        var result = Pipeline.Check(site.Tree);
        Assert.False(result.HasErrors, string.Join('\n', result.Diagnostics.Select(d => $"{d.Location} {d.Message}")));
        var rendered = new RenderedSite(SiteLinker.Link(result.Verified!));
        Assert.DoesNotContain(rendered.Found, d => d.Descriptor.Severity == Publisher.Diagnostics.Severity.Error);
        return rendered;
    }
}

/// <summary>What these tests do to a site.</summary>
internal static class PartedSites
{
    /// <summary>Takes the treaty with the harbour and what was kept because of it away.</summary>
    public static void EndTreatyFor(this SignedSite site)
    {
        site.Remove(Harbour.TreatyPath);
        site.Remove(Harbour.LightPath);
    }
}
