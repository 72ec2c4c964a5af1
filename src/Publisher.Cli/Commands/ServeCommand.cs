using System.CommandLine;
using System.Globalization;
using Publisher.Cli.Disk;
using Publisher.Cli.Serving;
using Publisher.Cli.Terminal;
using Publisher.Diagnostics;
using Publisher.Sites;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher serve</c>: the site on this computer, from memory, with a strip that says what to do next.</summary>
internal static class ServeCommand
{
    private const int UsualPort = 8080;

    internal static Command Create(CliContext context)
    {
        var watch = new Option<bool>("--watch")
        {
            Description = "Build again when a file changes, and reload the pages that are open.",
        };
        var port = new Option<int?>("--port")
        {
            Description = $"The port to answer at. Without it: {UsualPort.ToString(CultureInfo.InvariantCulture)}, or another when that is taken. 0 takes any free one.",
            HelpName = "PORT",
        };
        port.Validators.Add(typed =>
        {
            if (typed.GetValueOrDefault<int?>() is < 0 or > 65535)
            {
                typed.AddError("a port is a number from 0 to 65535");
            }
        });
        var host = BuildRun.HostOption();
        var command = new Command("serve", "Look at the site on this computer before anyone else can. Writes nothing.") { watch, port, host };
        command.SetAction(parsed => Run(
            context, parsed.SiteFolder(context), new BuildOptions { Host = parsed.GetValue(host) }, parsed.GetValue(watch), parsed.GetValue(port)).GetAwaiter().GetResult());
        return command;
    }

    private static async Task<int> Run(CliContext context, string folder, BuildOptions options, bool watch, int? port)
    {
        var run = Build(context, folder, options);
        if (run.Site is null && !watch)
        {
            context.Error.WriteLine("There is no site to serve. With --watch it appears as soon as this is mended.");
            return ExitCodes.Bad;
        }
        var started = context.Clock().Ticks;
        var preview = new PreviewHolder(StateOf(run, FormattableString.Invariant($"{started}.0"), null));
        var server = new PreviewServer(preview, watch, run.Run.Typed);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.Stop);
        using var watcher = watch ? new SourceWatcher(folder) : null;
        var rebuilding = watcher is null ? Task.CompletedTask : Rebuild(context, folder, options, preview, watcher, run, started, ended);
        try
        {
            await ServeAt(context, server, preview, watch, port, ended.Token).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
        }
        await rebuilding.ConfigureAwait(false);
        return ExitCodes.Ok;
    }

    private static async Task ServeAt(CliContext context, PreviewServer server, PreviewHolder preview, bool watch, int? port, CancellationToken stop)
    {
        void Started(string address)
        {
            var title = preview.Read().State.Title;
            context.Out.WriteLine($"{Printable.Line(title)}, as a preview: {address}");
            context.Out.WriteLine(watch ? "Pages reload when a file changes. Ctrl+C ends it." : "Ctrl+C ends it.");
            context.Out.Flush();
        }
        try
        {
            await server.Serve(port ?? UsualPort, Started, stop).ConfigureAwait(false);
        }
        catch (IOException) when (port is null)
        {
            await server.Serve(0, Started, stop).ConfigureAwait(false);
        }
        catch (IOException taken)
        {
            throw CliException.Machine(FormattableString.Invariant($"port {port} cannot be used: {taken.Message}"), "name another with --port, or leave it out", taken);
        }
    }

    private static async Task Rebuild(
        CliContext context, string folder, BuildOptions options, PreviewHolder preview, SourceWatcher watcher, ServedRun last, long started, CancellationTokenSource ended)
    {
        try
        {
            for (var count = 1; ; count++)
            {
                await watcher.Next(ended.Token).ConfigureAwait(false);
                ServedRun run;
                try
                {
                    run = Build(context, folder, options);
                }
                catch (IOException unsettled)
                {
                    // A file went away between being seen and being read; the change that took it away is the next to be built.
                    context.Error.WriteLine("publisher: " + Printable.Line(unsettled.Message));
                    continue;
                }
                if (Same(run, last))
                {
                    continue;
                }
                last = run;
                preview.Replace(StateOf(run, FormattableString.Invariant($"{started}.{count}"), preview.Read().State));
                if (run.Site is not null)
                {
                    await context.Out.WriteLineAsync("Built again.").ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The preview ended.
        }
        finally
        {
            // A preview that can no longer follow the files must not go on as if it did.
            await ended.CancelAsync().ConfigureAwait(false);
        }
    }

    private static ServedRun Build(CliContext context, string folder, BuildOptions options)
    {
        BuildRun run;
        var site = new SiteInMemory();
        using (new Progress(context, "building"))
        {
            run = BuildRun.Of(folder, options, VerificationCache.Of(context, folder), site);
        }
        run.Report(context, "text");
        return new(run, run.Result.IsGood ? site.ToSite() : null);
    }

    private static bool Same(ServedRun one, ServedRun other) =>
        one.Run.Result.Diagnostics.Select(d => (d.Location, d.Message)).SequenceEqual(other.Run.Result.Diagnostics.Select(d => (d.Location, d.Message)))
        && (one.Site, other.Site) switch
        {
            (null, null) => true,
            ({ } a, { } b) => a.Count == b.Count && a.Files.Zip(b.Files).All(p => p.First.Path == p.Second.Path && p.First.Bytes.Span.SequenceEqual(p.Second.Bytes.Span)),
            _ => false,
        };

    private static PreviewState StateOf(ServedRun run, string revision, PreviewState? before)
    {
        var errors = run.Run.Result.Diagnostics.Where(d => d.Descriptor.Severity == Severity.Error);
        return new(
            revision,
            run.Run.Result.Content?.Config.Title ?? before?.Title ?? "This site",
            run.Site ?? before?.Site,
            [.. errors.Select(d => Printable.Line($"{d.Location}: error {d.Descriptor.Code}: {d.Message}") + "\n  hint: " + Printable.Line(d.Hint))],
            NextStep.For(run.Run.Result.HasErrors ? null : run.Run.Result.Verified));
    }

    /// <summary>A run, and the site it made when it is good.</summary>
    private sealed record ServedRun(BuildRun Run, Site? Site);
}
