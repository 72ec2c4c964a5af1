using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Publisher.Content;
using Publisher.Linking;

namespace Publisher.Tests.Formats;

/// <summary>What happened, in three forms that say the same.</summary>
public sealed class FeedTests
{
    /// <summary>Lines of the outbox in an archive.</summary>
    private const int Archive = 250;
    private const string Base = "https://badges.tidewater.example/";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly RenderedSite Full = new(Guilds.Full().Build());

    [Theory]
    [InlineData("", 13)]
    [InlineData("badges/first-solder/", 3)]
    [InlineData("badges/workshop-host/", 3)]
    [InlineData("badges/unfrozen/", 0)]
    [InlineData("members/ana/", 3)]
    [InlineData("members/blue/", 3)]
    public void Three_forms_tell_the_same(string folder, int entries)
    {
        var atom = Read(Full, folder);
        Assert.Equal(Atom + "feed", atom.Name);
        Assert.Equal(Base + folder + "feed.atom", atom.Element(Atom + "id")!.Value);
        Assert.Equal(Base + folder + "feed.atom", Link(atom, "self"));
        Assert.Equal(Base + folder, Link(atom, "alternate"));
        Assert.NotEmpty(atom.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.All(atom.DescendantsAndSelf().Where(e => e.Name == Atom + "entry" || e.Name == Atom + "feed"), dated =>
        {
            Assert.Matches("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", dated.Element(Atom + "updated")!.Value);
            Assert.NotEmpty(dated.Element(Atom + "title")!.Value);
        });
        var told = atom.Elements(Atom + "entry").Select(e => (e.Element(Atom + "id")!.Value, e.Element(Atom + "title")!.Value, e.Element(Atom + "summary")!.Value, Link(e, "alternate")!)).ToList();
        Assert.Equal(entries, told.Count);
        Assert.Equal(entries, told.Select(t => t.Item1).Distinct(StringComparer.Ordinal).Count());

        var rss = XDocument.Parse(Full.Text(folder + "feed.rss")).Root!.Element("channel")!;
        Assert.Equal(Base + folder + "feed.rss", rss.Element(Atom + "link")!.Attribute("href")!.Value);
        Assert.Equal(Base + folder, rss.Element("link")!.Value);
        Assert.Equal(told, rss.Elements("item").Select(i => (i.Element("guid")!.Value, i.Element("title")!.Value, System.Net.WebUtility.HtmlDecode(i.Element("description")!.Value), i.Element("link")!.Value)));
        Assert.All(rss.Elements("item"), i => Assert.Equal(i.Element("guid")!.Value == i.Element("link")!.Value ? "true" : "false", i.Element("guid")!.Attribute("isPermaLink")!.Value));

        var json = JsonNode.Parse(Full.Text(folder + "feed.json"))!;
        Assert.Equal("https://jsonfeed.org/version/1.1", (string)json["version"]!);
        Assert.Equal(Base + folder + "feed.json", (string)json["feed_url"]!);
        Assert.Equal(told, json["items"]!.AsArray().Select(i => ((string)i!["id"]!, (string)i["title"]!, (string)i["content_text"]!, (string)i["url"]!)));
    }

    [Fact]
    public void Awards_endorsements_and_what_was_taken_back_are_entries_by_addresses_that_stay()
    {
        var entries = Read(Full, "").Elements(Atom + "entry").ToDictionary(e => e.Element(Atom + "id")!.Value, e => e.Element(Atom + "title")!.Value, StringComparer.Ordinal);
        Assert.Equal("Workshop Host, awarded to Blue Heron", entries[Base + "awards/aaaaaaaaaaaaaaaa/"]);
        Assert.Equal("Ana Marsh endorsed Workshop Host, awarded to Blue Heron", entries[Base + "endorsements/endorsedaaaaaaaa.json"]);
        Assert.EndsWith("(revoked)", entries[Base + "awards/eeeeeeeeeeeeeeee/"], StringComparison.Ordinal);
        Assert.EndsWith(": revoked", entries[Base + "status/decisions/eeeeeeeeeeeeeeee-revoke.json"], StringComparison.Ordinal);
        Assert.EndsWith(": replaced", entries[Base + "status/decisions/hhhhhhhhhhhhhhhh-supersede.json"], StringComparison.Ordinal);
        Assert.Equal("A withdrawn award", entries[Base + "status/decisions/iiiiiiiiiiiiiiii-withdraw.json"]);
        Assert.DoesNotContain(Base + "awards/iiiiiiiiiiiiiiii/", entries.Keys);
    }

    [Fact]
    public void A_feed_of_nothing_is_as_old_as_the_rules() =>
        Assert.Equal("2026-01-10T00:00:00Z", Read(Full, "badges/unfrozen/").Element(Atom + "updated")!.Value);

    [Fact]
    public void A_feed_holds_the_newest_fifty()
    {
        var guild = Guilds.Full();
        for (var i = 0; i < 60; i++)
        {
            guild.Award("z" + i.ToString("000000000000000", CultureInfo.InvariantCulture), "first-solder", "blue", new DateOnly(2027, 1, 1).AddDays(i));
        }
        var entries = Read(new RenderedSite(guild.Build()), "").Elements(Atom + "entry").ToList();
        Assert.Equal(50, entries.Count);
        Assert.EndsWith("z000000000000059/", entries[0].Element(Atom + "id")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hub_is_named_in_each_form_when_there_is_one()
    {
        const string Hub = "https://hub.example/";
        Assert.Null(Link(Read(Full, ""), "hub"));
        var model = Guilds.Full().Build();
        var site = new RenderedSite(model with { Config = model.Config with { FeedHub = Hub } });
        Assert.Equal(Hub, Link(Read(site, "members/ana/"), "hub"));
        Assert.Contains(XDocument.Parse(site.Text("feed.rss")).Descendants(Atom + "link"), l => (string)l.Attribute("rel")! == "hub" && (string)l.Attribute("href")! == Hub);
        Assert.Equal(Hub, (string)JsonNode.Parse(site.Text("feed.json"))!["hubs"]![0]!["url"]!);
    }

    [Fact]
    public void Archives_are_numbered_from_the_oldest_and_nothing_falls_between_them_and_the_feed()
    {
        var guild = Many(Archive * 2 + 30);
        var entries = OutboxDue.Of(guild.Build());
        // Ten awards are not told yet, the last of them the oldest.
        var (site, later) = (Told(guild, entries[..^10]), Told(guild, entries));
        Assert.Null(site.Site.Find("feed/3.atom"));
        var feed = XDocument.Parse(site.Text("feed.atom")).Root!;
        Assert.Equal(Base + "feed/2.atom", Link(feed, "prev-archive"));
        var second = XDocument.Parse(site.Text("feed/2.atom")).Root!;
        Assert.Equal(Base + "feed/1.atom", Link(second, "prev-archive"));
        Assert.Equal(Base + "feed.atom", Link(second, "current"));
        Assert.Equal(Base + "feed.atom", second.Element(Atom + "id")!.Value);
        Assert.NotNull(second.Element(XNamespace.Get("http://purl.org/syndication/history/1.0") + "archive"));
        var first = XDocument.Parse(site.Text("feed/1.atom")).Root!;
        Assert.Null(Link(first, "prev-archive"));
        Assert.Equal(
            entries.Select(e => $"{Base}awards/{e.Id}/").Order(StringComparer.Ordinal),
            new[] { feed, second, first }.SelectMany(Ids).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(entries[^1].Id, Ids(feed).First().Split('/')[^2]);
        Assert.Equal(site.Text("feed/1.atom"), later.Text("feed/1.atom"));
        Assert.Equal(site.Text("feed/2.atom"), later.Text("feed/2.atom"));
    }

    [Fact]
    public void An_award_that_is_merged_late_is_news_and_moves_nothing()
    {
        var before = Told(Many(Archive + 5), OutboxDue.Of(Many(Archive + 5).Build()));
        var guild = Many(Archive + 5).Award("late", "one", "ana", new(2020, 1, 1));
        var site = Told(guild, before.Model.Outbox!.Entries);
        Assert.Equal(before.Text("feed/1.atom"), site.Text("feed/1.atom"));
        Assert.Equal(Base + "awards/late/", Ids(XDocument.Parse(site.Text("feed.atom")).Root!).First());
        Assert.Equal("late", Assert.Single(OutboxDue.Of(site.Model)).Id);
    }

    [Fact]
    public void An_archive_says_how_an_award_began_and_of_what_was_withdrawn_only_that_it_was()
    {
        var plain = Told(Many(Archive), OutboxDue.Of(Many(Archive).Build()));
        var guild = Many(Archive, skip: 7).Withdrawn("a00007", new(2026, 9, 1));
        guild.Award("a00008", "one", "ana", new(2026, 1, 9), new() { State = Publisher.Credentials.Verification.CredentialState.Revoked, Reason = "Not hers" });
        var site = Told(guild, plain.Model.Outbox!.Entries);
        var (was, now) = (plain.Text("feed/1.atom"), site.Text("feed/1.atom"));
        Assert.Equal(Ids(XDocument.Parse(was).Root!), Ids(XDocument.Parse(now).Root!));
        Assert.DoesNotContain("revoked", now, StringComparison.Ordinal);
        Assert.Equal(was.Split("Ana").Length - 2, now.Split("Ana").Length);
        Assert.Contains("What stood here was withdrawn.", now, StringComparison.Ordinal);
        Assert.Equal(["a00008 Update revoke", "a00007 Delete "], OutboxDue.Of(site.Model).Select(e => $"{e.Id} {e.Kind} {e.Because}"));
    }

    private static GuildBuilder Many(int awards, int skip = -1)
    {
        var guild = new GuildBuilder().Member("ana", "Ana").Badge("one", "One", "d", "c").Rule(1, "one");
        for (var i = 0; i < awards; i++)
        {
            if (i != skip && !(skip > 0 && i == skip + 1))
            {
                guild.Award($"a{i.ToString("00000", CultureInfo.InvariantCulture)}", "one", "ana", new DateOnly(2026, 1, 1).AddDays(i));
            }
        }
        return guild;
    }

    private static RenderedSite Told(GuildBuilder guild, ImmutableArray<OutboxEntry> entries) =>
        new(guild.Build() with { Outbox = new(new(OutboxFile.Path, System.Text.Encoding.UTF8.GetBytes(string.Concat(entries.Select(e => e.Line)))), entries) });

    private static IEnumerable<string> Ids(XElement feed) => feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value);

    private static XElement Read(RenderedSite site, string folder) => XDocument.Parse(site.Text(folder + "feed.atom")).Root!;

    private static string? Link(XElement of, string relation) => of.Elements(Atom + "link").SingleOrDefault(l => (string)l.Attribute("rel")! == relation)?.Attribute("href")!.Value;
}
