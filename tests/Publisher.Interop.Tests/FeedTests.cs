using System.Text.Json;
using Publisher.Testing;

namespace Publisher.Interop.Tests;

/// <summary>feedsmith and rss-parser as judges of every feed: both read it, and read the same in its three forms.</summary>
public sealed class FeedTests(BuiltExample example) : IClassFixture<BuiltExample>
{
    [Fact]
    public async Task Two_parsers_read_every_feed_and_the_same_in_each_form()
    {
        var feeds = (await Node.RunAsync("feeds.mjs", example.Folder)).EnumerateArray().ToDictionary(f => f.GetProperty("path").GetString()!, StringComparer.Ordinal);
        Assert.Equal(example.Site.Files.Select(f => f.Path).Where(p => Path.GetFileNameWithoutExtension(p) == "feed").Order(StringComparer.Ordinal), feeds.Keys.Where(p => !p.StartsWith("feed/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(feeds.Values, f => Assert.Null(f.GetProperty("error").GetString()));
        foreach (var (path, feed) in feeds)
        {
            var smith = feed.GetProperty("smith");
            Assert.Equal($"{example.BaseUrl}/{path}", smith.GetProperty("self").GetString());
            Assert.Equal(Entries(feeds[Path.ChangeExtension(path, ".atom")].GetProperty("smith")), Entries(smith));
            if (feed.GetProperty("second") is { ValueKind: JsonValueKind.Object } second)
            {
                Assert.Equal(Entries(smith), Entries(second));
                Assert.Equal(smith.GetProperty("title").GetString(), second.GetProperty("title").GetString());
            }
        }
        Assert.NotEmpty(Entries(feeds["feed.rss"].GetProperty("smith")));
        Assert.Contains(feeds.Keys, p => p.StartsWith("members/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Archives_are_read_as_the_feed_is_and_lead_from_the_newest_to_the_oldest()
    {
        using var folder = new TemporaryFolder();
        TestSites.Write(TestSites.Build(LongOutbox.Of(TestSites.Read(TestSites.Example), 500)).Site!, folder.FullPath);
        var feeds = (await Node.RunAsync("feeds.mjs", folder.FullPath)).EnumerateArray().ToDictionary(f => f.GetProperty("path").GetString()!, f => f, StringComparer.Ordinal);
        var seen = new List<string>();
        for (var path = "feed.atom"; path is not null; path = feeds[path].GetProperty("smith").GetProperty("previous").GetString()?[(example.BaseUrl.Length + 1)..])
        {
            Assert.Null(feeds[path].GetProperty("error").GetString());
            Assert.Equal(path == "feed.atom" ? null : example.BaseUrl + "/feed.atom", feeds[path].GetProperty("smith").GetProperty("current").GetString());
            seen.Add(path);
        }
        Assert.Equal(["feed.atom", "feed/2.atom", "feed/1.atom"], seen);
        Assert.Equal(250, Entries(feeds["feed/1.atom"].GetProperty("smith")).Length);
    }

    [Fact]
    public async Task A_feed_that_is_none_is_told()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.FullPath, "feed.atom"), "<feed", TestContext.Current.CancellationToken);
        Assert.NotNull(Assert.Single((await Node.RunAsync("feeds.mjs", folder.FullPath)).EnumerateArray()).GetProperty("error").GetString());
    }

    private static string[] Entries(JsonElement feed) => [.. feed.GetProperty("entries").EnumerateArray().Select(e =>
        string.Join('\n', ((string[])["id", "title", "text", "page", "date"]).Select(member => string.Join(' ', (e.GetProperty(member).GetString() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))))];
}
