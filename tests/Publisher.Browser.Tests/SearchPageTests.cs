using Microsoft.Playwright;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Testing;

namespace Publisher.Browser.Tests;

/// <summary>Searching a site that has enough to search, by hand and by keyboard.</summary>
public sealed class SearchPageTests : IAsyncLifetime
{
    private BuiltSite built = null!;
    private LoopbackSite? server;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The example guild with so many more badges that it gets a search.</summary>
    internal static SourceTree LargerExample() => new(
    [
        .. TestSites.ReadFiles(TestSites.Example),
        .. Enumerable.Range(1, 13).Select(n => new SourceFile(
            $"content/badges/more-{n}.md", System.Text.Encoding.UTF8.GetBytes($"---\nname: More {n}\ndescription: Łódka number {n} <b>afloat</b>\ntype: Badge\nversion: \"1.0\"\n---\n\nSail it.\n"))),
    ]);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        built = TestSites.Build(LargerExample());
        server = await LoopbackSite.StartAsync(built.Site!);
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    [Fact]
    public async Task It_finds_badges_people_awards_and_entries_by_keyboard_alone()
    {
        await using var seen = await OpenAsync(new());
        var award = built.Model!.Awards.First(a => a.Holder is not null);
        await seen.Page.Locator("#asked").FocusAsync();
        await seen.Page.Keyboard.TypeAsync("LODKA afl");
        await Assertions.Expect(seen.Page.Locator("#told")).ToHaveTextAsync("13 badges.");
        Assert.Contains("<b>afloat</b>", await seen.Page.Locator("#found").InnerTextAsync(), StringComparison.Ordinal);

        await AskAsync(seen, award.Holder!.Name);
        await Assertions.Expect(seen.Page.Locator("#told")).ToContainTextAsync("one person");
        await seen.Page.Keyboard.PressAsync("ArrowDown");
        await seen.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(seen.Page).ToHaveURLAsync($"{server!.Address}/{SitePaths.Member(award.Holder.Handle)}");
        await seen.Page.GoBackAsync();
        await Assertions.Expect(seen.Page.Locator("#asked")).ToHaveValueAsync(award.Holder.Name);

        await AskAsync(seen, $"{award.Frozen.Name.Split(' ')[0][..4]} {award.Holder.Name.Split(' ')[0]}");
        await Assertions.Expect(seen.Page.Locator($"#found a[href$='{SitePaths.Award(award.Id)}']")).ToHaveTextAsync($"{award.Frozen.Name} to {award.Holder.Name}");
        await AskAsync(seen, Publisher.Languages.SiteWords.Grouped(award.Id));
        await Assertions.Expect(seen.Page.Locator("#told")).ToHaveTextAsync("One entry.", new() { IgnoreCase = true });
        await AskAsync(seen, "nothingatall");
        await Assertions.Expect(seen.Page.Locator("#told")).ToContainTextAsync("Nothing was found");
        await AskAsync(seen, "more");
        await Look.ReadsWellAsync(seen, server!.Address);
    }

    [Fact]
    public async Task Without_scripts_or_an_index_the_lists_are_there()
    {
        await using (var plain = await OpenAsync(new() { Scripts = false, Width = 320 }))
        {
            Assert.False(await plain.Page.Locator("#asked").IsVisibleAsync());
            Assert.Equal(3, await plain.Page.Locator("main section a").CountAsync());
            Assert.Empty(plain.Console);
        }
        await using var seen = await OpenAsync(new() { Instead = new Dictionary<string, Func<string, string>?> { ["index.json"] = _ => "" } });
        await AskAsync(seen, "boat");
        await Assertions.Expect(seen.Page.Locator("#told")).ToContainTextAsync("could not be loaded");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private static async Task AskAsync(LookedAt seen, string words)
    {
        await seen.Page.Locator("#asked").FillAsync(words);
        await seen.Page.Keyboard.PressAsync("Enter");
    }

    private async Task<LookedAt> OpenAsync(Visit visit)
    {
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = visit.Width, Height = visit.Height }, JavaScriptEnabled = visit.Scripts });
        var page = await context.NewPageAsync();
        var seen = new LookedAt(context, page);
        page.Console += (_, message) => seen.Console.Add($"{message.Type}: {message.Text} ({message.Location})");
        page.PageError += (_, error) => seen.Console.Add($"exception: {error}");
        page.Request += (_, request) => seen.Requests.Add(request.Url);
        await visit.PrepareAsync(page);
        await page.GotoAsync($"{server!.Address}/{SitePaths.Search}", new() { WaitUntil = WaitUntilState.NetworkIdle });
        return seen;
    }
}
