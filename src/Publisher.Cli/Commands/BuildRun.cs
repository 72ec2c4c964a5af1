using System.CommandLine;
using System.Text.Json;
using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Diagnostics;
using Publisher.Hosts;
using Publisher.Inspection;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Cli.Commands;

/// <summary>One run of the compiler over a site's folder, as <c>build</c>, <c>check</c> and <c>serve</c> share it.</summary>
/// <param name="Folder">The site's folder.</param>
/// <param name="Tree">What was read.</param>
/// <param name="Result">What came of it, what the disk reader found included: a site made without the files that were refused is not the one that was asked for.</param>
/// <param name="Summary">What was verified, in numbers.</param>
internal sealed record BuildRun(string Folder, SourceTree Tree, BuildResult Result, BuildSummary Summary)
{
    /// <summary>Reads the folder and runs the whole line.</summary>
    /// <param name="folder">The site's folder.</param>
    /// <param name="options">How it was asked for.</param>
    /// <param name="cache">What earlier runs verified; what this one verified is remembered.</param>
    /// <param name="sink">Where the site goes.</param>
    internal static BuildRun Of(string folder, BuildOptions options, VerificationCache cache, ISiteSink sink)
    {
        var onDisk = new DiagnosticBag();
        return Of(folder, SourceReader.Read(folder, onDisk), onDisk, options, cache, sink);
    }

    /// <summary>Runs the whole line over what was read.</summary>
    /// <param name="folder">The site's folder.</param>
    /// <param name="tree">What was read.</param>
    /// <param name="onDisk">What the reader found.</param>
    /// <param name="options">How it was asked for.</param>
    /// <param name="cache">What earlier runs verified; what this one verified is remembered.</param>
    /// <param name="sink">Where the site goes.</param>
    internal static BuildRun Of(string folder, SourceTree tree, DiagnosticBag onDisk, BuildOptions options, VerificationCache cache, ISiteSink sink)
    {
        using var watch = new HeapWatch();
        using var remembering = new Remembering(cache);
        var result = Pipeline.Build(tree, options with { Memory = cache.Memory }, sink, remembering.Begin);
        var all = new DiagnosticBag();
        all.AddRange(onDisk.ToSorted());
        all.AddRange(result.Diagnostics);
        return new(folder, tree, result with { Diagnostics = all.ToSorted() }, BuildSummary.Of(result));
    }

    // What was verified is written down while pages are made of it.
    private sealed class Remembering(VerificationCache cache) : IDisposable
    {
        private Task? task;

        internal void Begin(VerifiedContent verified) => task = Task.Run(() => cache.Remember(verified));

        public void Dispose() => task?.GetAwaiter().GetResult();
    }

    /// <summary>A run that found the site as an earlier one left it, made of what is there now.</summary>
    /// <param name="folder">The site's folder.</param>
    /// <param name="tree">What is there.</param>
    /// <param name="last">What came of it then.</param>
    /// <param name="size">Bytes of all files of the site.</param>
    internal static BuildRun Again(string folder, SourceTree tree, FinishedBuild last, long size)
    {
        var found = new DiagnosticBag();
        SiteInspector.CheckSize(size, found);
        return new(folder, tree, new(null, null, null, found.ToSorted()), new(last.Awards, last.Signers, []));
    }

    /// <summary><c>--no-cache</c>.</summary>
    internal static Option<bool> NoCacheOption() => new("--no-cache")
    {
        Description = "Trust nothing an earlier run left behind: read, verify and make everything again.",
    };

    /// <summary><c>--host NAME</c>.</summary>
    internal static Option<string?> HostOption()
    {
        var option = new Option<string?>("--host")
        {
            Description = "Make the site for this host instead of the one in site.config.yml.",
            HelpName = "NAME",
        };
        option.Validators.Add(typed =>
        {
            if (typed.GetValueOrDefault<string?>() is { } name && HostTable.Find(name) is null)
            {
                typed.AddError($"there is no host named '{name}'; there are: {string.Join(", ", HostTable.All.Select(h => h.Name))}");
            }
        });
        return option;
    }

    /// <summary>Writes what was found, in the asked form; <c>text</c> to standard error, the others to standard output.</summary>
    /// <param name="context">The terminal.</param>
    /// <param name="format">The form.</param>
    /// <param name="more">Writes further members of the JSON document.</param>
    internal void Report(CliContext context, string format, Action<Utf8JsonWriter>? more = null)
    {
        var prefix = PathPrefix(context);
        switch (format)
        {
            case "json":
                DiagnosticFormats.WriteJson(context.Out, Result.Diagnostics, json =>
                {
                    Summary.WriteJson(json);
                    more?.Invoke(json);
                });
                break;
            case "github":
                DiagnosticFormats.WriteGitHub(context.Out, Result.Diagnostics, prefix);
                break;
            default:
                DiagnosticPrinter.Write(context, Result.Diagnostics, Tree, prefix);
                break;
        }
    }

    /// <summary>The site's folder as seen from where the command was typed, with a trailing slash; empty when it is that folder.</summary>
    internal string PathPrefix(CliContext context)
    {
        var relative = Path.GetRelativePath(context.WorkingDirectory, Folder).Replace('\\', '/');
        return relative == "." ? "" : relative + "/";
    }

    /// <summary>How to type a command of this program here: in its own repository there may be no installed one.</summary>
    internal string Typed(string command) => File.Exists(Path.Combine(Folder, "src", "Publisher.Cli", "Publisher.Cli.csproj"))
        ? "dotnet run --project src/Publisher.Cli -- " + command
        : "publisher " + command;
}
