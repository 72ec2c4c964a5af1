using Publisher.Cli.Network;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Diagnostics;

namespace Publisher.Cli.Peers;

/// <summary>A look at a BadgeFed actor before it is listed. There are no words to compare: it has no rules and signs nothing.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Name">What it calls itself.</param>
internal sealed record HostedLook(string Url, string Name)
{
    /// <summary>Looks; null when there is none, which is told.</summary>
    internal static HostedLook? At(CliContext context, string url, bool insecureLocal)
    {
        if (!DidWeb.TryFromBaseUrl(url, out var did))
        {
            throw CliException.Usage($"{url} is no address that an actor can have", "type the address of the actor, such as https://server.example/actors/server.example/guild");
        }
        using var web = new WebFetcher(context.Network, insecureLocal);
        var settings = new PeerSettings { Name = new Uri(url).Host, Url = url, Issuer = did, Kind = PeerKind.BadgeFed, Location = new(url) };
        using var fetcher = new PeerFetcher(settings, web, context.Sync, context.Stop);
        var found = new DiagnosticBag();
        var answer = fetcher.Get(url, JsonLimits.Credential.Bytes).GetAwaiter().GetResult();
        var problem = "";
        var actor = answer.Problem is null ? HostedPull.Actor(answer.Bytes, url, out problem) : null;
        if (actor is null)
        {
            found.Add(answer.Problem is null ? HostedDescriptors.NotAnActor : SyncDescriptors.NotReached, new(url), settings.Name, answer.Problem ?? problem);
            DiagnosticPrinter.Write(context, found.ToSorted(), null);
            return null;
        }
        context.Out.WriteLine(Printable.Line(actor.Value.Name));
        context.Out.WriteLine(Printable.Line($"  at       {url}"));
        context.Out.WriteLine("  signed   nothing: whoever runs the server can change every word, so it is shown as hosted, counts for nothing, and no treaty can name it");
        return new(url, actor.Value.Name);
    }
}
