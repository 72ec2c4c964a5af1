using System.Text.Json;
using Publisher.Sources;
using Publisher.Testing;

namespace Publisher.Interop.Tests;

/// <summary>
/// Fedify as a reader of the whole guild, and the rules that Mastodon, Pleroma, Misskey and Lemmy take a document by, against a host that sends what it is told and against
/// one that goes by names.
/// </summary>
public sealed class FediverseTests
{
    private static readonly Lazy<Task<JsonElement>> Told = new(() => ReadAsync("netlify", "headers"));
    private static readonly Lazy<Task<JsonElement>> ByNames = new(() => ReadAsync("github-pages", "names"));

    [Fact]
    public async Task Fedify_reads_the_whole_outbox_and_every_object_without_a_warning()
    {
        var report = await Told.Value;
        AssertWhole(report);
        Assert.Empty(Lines(report.GetProperty("warnings")));
        Assert.Empty(Lines(report.GetProperty("elsewhere")));
    }

    [Fact]
    public async Task No_rule_of_Mastodon_Pleroma_Misskey_or_Lemmy_is_broken_where_types_are_sent()
    {
        var broken = (await Told.Value).GetProperty("broken");
        Assert.Empty(Lines(broken.GetProperty("type")));
        Assert.Empty(Lines(broken.GetProperty("rest")));
    }

    [Fact]
    public async Task On_GitHub_Pages_Fedify_reads_the_same_and_only_the_types_are_refused()
    {
        var (report, told) = (await ByNames.Value, await Told.Value);
        AssertWhole(report);
        Assert.Empty(Lines(report.GetProperty("warnings")));
        Assert.Equal(told.GetProperty("activities").GetRawText(), report.GetProperty("activities").GetRawText());
        Assert.Empty(Lines(report.GetProperty("broken").GetProperty("rest")));
        // Each of the four refuses each document, as the build said (PUB0530).
        var refused = Lines(report.GetProperty("broken").GetProperty("type"));
        Assert.All(refused, line => Assert.EndsWith("refuses application/json; charset=utf-8", line, StringComparison.Ordinal));
        Assert.Equal(4 * refused.Select(line => line.Split(' ')[0]).Distinct(StringComparer.Ordinal).Count(), refused.Length);
    }

    [Fact]
    public async Task An_outbox_of_several_pages_is_read_to_its_beginning_over_what_is_gone()
    {
        const int Gone = 90;
        var report = await ReadAsync("netlify", "headers", tree => LongOutbox.Of(tree, Gone));
        Assert.Equal(["/3.json", "/2.json", "/1.json"], Lines(report.GetProperty("pages")).Select(page => page[page.LastIndexOf('/')..]));
        Assert.Empty(Lines(report.GetProperty("warnings")));
        Assert.Empty(Lines(report.GetProperty("broken").GetProperty("rest")));
        Assert.Equal(report.GetProperty("total").GetInt32(), report.GetProperty("activities").GetArrayLength());
        Assert.All(report.GetProperty("activities").EnumerateArray().TakeLast(Gone), a => Assert.Equal("Tombstone", a.GetProperty("objectType").GetString()));
    }

    [Fact]
    public async Task The_page_of_an_award_leads_to_its_note_by_a_whole_address()
    {
        var links = (await Told.Value).GetProperty("links").EnumerateObject().ToList();
        Assert.Equal(10, links.Count);
        Assert.All(links, link => Assert.Equal(link.Name, link.Value.GetString()));
    }

    private static void AssertWhole(JsonElement report)
    {
        Assert.Equal("acct:badges@badges.tidewater.example", report.GetProperty("subject").GetString());
        Assert.Equal("{\"id\":\"https://badges.tidewater.example/ap/actor.json\",\"isActor\":true,\"name\":\"Tidewater Makers Guild\",\"handle\":\"badges\"}", report.GetProperty("actor").GetRawText());
        Assert.Equal("publisher", report.GetProperty("nodeInfo").GetProperty("software").GetProperty("name").GetString());
        var activities = report.GetProperty("activities").EnumerateArray().ToList();
        Assert.Equal(File.ReadAllLines(Path.Combine(TestSites.Example, "content", "outbox.txt")).Length, activities.Count);
        Assert.Equal(activities.Count, report.GetProperty("total").GetInt32());
        Assert.Equal(activities.Count, activities.Select(a => a.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["Announce", "Create", "Update"], activities.Select(a => a.GetProperty("type").GetString()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Intersect(["Announce", "Create", "Update"], StringComparer.Ordinal));
        Assert.All(activities, a =>
        {
            Assert.Equal("https://badges.tidewater.example/ap/actor.json", a.GetProperty("actor").GetString());
            Assert.True(a.GetProperty("type").GetString() == "Delete" ? a.GetProperty("objectType").GetString() == "Tombstone" : a.GetProperty("objectType").GetString() is "Note" or "Tombstone", a.GetRawText());
            Assert.True(a.GetProperty("objectType").GetString() == "Tombstone" || a.GetProperty("attachments").GetInt32() > 0, a.GetRawText());
        });
        Assert.Equal(10, report.GetProperty("featured").GetArrayLength());
    }

    private static async Task<JsonElement> ReadAsync(string host, string mode, Func<SourceTree, SourceTree>? change = null)
    {
        using var folder = new TemporaryFolder();
        var example = TestSites.Read(TestSites.Example);
        var built = TestSites.Build(change?.Invoke(example) ?? example, new() { Host = host });
        TestSites.Write(built.Site!, folder.FullPath);
        return await Node.RunAsync("fediverse.mjs", folder.FullPath, built.Content!.Config.BaseUrl, mode);
    }

    private static string[] Lines(JsonElement list) => [.. list.EnumerateArray().Select(line => line.GetString()!)];
}
