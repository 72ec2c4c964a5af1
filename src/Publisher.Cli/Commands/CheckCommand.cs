using System.CommandLine;
using Publisher.Cli.Disk;
using Publisher.Cli.Terminal;
using Publisher.Sites;

namespace Publisher.Cli.Commands;

/// <summary><c>publisher check</c>: everything <c>build</c> does but writing.</summary>
internal static class CheckCommand
{
    internal static Command Create(CliContext context)
    {
        var host = BuildRun.HostOption();
        var format = CommonOptions.Format("text", "json", "github");
        var noCache = BuildRun.NoCacheOption();
        var command = new Command("check", "Find everything that is wrong, without writing anything: the content, every signature, every page and link.") { host, format, noCache };
        command.SetAction(parsed => Run(context, parsed.SiteFolder(context), new BuildOptions { Host = parsed.GetValue(host) }, parsed.GetValue(format)!, parsed.GetValue(noCache)));
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
