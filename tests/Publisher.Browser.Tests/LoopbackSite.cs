using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Publisher.Sites;

namespace Publisher.Browser.Tests;

/// <summary>A static host on this machine alone: a site's files under their addresses, with their media types, and 404.html for the rest.</summary>
internal sealed class LoopbackSite : IAsyncDisposable
{
    private readonly WebApplication server;

    private LoopbackSite(WebApplication server) => this.server = server;

    /// <summary>Its address, without a trailing slash.</summary>
    public string Address => server.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Serves a site on a port of the system's choice.</summary>
    public static Task<LoopbackSite> StartAsync(Site site) => StartAsync(() => site);

    /// <summary>Serves what is a site at each moment.</summary>
    public static async Task<LoopbackSite> StartAsync(Func<Site> site)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Run(context => AnswerAsync(site(), context));
        await server.StartAsync();
        return new LoopbackSite(server);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task AnswerAsync(Site site, HttpContext context)
    {
        var found = site.Find(SitePaths.FileOf(context.Request.Path.Value!.TrimStart('/')));
        var file = found ?? site.Find(SitePaths.NotFound);
        context.Response.StatusCode = found is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        if (file is not null)
        {
            context.Response.ContentType = file.MediaType;
            await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
        }
    }
}
