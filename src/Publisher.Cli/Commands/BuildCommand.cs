using System.CommandLine;
using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher build</c>: verifies everything and writes the site.</summary>
internal static class BuildCommand
{
    internal static Command Create(CliContext context)
    {
        var output = new Option<string>("--out")
        {
            Description = "The folder to write: one that is empty, or a site built before. It never holds half of a site.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "_site",
        };
        var host = BuildRun.HostOption();
        var baseUrl = BaseUrlOption();
        var portable = new Option<bool>("--portable")
        {
            Description = "Make a site that opens from a folder by a double click: links name files, and awards are checked by what lies in their pages. For previews and archives.",
        };
        var format = CommonOptions.Format("text", "json", "github");
        var noCache = BuildRun.NoCacheOption();
        var command = new Command("build", "Verify every award and write the site, ready for any static host. Needs no key.") { output, host, baseUrl, portable, format, noCache };
        command.Validators.Add(typed =>
        {
            if (typed.GetValue(portable) && (typed.GetValue(host) ?? typed.GetValue(baseUrl)) is not null)
            {
                typed.AddError("--portable makes a site for a folder; --host and --base-url are for one that is served");
            }
        });
        command.SetAction(parsed =>
        {
            var site = parsed.SiteFolder(context);
            // Without --out the site lies in its own folder, wherever the command was typed.
            var typed = parsed.GetResult(output) is { Implicit: false } ? context.Resolve(parsed.GetValue(output)!) : Path.Combine(site, "_site");
            return Run(context, site, typed, new BuildOptions { Host = parsed.GetValue(host), BaseUrl = parsed.GetValue(baseUrl), Portable = parsed.GetValue(portable) }, parsed.GetValue(format)!, parsed.GetValue(noCache));
        });
        return command;
    }

    internal static Option<string?> BaseUrlOption()
    {
        var option = new Option<string?>("--base-url")
        {
            Description = "The address this copy will be served under, when it is not the site's own. Signed documents keep theirs; pages say what they are a copy of.",
            HelpName = "URL",
        };
        option.Validators.Add(typed =>
        {
            if (typed.GetValueOrDefault<string?>() is { } address && (!LinkRules.IsWeb(address) || address.Contains('?', StringComparison.Ordinal) || address.Contains('#', StringComparison.Ordinal)))
            {
                typed.AddError($"'{address}' is no address a site can be served under; it begins with https:// and ends with a host or a path");
            }
        });
        return option;
    }

    private static int Run(CliContext context, string site, string output, BuildOptions options, string format, bool noCache)
    {
        var folder = OutputFolder.Resolve(output, site);
        BuildRun run;
        SiteWriteReport? written = null;
        using (var progress = new Progress(context, "verifying and building"))
        {
            using var writer = SiteWriter.Begin(folder, VerificationCache.Program, useIndex: !noCache, SealedState.Of(context));
            var onDisk = new DiagnosticBag();
            var tree = SourceReader.List(site, onDisk);
            if (onDisk.IsEmpty && FinishedBuild.Find(writer, site, tree, options) is { } last)
            {
                run = BuildRun.Again(site, tree, last, writer.LeftBytes);
                written = writer.Untouched;
            }
            else
            {
                HeapRoom.BeginOver(writer.LeftCount);
                run = BuildRun.Of(site, tree, onDisk, options, noCache ? VerificationCache.None : VerificationCache.Of(context, site), writer);
                if (run.Result.IsGood)
                {
                    progress.Step("writing " + folder);
                    written = writer.Commit(noCache || run.Summary.Untold > 0 ? default : FinishedBuild.Of(site, tree, options, run.Result, run.Summary.Signers));
                }
            }
        }
        run.Report(context, format);
        if (written is null)
        {
            if (format == "text")
            {
                context.Error.WriteLine(Directory.Exists(folder) ? "Nothing was written; the site built before is as it was." : "Nothing was written.");
            }
            return ExitCodes.Bad;
        }
        if (format == "text")
        {
            foreach (var line in run.Summary.Lines(run.PathPrefix(context)))
            {
                context.Out.WriteLine(line);
            }
            if (run.Summary.OutboxLine(run.Typed("outbox")) is { } outbox)
            {
                context.Out.WriteLine(outbox);
            }
            context.Out.WriteLine($"{Printable.Line(Path.GetRelativePath(context.WorkingDirectory, folder))} holds the site: {Words.Counted(written.Written + written.Kept, "file")}{Changes(written)}.");
            context.Out.WriteLine(options.Portable ? Printable.Line($"Open {Path.Combine(Path.GetRelativePath(context.WorkingDirectory, folder), "index.html")}") : $"Look at it: {run.Typed("serve")}");
        }
        return ExitCodes.Ok;
    }

    private static string Changes(SiteWriteReport written)
    {
        if (written is { Written: 0, Removed: 0 })
        {
            return ", all as before";
        }
        var gone = written.Removed > 0 ? FormattableString.Invariant($", {written.Removed} gone") : "";
        return written.Kept == 0 && written.Removed == 0 ? "" : FormattableString.Invariant($", {written.Written} new or changed{gone}");
    }
}
