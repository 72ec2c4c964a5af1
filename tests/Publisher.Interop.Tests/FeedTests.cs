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
    public async Task A_feed_that_is_none_is_told()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.FullPath, "feed.atom"), "<feed", TestContext.Current.CancellationToken);
        Assert.NotNull(Assert.Single((await Node.RunAsync("feeds.mjs", folder.FullPath)).EnumerateArray()).GetProperty("error").GetString());
    }

    private static string[] Entries(JsonElement feed) => [.. feed.GetProperty("entries").EnumerateArray().Select(e =>
        string.Join('\n', ((string[])["id", "title", "text", "page", "date"]).Select(member => string.Join(' ', (e.GetProperty(member).GetString() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))))];
}
