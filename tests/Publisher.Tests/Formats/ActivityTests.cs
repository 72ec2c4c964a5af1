using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Publisher.Content;
using Publisher.Credentials.Verification;
using Publisher.Linking;

namespace Publisher.Tests.Formats;

/// <summary>The guild in the fediverse, as files.</summary>
public sealed class ActivityTests
{
    private const string Base = "https://badges.tidewater.example/";
    private const string Everybody = "https://www.w3.org/ns/activitystreams#Public";
    private const int Page = 50;
    private static readonly RenderedSite Full = Told(Guilds.Full().Build());

    [Fact]
    public void Without_being_asked_nothing_of_it_is_there()
    {
        var model = Guilds.Full().Build();
        var site = new RenderedSite(model with { Config = model.Config with { Fediverse = null } });
        Assert.DoesNotContain(site.Site.Files, f => f.Path.StartsWith("ap/", StringComparison.Ordinal) || f.Path.Contains("webfinger", StringComparison.Ordinal) || f.Path.Contains("nodeinfo", StringComparison.Ordinal));
        Assert.DoesNotContain("activity+json", site.Page("") + site.Page("awards/aaaaaaaaaaaaaaaa/"), StringComparison.Ordinal);
        Assert.Null(Json(site, ".well-known/recognition.json")["activityStreams"]);
    }

    [Fact]
    public void Every_id_is_the_address_of_its_own_document()
    {
        var documents = Full.Site.Files.Where(f => f.Path.StartsWith("ap/", StringComparison.Ordinal)).ToList();
        Assert.True(documents.Count > 15);
        Assert.All(documents, f =>
        {
            Assert.Equal("application/activity+json", f.MediaType);
            Assert.Equal(Base + f.Path, (string)Json(Full, f.Path)["id"]!);
        });
    }

    [Fact]
    public void An_award_is_a_note_with_its_picture_and_its_credential()
    {
        var note = Json(Full, "ap/notes/aaaaaaaaaaaaaaaa.json");
        Assert.Equal(("Note", Base + "ap/actor.json", Base + "awards/aaaaaaaaaaaaaaaa/"), ((string)note["type"]!, (string)note["attributedTo"]!, (string)note["url"]!));
        Assert.Equal(Base + "ap/followers.json", (string)Assert.Single(note["to"]!.AsArray())!);
        Assert.Equal(Everybody, (string)Assert.Single(note["cc"]!.AsArray())!);
        Assert.Contains("<strong>Workshop Host</strong>", (string)note["content"]!, StringComparison.Ordinal);
        Assert.Contains("Blue Heron", (string)note["content"]!, StringComparison.Ordinal);
        Assert.Equal(
            ["Image image/png " + Base + "badges/workshop-host/1.0/image.png", "Document application/vc " + Base + "credentials/aaaaaaaaaaaaaaaa.json"],
            note["attachment"]!.AsArray().Select(a => $"{a!["type"]} {a["mediaType"]} {a["url"]}"));
        Assert.Null(note["tag"]);
        Assert.Null(note["updated"]);
    }

