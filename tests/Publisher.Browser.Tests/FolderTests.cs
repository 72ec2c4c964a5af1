using Microsoft.Playwright;
using Publisher.Credentials.Verification;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Testing;

namespace Publisher.Browser.Tests;

/// <summary>The example guild as a folder on a disk (<c>build --portable</c>), opened by a double click.</summary>
public sealed class FolderTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("publisher-folder-");
    private IPlaywright? playwright;
    private IBrowser? browser;
    private SiteModel model = null!;

    private AwardModel Good => model.Awards.First(a => a.Verified.State == CredentialState.Valid && a.Signers.Length == 2);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var sink = new SiteInMemory();
        var result = Pipeline.Build(SearchPageTests.LargerExample(), new() { Portable = true }, sink);
        Assert.True(result.IsGood);
        model = result.Model!;
        foreach (var file in sink.ToSite().Files)
        {
            var path = Path.Combine(folder.FullName, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Bytes);
        }
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    [Fact]
    public async Task An_award_is_checked_by_what_lies_in_its_page_and_a_changed_one_is_told()
    {
        await using var seen = await OpenAsync(SitePaths.Award(Good.Id));
        await Assertions.Expect(seen.Page.Locator("[role=status]")).ToHaveAttributeAsync("data-state", "valid-unrecognised");
        var words = await seen.Page.Locator("[role=status]").InnerTextAsync();
        Assert.Matches(@"Genuine and in force as of \d+ \w+ \d{4}, by the documents in this folder; that they are its issuer's own, nothing else says\.", words);
        Assert.True(await seen.Page.Locator(".hero img").EvaluateAsync<bool>("image => image.complete && image.naturalWidth > 0"), "the picture is not shown");
        Assert.Equal("rgb(251, 250, 246)", await seen.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Contains("made for reading from a folder", await seen.Page.Locator("header.top").InnerTextAsync(), StringComparison.Ordinal);
        await seen.Page.GetByText("How this was checked").ClickAsync();
        var steps = await seen.Page.Locator(".checks li").EvaluateAllAsync<string[]>("all => all.map(s => `${s.dataset.check} ${s.dataset.verdict}`)");
        Assert.Equal(["format passed", "signatures passed", "authority passed", "status passed", "dates passed", "log notChecked", "holder notChecked", "issuer failed"], steps);
        await seen.Page.GetByRole(AriaRole.Link, new() { Name = "How we decide" }).First.ClickAsync();
        Assert.EndsWith("/how-we-decide/index.html", seen.Page.Url, StringComparison.Ordinal);
        Assert.Empty(seen.Console);
        Assert.All(seen.Requests, address => Assert.StartsWith("file://", address, StringComparison.Ordinal));

        // What is changed in the page after the site was built is what was signed no longer; the policy lets the script run as it was.
        var page = Path.Combine(folder.FullName, SitePaths.FileOf(SitePaths.Award(Good.Id)));
        var stop = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(page, (await File.ReadAllTextAsync(page, stop)).Replace(@"\""Workshop Host\""", @"\""Workshop Boss\""", StringComparison.Ordinal), stop);
        await seen.Page.GotoAsync(new Uri(page).AbsoluteUri);
        await Assertions.Expect(seen.Page.Locator("[role=status]")).ToHaveAttributeAsync("data-state", "altered");
    }

    [Fact]
    public async Task A_revoked_award_stays_revoked_and_a_dropped_file_is_judged_too()
    {
        var revoked = model.Awards.First(a => a.Verified.State == CredentialState.Revoked);
        await using var seen = await OpenAsync(SitePaths.Award(revoked.Id));
        await Assertions.Expect(seen.Page.Locator("#how .when")).ToContainTextAsync("from the folder it lies in");
        Assert.Equal("revoked", await seen.Page.Locator("[role=status]").GetAttributeAsync("data-state"));

        await seen.Page.GotoAsync(new Uri(Path.Combine(folder.FullName, "verify", "index.html")).AbsoluteUri);
        Assert.Equal(0, await seen.Page.Locator("#link").CountAsync());
        await seen.Page.Locator("#file").SetInputFilesAsync(Path.Combine(folder.FullName, SitePaths.Credential(Good.Id)));
        await Assertions.Expect(seen.Page.Locator("[role=status]")).ToHaveAttributeAsync("data-state", "valid-unrecognised");
        await seen.Page.GetByText("Open the award’s page").ClickAsync();
        Assert.EndsWith($"/awards/{Good.Id}/index.html", seen.Page.Url, StringComparison.Ordinal);

        await seen.Page.GetByRole(AriaRole.Link, new() { Name = "Search" }).ClickAsync();
        await seen.Page.Locator("#asked").FillAsync(Good.Holder!.Name);
        await seen.Page.Locator("#found a").First.ClickAsync();
        Assert.EndsWith($"/members/{Good.Holder.Handle}/index.html", seen.Page.Url, StringComparison.Ordinal);
        Assert.Empty(seen.Console);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task<LookedAt> OpenAsync(string path)
    {
        var context = await browser!.NewContextAsync(new() { ColorScheme = ColorScheme.Light });
        var page = await context.NewPageAsync();
        var seen = new LookedAt(context, page);
        page.Console += (_, message) => seen.Console.Add($"{message.Type}: {message.Text} ({message.Location})");
        page.PageError += (_, error) => seen.Console.Add($"exception: {error}");
        page.Request += (_, request) => seen.Requests.Add(request.Url);
        await page.GotoAsync(new Uri(Path.Combine(folder.FullName, SitePaths.FileOf(path))).AbsoluteUri);
        return seen;
    }
}
