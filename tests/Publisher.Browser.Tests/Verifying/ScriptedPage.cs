using Microsoft.Playwright;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Templates;

namespace Publisher.Browser.Tests.Verifying;

/// <summary>An empty page under the policy of pages with a script, on a site that has the program's own scripts and nothing else.</summary>
public sealed class ScriptedPage : IAsyncLifetime
{
    private const string Html = """
        <!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'"><meta charset="utf-8"><title>empty</title></head><body></body></html>
        """;

    private readonly ScriptModules scripts = ScriptModules.Of(TemplateSet.Load(System.Collections.Immutable.ImmutableDictionary<string, SourceFile>.Empty, new DiagnosticBag()), new DiagnosticBag());
    private IPlaywright? playwright;
    private IBrowser? browser;
    private LoopbackSite? server;
    private IPage? page;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        server = await LoopbackSite.StartAsync(new Site([.. scripts.All, new("index.html", System.Text.Encoding.UTF8.GetBytes(Html), MediaTypes.Html)]));
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
        page = await browser.NewPageAsync();
        await page.GotoAsync(server.Address + "/");
    }

    /// <summary>The page itself.</summary>
    internal IPage Page => page!;

    /// <summary>The site's address, without a trailing slash.</summary>
    internal string Address => server!.Address;

    /// <summary>The address of a module, for a function that needs more than one.</summary>
    internal string AddressOf(string module) => $"{server!.Address}/{scripts[module].Path}";

    /// <summary>Runs a function on a module's exports and an argument.</summary>
    /// <param name="module">The module's name in <c>templates/scripts/</c>.</param>
    /// <param name="function">A JavaScript function of the exports and the argument.</param>
    /// <param name="argument">What it is given, as JSON.</param>
    internal async Task<T> RunAsync<T>(string module, string function, string argument) =>
        await page!.EvaluateAsync<T>($"async ([address, argument]) => ({function})(await import(address), JSON.parse(argument))", new[] { $"{server!.Address}/{scripts[module].Path}", argument });

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
