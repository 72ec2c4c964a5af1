using System.Collections.Immutable;
using System.CommandLine;
using Publisher.Cli.Authoring;
using Publisher.Cli.Disk;
using Publisher.Cli.Peers;
using Publisher.Cli.Starter;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher sync</c>: pulls what listed peers publish, verifies all of it, and keeps what may be kept in content/peers/.</summary>
internal static class SyncCommand
{
    internal static Command Create(CliContext context)
    {
        var names = new Argument<string[]>("name") { Description = "Peers, by their names in site.config.yml; all of them when none is named.", HelpName = "NAME", Arity = ArgumentArity.ZeroOrMore };
        var insecure = new Option<bool>("--insecure-local") { Description = "Also ask this computer (localhost), and there without https. Only for trying things out." };
        var weekly = new Option<bool>("--weekly") { Description = $"Pull nothing now: write a workflow for GitHub ({ForgeFiles.SyncPath}) that pulls once a week and opens a pull request." };
        var command = new Command("sync", "Pull what your peers publish, check everything, and keep what may be kept. Commit what it writes.") { names, insecure, weekly };
        command.SetAction(parsed => parsed.GetValue(weekly) ? Weekly(context, parsed.SiteFolder(context)) : Run(context, parsed.SiteFolder(context), parsed.GetValue(names) ?? [], parsed.GetValue(insecure)));
        return command;
    }

    private static int Weekly(CliContext context, string folder)
    {
        var path = Path.Combine(folder, ForgeFiles.SyncPath.Replace('/', Path.DirectorySeparatorChar));
        if (File.Exists(path))
        {
            context.Out.WriteLine($"{ForgeFiles.SyncPath} is there already; nothing was written.");
            return ExitCodes.Ok;
        }
        // The same program as the guild's other workflows run.
        var check = Path.Combine(folder, ".github", "workflows", "check.yml");
        var source = (File.Exists(check) ? PublisherSource.In(File.ReadAllText(check)) : null) ?? PublisherSource.Own()
            ?? throw CliException.Usage($"there is no .github/workflows/check.yml here that says which program workflows run, and this program does not know its own commit",
                "on another forge, or without workflows, run publisher sync yourself now and then");
        AtomicFile.Create(path, ForgeFiles.Sync(source).Bytes.Span);
        context.Out.WriteLine($"Wrote {ForgeFiles.SyncPath}. Commit it, and allow it to open pull requests: Settings, Actions, General, \"Allow GitHub Actions to create and approve pull requests\".");
        return ExitCodes.Ok;
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
        return SyncRun.Of(context, folder, site.Content, site.Tree, peers, insecureLocal);
    }
}
