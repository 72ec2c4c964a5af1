using Microsoft.Playwright;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Testing;

[assembly: AssemblyFixture(typeof(Publisher.Browser.Tests.BuiltExample))]

namespace Publisher.Browser.Tests;

/// <summary>The example guild, built once for all tests, served on this machine, and a browser to look at it.</summary>
public sealed class BuiltExample : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private LoopbackSite? server;
    private Site? site;

    /// <summary>What the pages show.</summary>
    internal SiteModel Model { get; private set; } = null!;

    /// <summary>What was verified before it.</summary>
    internal Publisher.Verifying.VerifiedContent Verified { get; private set; } = null!;

    /// <summary>The bytes of a file of the site.</summary>
    internal byte[] Read(string path) => site!.Find(path)!.Bytes.ToArray();

    /// <summary>The site's address on this machine, without a trailing slash.</summary>
    internal string Address => server!.Address;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var result = TestSites.Build(TestSites.Read(TestSites.Example));
        Model = result.Model!;
        Verified = result.Verified!;
        site = result.Site!;
        server = await LoopbackSite.StartAsync(site);
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    /// <summary>Opens a page and waits until it is quiet.</summary>
    internal Task<LookedAt> OpenAsync(string path, int width, int height, bool dark = false) => OpenAsync(path, new() { Width = width, Height = height, Dark = dark });

    /// <summary>Opens a page as a visit says and waits until it is quiet.</summary>
    internal async Task<LookedAt> OpenAsync(string path, Visit visit)
    {
        var context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = visit.Width, Height = visit.Height },
            ColorScheme = visit.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = visit.Scripts,
        });
        var page = await context.NewPageAsync();
        var seen = new LookedAt(context, page);
        page.Console += (_, message) => seen.Console.Add($"{message.Type}: {message.Text} ({message.Location})");
        page.PageError += (_, error) => seen.Console.Add($"exception: {error}");
        page.Request += (_, request) => seen.Requests.Add(request.Url);
        await visit.PrepareAsync(page);
        var response = await page.GotoAsync($"{Address}/{path}", new() { WaitUntil = WaitUntilState.Load });
        seen.Status = response!.Status;
        // What has no script asks for nothing once it is loaded.
        if (visit.Scripts && await page.Locator("script[src]").CountAsync() > 0)
        {
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
        return seen;
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
}

/// <summary>A page as a browser saw it.</summary>
internal sealed class LookedAt(IBrowserContext context, IPage page) : IAsyncDisposable
{
    /// <summary>The page.</summary>
    public IPage Page => page;

    /// <summary>The status it was answered with.</summary>
    public int Status { get; set; }

    /// <summary>Everything on the console.</summary>
    public List<string> Console { get; } = [];

    /// <summary>Every address asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
