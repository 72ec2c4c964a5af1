using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Publisher.Browser.Tests;

/// <summary>What is asked of every page, whatever it shows.</summary>
internal static class Look
{
    /// <summary>Nothing beyond the window's edge, nothing on the console, nothing asked of others, nothing axe finds.</summary>
    public static async Task ReadsWellAsync(LookedAt seen, string origin)
    {
        var beyond = await seen.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(beyond <= 0, $"{seen.Page.Url} is {beyond} px wider than its window: {await WidestAsync(seen.Page)}");
        None(seen.Console);
        Assert.NotEmpty(seen.Requests);
        Assert.All(seen.Requests, address => Assert.StartsWith(origin + "/", address, StringComparison.Ordinal));
        var axe = await seen.Page.RunAxe();
        Assert.True(axe.Passes.Length > 10, "axe looked at next to nothing");
        None(axe.Violations.Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>Nothing was found; what was is told whole.</summary>
    public static void None(IEnumerable<string> found)
    {
        var all = string.Join('\n', found);
        Assert.True(all.Length == 0, all);
    }

    private static Task<string> WidestAsync(IPage page) => page.EvaluateAsync<string>(
        "[...document.querySelectorAll('body *')].sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0].outerHTML.slice(0, 200)");
}
