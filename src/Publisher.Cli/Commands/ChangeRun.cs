using System.Text;
using System.Text.Json;
using Publisher.Changes;
using Publisher.Cli.Disk;
using Publisher.Cli.Git;
using Publisher.Cli.Terminal;
using Publisher.Sites;

namespace Publisher.Cli.Commands;

/// <summary>
/// <c>publisher check --against REF</c>: the folder as it lies is what a change comes to, REF what it is to be merged into. Ends with 0 when it may be merged, also when
/// something in it waits for signatures; with 1 when it may not; with 2 when there is no such REF.
/// </summary>
internal sealed class ChangeRun(CliContext context, string site, string name, BuildOptions options, bool noCache)
{
    private const string StepSummary = "GITHUB_STEP_SUMMARY";

    /// <summary>Judges, reports, and says whether it may be merged.</summary>
    internal int Run(string format, string? summary)
    {
        BuildRun run;
        ChangeReport report;
        string? newer;
        using (new Progress(context, "checking what changes"))
        {
            using var commit = GitTree.Open(site, name);
            newer = commit.NewerThan(name);
            run = BuildRun.Of(site, options, noCache ? VerificationCache.None : VerificationCache.Of(context, site), new SiteDiscarded());
            // What was verified of this folder is not what was verified of that commit: nothing remembered is used for it.
            var before = new ChangeSide(commit.Sources, commit.Guarded, Pipeline.Check(commit.Sources));
            report = ChangeStage.Judge(before, new(run.Tree, GuardedFiles.Read(site, commit.Top), run.Result), name);
        }
        run = run with { Result = run.Result with { Diagnostics = report.Diagnostics } };
        run.Report(context, format, json => Write(json, report));
        var prefix = run.PathPrefix(context);
        if (format == "text")
        {
            Tell(report);
            if (newer is not null)
            {
                // What it says may be true of yesterday only.
                context.Error.WriteLine(Printable.Line($"Your {name} is behind {newer}: git fetch, then publisher check --against {newer}"));
            }
        }
        WriteSummary(ChangeSummary.Write(report, name, prefix), format, summary);
        return report.HasErrors ? ExitCodes.Bad : ExitCodes.Ok;
    }

    private void Tell(ChangeReport report)
    {
        if (report.IsFounding)
        {
            context.Out.WriteLine(Printable.Line($"There is no guild on {name} yet, so this is judged by itself."));
        }
        foreach (var note in report.Notes)
        {
            context.Out.WriteLine(Printable.Line(note.Text));
        }
        context.Out.WriteLine(ChangeSummary.Verdict(report));
    }

    private void Write(Utf8JsonWriter json, ChangeReport report)
    {
        json.WriteStartObject("change");
        json.WriteString("against", name);
        json.WriteBoolean("waiting", report.IsWaiting);
        json.WriteStartArray("notes");
        foreach (var note in report.Notes)
        {
            json.WriteStringValue(note.Text);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // What a step of GitHub Actions appends to that file stands on the run's page; only who asked for its format means it.
    private void WriteSummary(string text, string format, string? file)
    {
        if (file is not null)
        {
            AtomicFile.Write(context.Resolve(file), Encoding.UTF8.GetBytes(text));
        }
        else if (format == "github" && context.Environment(StepSummary) is { Length: > 0 } step)
        {
            File.AppendAllText(step, text);
        }
    }
}
