using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Publisher.Sites;

namespace Publisher.Cli.Serving;

/// <summary>
/// Serves the site from memory, to this computer alone. It listens on the loopback address and answers only to its names, so that no
/// web page elsewhere can read an unpublished site through a name that points here.
/// </summary>
internal sealed class PreviewServer(PreviewHolder preview, bool watch, Func<string, string> typed)
{
    private const string Html = "text/html; charset=utf-8";

    /// <summary>Serves until stopped.</summary>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="started">Is told the address once it answers.</param>
    /// <param name="stop">Ends it; so does Ctrl+C.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    internal async Task Serve(int port, Action<string> started, CancellationToken stop)
    {
        // The empty builder reads no settings files and no variables: what is served depends on the site alone.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        await using var app = builder.Build();
        app.Run(http => Answer(http, app.Lifetime.ApplicationStopping));
        await app.StartAsync(stop).ConfigureAwait(false);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        started(addresses.Addresses.First() + "/");
        await app.WaitForShutdownAsync(stop).ConfigureAwait(false);
    }

    private async Task Answer(HttpContext http, CancellationToken stopping)
    {
        var request = http.Request;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (request.Host.Host is not ("127.0.0.1" or "localhost") && !request.Host.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
        {
            await Send(http, 421, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes("This preview answers only to localhost.\n")).ConfigureAwait(false);
            return;
        }
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            http.Response.Headers.Allow = "GET, HEAD";
            await Send(http, StatusCodes.Status405MethodNotAllowed, "text/plain; charset=utf-8", "This preview is only for looking at.\n"u8.ToArray()).ConfigureAwait(false);
            return;
        }
        switch (request.Path.Value)
        {
            case PreviewStrip.StylePath:
                await Send(http, StatusCodes.Status200OK, "text/css; charset=utf-8", Encoding.UTF8.GetBytes(PreviewStrip.Style)).ConfigureAwait(false);
                break;
            case PreviewStrip.ScriptPath:
                await Send(http, StatusCodes.Status200OK, "text/javascript; charset=utf-8", Encoding.UTF8.GetBytes(PreviewStrip.Script)).ConfigureAwait(false);
                break;
            case PreviewStrip.EventsPath when watch:
                await SendEvents(http, stopping).ConfigureAwait(false);
                break;
            default:
                await SendFile(http).ConfigureAwait(false);
                break;
        }
    }

    private async Task SendFile(HttpContext http)
    {
        var (state, _) = preview.Read();
        var path = (http.Request.Path.Value ?? "/").TrimStart('/');
        if (state.Site is not { } site)
        {
            await Send(http, StatusCodes.Status503ServiceUnavailable, Html, PreviewStrip.Placeholder(state, watch, typed)).ConfigureAwait(false);
        }
        else if (site.Find(SitePaths.FileOf(path)) is { } found)
        {
            await SendSiteFile(http, StatusCodes.Status200OK, found, state).ConfigureAwait(false);
        }
        else if (site.Find(SitePaths.FileOf(path + "/")) is not null)
        {
            // As static hosts do: a page's address ends with a slash, and its relative links count on it. One leading slash, never two.
            http.Response.Redirect("/" + Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal) + "/" + http.Request.QueryString);
        }
        else if (site.Find(SitePaths.NotFound) is { } missing)
        {
            await SendSiteFile(http, StatusCodes.Status404NotFound, missing, state).ConfigureAwait(false);
        }
        else
        {
            await Send(http, StatusCodes.Status404NotFound, "text/plain; charset=utf-8", "There is no such page.\n"u8.ToArray()).ConfigureAwait(false);
        }
    }

    private Task SendSiteFile(HttpContext http, int status, SiteFile file, PreviewState state) => Send(
        http, status, file.MediaType,
        file.MediaType.StartsWith("text/html", StringComparison.Ordinal) ? PreviewStrip.Inject(file.Bytes.Span, state, watch, typed) : file.Bytes);

    private static async Task Send(HttpContext http, int status, string mediaType, ReadOnlyMemory<byte> bytes)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType;
        http.Response.ContentLength = bytes.Length;
        if (HttpMethods.IsGet(http.Request.Method) || status == StatusCodes.Status405MethodNotAllowed)
        {
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
        }
    }

    // Server-sent events (HTML Standard §9.2): the revision at once, so that a page that slept learns it is behind, then each new one.
    private async Task SendEvents(HttpContext http, CancellationToken stopping)
    {
        http.Response.ContentType = "text/event-stream";
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            while (true)
            {
                var (state, changed) = preview.Read();
                await http.Response.WriteAsync($"data: {state.Revision}\n\n", ends.Token).ConfigureAwait(false);
                await http.Response.Body.FlushAsync(ends.Token).ConfigureAwait(false);
                await changed.WaitAsync(ends.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The page was left, or the preview ends.
        }
    }
}
