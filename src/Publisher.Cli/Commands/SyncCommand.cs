using System.Collections.Immutable;
using System.CommandLine;
using Publisher.Cli.Authoring;
using Publisher.Cli.Peers;
using Publisher.Content;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher sync</c>: pulls what listed peers publish, verifies all of it, and keeps what may be kept in content/peers/.</summary>
internal static class SyncCommand
{
    internal static Command Create(CliContext context)
    {
        var names = new Argument<string[]>("name") { Description = "Peers, by their names in site.config.yml; all of them when none is named.", HelpName = "NAME", Arity = ArgumentArity.ZeroOrMore };
        var insecure = new Option<bool>("--insecure-local") { Description = "Also ask this computer (localhost), and there without https. Only for trying things out." };
        var command = new Command("sync", "Pull what your peers publish, check everything, and keep what may be kept. Commit what it writes.") { names, insecure };
        command.SetAction(parsed => Run(context, parsed.SiteFolder(context), parsed.GetValue(names) ?? [], parsed.GetValue(insecure)));
        return command;
    }

    /// <summary>Pulls the named peers of a site, or all of them.</summary>
    internal static int Run(CliContext context, string folder, IReadOnlyCollection<string> names, bool insecureLocal)
    {
        var site = SiteSession.Open(context, folder);
        if (names.FirstOrDefault(n => site.Content.Peers.All(p => p.Name != n)) is { } unknown)
        {
            throw CliException.Usage($"there is no peer named '{unknown}' in {CommonOptions.ConfigFile}",
                site.Content.Peers.IsEmpty ? "add one: publisher peer add URL" : $"there are: {string.Join(", ", site.Content.Peers.Select(p => p.Name))}");
        }
        var peers = site.Content.Peers.Where(p => names.Count == 0 || names.Contains(p.Name, StringComparer.Ordinal)).ToImmutableArray();
        if (peers.IsEmpty)
        {
            context.Out.WriteLine("No peers are listed, so there is nothing to pull. Add one: publisher peer add URL");
            return ExitCodes.Ok;
        }
        foreach (var other in peers.Where(p => p.Settings.Kind != PeerKind.Recognition))
        {
            context.Out.WriteLine($"{other.Name}: a BadgeFed server; what it hosts is unsigned, and sync pulls only what is signed");
        }
        return SyncRun.Of(context, folder, site.Content, site.Tree, [.. peers.Where(p => p.Settings.Kind == PeerKind.Recognition)], insecureLocal);
    }
}
