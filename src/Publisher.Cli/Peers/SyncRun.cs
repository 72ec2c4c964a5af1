using System.Collections.Immutable;
using Publisher.Cli.Network;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Cli.Peers;

/// <summary>Pulls peers one after another and says what came of each. One that is refused or away hinders no other.</summary>
internal static class SyncRun
{
    /// <summary>Pulls some peers.</summary>
    /// <param name="context">The terminal.</param>
    /// <param name="folder">The site's folder.</param>
    /// <param name="content">What was read of it.</param>
    /// <param name="tree">Its sources, for showing places.</param>
    /// <param name="peers">Which.</param>
    /// <param name="insecureLocal">Whether this computer may be asked.</param>
    /// <returns>The exit code: bad when a peer is refused, undetermined when one is away.</returns>
    internal static int Of(CliContext context, string folder, SiteContent content, SourceTree tree, ImmutableArray<Peer> peers, bool insecureLocal)
    {
        using var web = new WebFetcher(context.Network, insecureLocal);
        var pull = new PeerPull(context, folder, content, web);
        var codes = new List<int>();
        foreach (var peer in peers)
        {
            var result = pull.Run(peer);
            Tell(context, result);
            var found = result.Found.ToSorted();
            DiagnosticPrinter.Write(context, found, tree);
            codes.Add(found.All(d => d.Descriptor.Severity != Severity.Error) ? ExitCodes.Ok : found.Any(d => d.Descriptor == SyncDescriptors.NotReached) ? ExitCodes.Undetermined : ExitCodes.Bad);
        }
        return new[] { ExitCodes.Bad, ExitCodes.Undetermined }.FirstOrDefault(codes.Contains);
    }

    private static void Tell(CliContext context, PullResult result)
    {
        var requests = Words.Counted(result.Requests, "request");
        if (result.Found.HasErrors)
        {
            context.Out.WriteLine(Printable.Line(result.Seen is { } last
                ? $"{result.Peer.Name}: not taken over; the last good copy is of {Words.Day(last.Seen)} ({requests})"
                : $"{result.Peer.Name}: not taken over; there is no copy yet ({requests})"));
            return;
        }
        var counts = result.Seen!.Counts;
        if (result.Peer.Kind == PeerKind.BadgeFed)
        {
            context.Out.WriteLine(Printable.Line($"{result.Peer.Name}: {Words.Counted(counts.Badges, "badge")} hosted there, and {Words.Counted(counts.Awards, "award")}; nothing of it is signed{(counts.SetAside > 0 ? $"; {counts.SetAside} set aside" : "")}"
                + $"; {(result.Changed == 0 ? "nothing new to keep" : Words.Counted(result.Changed, "file") + " changed")} ({requests})"));
            return;
        }
        context.Out.WriteLine(Printable.Line($"{result.Peer.Name}: {Words.Counted(counts.Badges, "badge")}, {Words.Counted(counts.Awards, "award")} verified"
            + $" ({counts.Valid} in force, {counts.TakenBack} taken back, {counts.Expired} expired)"
            + (counts.Undetermined > 0 ? $", {counts.Undetermined} that cannot be judged from here" : "")
            + (counts.SetAside > 0 ? $", {counts.SetAside} set aside" : "")
            + $"; {(result.Changed == 0 ? "nothing new to keep" : Words.Counted(result.Changed, "file") + " changed")} ({requests})"));
    }
}
