using Microsoft.Playwright;

namespace Publisher.Browser.Tests;

/// <summary>How a page is opened: the window, the reader's settings, and what happens to the network and the clock.</summary>
internal sealed record Visit
{
    public int Width { get; init; } = 1280;
    public int Height { get; init; } = 900;
    public bool Dark { get; init; }
    public bool Scripts { get; init; } = true;
    /// <summary>The reader's clock stands still at this moment.</summary>
    public DateTime? At { get; init; }
    /// <summary>A script that runs before the page's own.</summary>
    public string? Before { get; init; }
    /// <summary>Answers in place of the site's own, by the end of an address; null for no answer at all.</summary>
    public IReadOnlyDictionary<string, Func<string, string>?> Instead { get; init; } = new Dictionary<string, Func<string, string>?>();

    /// <summary>Prepares a page.</summary>
    public async Task PrepareAsync(IPage page)
    {
        if (At is { } moment)
        {
            await page.Clock.SetFixedTimeAsync(moment);
        }
        if (Before is not null)
        {
            await page.AddInitScriptAsync(Before);
        }
        foreach (var (end, change) in Instead)
        {
            await page.RouteAsync(address => address.EndsWith(end, StringComparison.Ordinal), async route =>
            {
                if (change is null)
                {
                    await route.AbortAsync();
                    return;
                }
                var own = await route.FetchAsync();
                var text = change(await own.TextAsync());
                await route.FulfillAsync(text.Length == 0 ? new() { Status = 404 } : new() { Response = own, Body = text });
            });
        }
    }
}
