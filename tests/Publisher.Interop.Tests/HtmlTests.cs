using System.Text.Json;
using Publisher.Testing;

namespace Publisher.Interop.Tests;

/// <summary>html-validate as a judge of every page: the markup as the standard has it, and what readers of all kinds need of it.</summary>
public sealed class HtmlTests(BuiltExample example) : IClassFixture<BuiltExample>
{
    [Fact]
    public async Task Every_page_is_clean()
    {
        var report = await Node.RunAsync("html-validate.mjs", example.Folder);
        Assert.Equal(example.Site.Files.Count(f => f.Path.EndsWith(".html", StringComparison.Ordinal)), report.GetProperty("pages").GetInt32());
        Assert.Empty(Found(report));
    }

    [Fact]
    public async Task A_page_with_mistakes_is_not()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.FullPath, "index.html"), "<!doctype html><html><head><title></title></head><body><p><div></p><img src=a.png><label>x</label></body></html>", TestContext.Current.CancellationToken);
        var found = Found(await Node.RunAsync("html-validate.mjs", folder.FullPath));
        Assert.True(found.Length > 3, string.Join('\n', found));
    }

    private static string[] Found(JsonElement report) => [.. report.GetProperty("found").EnumerateArray().Select(line => line.GetString()!)];
}