    [Fact]
    public void A_note_says_when_its_award_was_taken_back()
    {
        var note = Json(Full, "ap/notes/eeeeeeeeeeeeeeee.json");
        Assert.Equal("2026-01-23T10:00:00Z", (string)note["updated"]!);
        Assert.Contains("This award was revoked on 23 January 2026", (string)note["content"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endorsement_answers_the_note_of_its_award()
    {
        var note = Json(Full, "ap/notes/endorsedaaaaaaaa.json");
        Assert.Equal(Base + "ap/notes/aaaaaaaaaaaaaaaa.json", (string)note["inReplyTo"]!);
        Assert.Contains("I have seen <em>all nine</em>.", (string)note["content"]!, StringComparison.Ordinal);
        Assert.Equal(Base + "endorsements/endorsedaaaaaaaa.json", (string)Assert.Single(note["attachment"]!.AsArray())!["url"]!);
    }

    [Fact]
    public void Of_a_withdrawn_award_a_tombstone_is_left()
    {
        var text = Full.Text("ap/notes/iiiiiiiiiiiiiiii.json");
        var stone = JsonNode.Parse(text)!;
        Assert.Equal(("Tombstone", "Note", "2025-02-02T10:00:00Z"), ((string)stone["type"]!, (string)stone["formerType"]!, (string)stone["deleted"]!));
        Assert.Equal(5, stone.AsObject().Count);
    }

    [Fact]
    public void Loud_and_tagged_only_when_asked()
    {
        var model = Guilds.Full().Build();
        var site = new RenderedSite(model with { Config = model.Config with { Fediverse = model.Config.Fediverse! with { IsLoud = true, Hashtags = ["openbadges", "makers"] } } });
        var note = Json(site, "ap/notes/aaaaaaaaaaaaaaaa.json");
        Assert.Equal(Everybody, (string)Assert.Single(note["to"]!.AsArray())!);
        Assert.Equal(["#openbadges", "#makers"], note["tag"]!.AsArray().Select(t => (string)t!["name"]!));
        Assert.Contains("#openbadges #makers", (string)note["content"]!, StringComparison.Ordinal);
        Assert.True((bool)Json(site, "ap/actor.json")["discoverable"]!);
    }

    [Fact]
    public void WebFinger_leads_to_the_actor_and_the_actor_back()
    {
        var (finger, actor) = (Json(Full, ".well-known/webfinger"), Json(Full, "ap/actor.json"));
        Assert.Equal("acct:" + (string)actor["webfinger"]!, (string)finger["subject"]!);
        Assert.Equal((string)actor["id"]!, (string)finger["links"]!.AsArray().Single(l => (string)l!["rel"]! == "self")!["href"]!);
        Assert.True((bool)actor["pollOnly"]!);
        Assert.All((string[])["inbox", "outbox", "followers", "following", "featured"], name => Assert.NotNull(Full.Site.Find(((string)actor[name]!)[Base.Length..])));
        Assert.NotNull(Full.Site.Find(((string)Json(Full, ".well-known/nodeinfo")["links"]![0]!["href"]!)[Base.Length..]));
    }

    [Fact]
    public void The_outbox_is_told_whole_newest_first()
    {
        var activities = Walk(Full);
        Assert.Equal(OutboxDue.Of(Guilds.Full().Build()).Reverse().Select(e => $"{e.Kind} {Base}ap/notes/{e.Id}.json"), activities.Select(a => $"{a["type"]} {a["object"]}"));
        Assert.Equal(activities.Count, (int)Json(Full, "ap/outbox.json")["totalItems"]!);
        Assert.Equal(activities.Count, activities.Select(a => (string)a["id"]!).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(activities, a => (string)a["type"]! == "Announce" && (string)a["object"]! == Base + "ap/notes/aaaaaaaaaaaaaaaa.json");
    }

    [Fact]
    public void A_full_page_never_changes_whatever_happens_to_what_it_names()
    {
        var before = Told(Guild(Page + 10).Build());
        // One is withdrawn, one revoked, and one that is older than all is merged late.
        var guild = Guild(Page + 10, skip: 3).Withdrawn("a00003", new(2026, 12, 1)).Award("late", "one", "ana", new(2020, 1, 1));
        var model = guild.Award("a00004", "one", "ana", new(2026, 1, 5), new() { State = CredentialState.Revoked, Reason = "Not hers" }).Build();
        var after = Told(model with { Outbox = before.Model.Outbox });
        Assert.Equal(before.Text("ap/outbox/1.json"), after.Text("ap/outbox/1.json"));
        Assert.StartsWith(string.Concat(before.Model.Outbox!.Entries.Select(e => e.Line)), string.Concat(after.Model.Outbox!.Entries.Select(e => e.Line)), StringComparison.Ordinal);
        Assert.Equal(["Create late", "Update a00004", "Delete a00003"], after.Model.Outbox.Entries.Skip(Page + 10).Select(e => $"{e.Kind} {e.Id}"));
        Assert.Equal(Walk(before).Select(a => a.ToJsonString()), Walk(after).Skip(3).Select(a => a.ToJsonString()));
        Assert.Equal("Tombstone", (string)Json(after, "ap/notes/a00003.json")["type"]!);
    }

    [Fact]
    public void The_page_about_following_names_the_handle_where_it_can_be_found()
    {
        var model = Guilds.Full().Build();
        Assert.Contains("<code>@badges@badges.tidewater.example</code>", Full.Page("subscribe/"), StringComparison.Ordinal);
        Assert.DoesNotContain("@badges@", new RenderedSite(model with { GoesByNames = true }).Page("subscribe/"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_place_yet_is_not_in_the_outbox()
    {
        var site = new RenderedSite(Guilds.Full().Build());
        Assert.Equal(0, (int)Json(site, "ap/outbox.json")["totalItems"]!);
        Assert.NotNull(site.Site.Find("ap/notes/aaaaaaaaaaaaaaaa.json"));
        Assert.Null(site.Site.Find("ap/outbox/1.json"));
    }

    private static GuildBuilder Guild(int awards, int skip = -1)
    {
        var guild = new GuildBuilder { Fediverse = new() { Handle = "badges", Location = new("site.config.yml") } }.Member("ana", "Ana").Badge("one", "One", "d", "c").Rule(1, "one");
        foreach (var i in Enumerable.Range(0, awards).Where(i => skip < 0 || (i != skip && i != skip + 1)))
        {
            guild.Award($"a{i.ToString("00000", CultureInfo.InvariantCulture)}", "one", "ana", new DateOnly(2026, 1, 1).AddDays(i));
        }
        return guild;
    }

    // As 'publisher outbox' leaves it.
    private static RenderedSite Told(SiteModel model)
    {
        ImmutableArray<OutboxEntry> entries = [.. model.Outbox?.Entries ?? [], .. OutboxDue.Of(model)];
        return new(model with { Outbox = new(new(OutboxFile.Path, ReadOnlyMemory<byte>.Empty), entries) });
    }

    private static List<JsonNode> Walk(RenderedSite site)
    {
        var found = new List<JsonNode>();
        for (var page = (string?)Json(site, "ap/outbox.json")["first"]; page is not null; page = (string?)Json(site, page[Base.Length..])["next"])
        {
            found.AddRange(Json(site, page[Base.Length..])["orderedItems"]!.AsArray().OfType<JsonNode>());
        }
        return found;
    }

    private static JsonNode Json(RenderedSite site, string path) => JsonNode.Parse(site.Text(path))!;
}
