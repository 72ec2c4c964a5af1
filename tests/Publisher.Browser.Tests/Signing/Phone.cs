using Microsoft.Playwright;
using Publisher.Sites;

namespace Publisher.Browser.Tests.Signing;

/// <summary>A browser the size of a phone, on one site that may change under it. Passkeys need a name: the site is asked for as localhost.</summary>
internal sealed class Phone : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly LoopbackSite server;
    private readonly IBrowserContext context;

    private Phone(IPlaywright playwright, IBrowser browser, LoopbackSite server, IBrowserContext context, IPage page)
    {
        (this.playwright, this.browser, this.server, this.context) = (playwright, browser, server, context);
        Seen = new(context, page);
        page.Console += (_, message) => Seen.Console.Add($"{message.Type}: {message.Text} ({message.Location})");
        page.PageError += (_, error) => Seen.Console.Add($"exception: {error}");
        page.Request += (_, request) => Seen.Requests.Add(request.Url);
    }

    /// <summary>What it shows.</summary>
    public LookedAt Seen { get; }

    /// <summary>The page.</summary>
    public IPage Page => Seen.Page;

    /// <summary>The site's address, as it is asked for.</summary>
    public string Address => server.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>A phone.</summary>
    /// <param name="site">The site it reads, at each moment.</param>
    public static async Task<Phone> StartAsync(Func<Site> site)
    {
        var server = await LoopbackSite.StartAsync(site);
        var playwright = await Playwright.CreateAsync();
        var browser = await Chromium.LaunchAsync(playwright);
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true, AcceptDownloads = true });
        return new(playwright, browser, server, context, await context.NewPageAsync());
    }

    /// <summary>Gives it an authenticator of its own with the PRF extension, whose owner always agrees (WebAuthn Level 3 §11.2).</summary>
    public async Task GiveAuthenticatorAsync(bool hasPrf = true)
    {
        var cdp = await context.NewCDPSessionAsync(Page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["ctap2Version"] = "ctap2_1",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["hasPrf"] = hasPrf,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    /// <summary>Opens the page to sign by, or a link to it as it stands in a message.</summary>
    public async Task OpenAsync(string? link = null)
    {
        var address = link is null ? $"{Address}/{SitePaths.Sign}" : link.Replace(SigningGuild.BaseUrl, Address, StringComparison.Ordinal);
        await Page.GotoAsync("about:blank");
        await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        await browser.DisposeAsync();
        playwright.Dispose();
        await server.DisposeAsync();
    }
}
