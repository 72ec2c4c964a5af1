using System.CommandLine;
using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Sites;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher check</c>: everything <c>build</c> does but writing; with <c>--against</c>, also whether a change may be merged.</summary>
internal static class CheckCommand
{
    internal static Command Create(CliContext context)
    {
        var host = BuildRun.HostOption();
        var format = CommonOptions.Format("text", "json", "github");
        var noCache = BuildRun.NoCacheOption();
        var against = new Option<string?>("--against")
        {
            Description = "Judge this folder as a change of that branch, tag or commit, by the rules that hold there: what is signed may only be added to.",
            HelpName = "REF",
        };
        var summary = new Option<string?>("--summary")
        {
            Description = "With --against: also write what the change does and what is to mend into this file, as Markdown.",
            HelpName = "FILE",
        };
        summary.Validators.Add(typed =>
        {
            if (typed.GetResult(against) is null)
            {
                typed.AddError("--summary tells of a change, so it needs --against REF");
            }
        });
        var command = new Command("check", "Find everything that is wrong, without writing anything: the content, every signature, every page and link.") { against, summary, host, format, noCache };
        command.SetAction(parsed =>
        {
            var options = new BuildOptions { Host = parsed.GetValue(host) };
            var site = parsed.SiteFolder(context);
            return parsed.GetValue(against) is { } name
                ? new ChangeRun(context, site, name, options, parsed.GetValue(noCache)).Run(parsed.GetValue(format)!, parsed.GetValue(summary))
                : Run(context, site, options, parsed.GetValue(format)!, parsed.GetValue(noCache));
        });
        return command;
    }

    private static int Run(CliContext context, string site, BuildOptions options, string format, bool noCache)
    {
        BuildRun run;
        using (new Progress(context, "checking"))
        {
            run = BuildRun.Of(site, options, noCache ? VerificationCache.None : VerificationCache.Of(context, site), new SiteDiscarded());
        }
        run.Report(context, format);
        if (run.Result.HasErrors)
        {
            return ExitCodes.Bad;
        }
        if (format == "text")
        {
            foreach (var line in run.Summary.Lines(run.PathPrefix(context)))
            {
                context.Out.WriteLine(line);
            }
            context.Out.WriteLine(run.Result.Diagnostics.IsEmpty ? "Nothing is wrong." : "Nothing stops publishing.");
        }
        return ExitCodes.Ok;
    }
}
