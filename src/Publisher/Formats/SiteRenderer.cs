using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Publisher.Diagnostics;
using Publisher.Inspection;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>
/// Stage 5, Render, and 7, Inspect: what will be made is known first; then each file is made on whatever processor is free, looked through and
/// handed to the sink. What the sink has kept from an earlier build under the same key is not made again.
/// </summary>
public sealed class SiteRenderer
{
    private readonly SiteModel site;
    private readonly ISiteSink sink;
    private readonly AwardOutputs outputs;
    private readonly SitePlan plan;
    private readonly SiteInspector inspector;
    private readonly ConcurrentBag<DiagnosticBag> bags = [];

    private SiteRenderer(SiteModel site, IEnumerable<SiteFile> hostFiles, ISiteSink sink, DiagnosticBag diagnostics)
    {
        (this.site, this.sink) = (site, sink);
        var context = RenderContext.For(site, diagnostics);
        outputs = new(context);
        plan = SitePlan.Of(site, hostFiles, context, outputs, diagnostics);
        context.ForgetPages();
        inspector = new(plan);
    }

    /// <summary>Makes every file of a site that is not kept.</summary>
    /// <param name="site">The model.</param>
    /// <param name="hostFiles">What the host adds.</param>
    /// <param name="sink">Where files go.</param>
    /// <param name="diagnostics">Where problems go; files are made only while there is no error.</param>
    public static void Render(SiteModel site, IEnumerable<SiteFile> hostFiles, ISiteSink sink, DiagnosticBag diagnostics)
    {
        var renderer = new SiteRenderer(site, hostFiles, sink, diagnostics);
        SiteInspector.CheckPaths(renderer.plan.Paths);
        if (!diagnostics.HasErrors)
        {
            renderer.Run(diagnostics);
        }
    }

    private void Run(DiagnosticBag diagnostics)
    {
        var keptJobs = new bool[plan.Jobs.Length];
        var keptAwards = new bool[site.Awards.Length];
        ParallelLoop.For(keptJobs.Length, i => keptJobs[i] = Keeps(plan.Jobs[i]!) || MakeOnce(i));
        ParallelLoop.For(keptAwards.Length, i => keptAwards[i] = Keeps(site.Awards[i], out var key, out var missing) || Make(site.Awards[i], key, missing));
        InspectKept(keptJobs, keptAwards);
        foreach (var bag in bags)
        {
            diagnostics.AddRange(bag.ToSorted());
        }
        inspector.Finish(diagnostics);
    }

    private bool Keeps(OutputJob job) => job.Key is { } key && sink.Keeps(job.Path, key);

    private bool Keeps(AwardModel award, out ContentKey key, [NotNullWhen(false)] out List<string>? missing)
    {
        key = outputs.Key(award);
        missing = null;
        foreach (var path in outputs.Paths(award))
        {
            if (!sink.Keeps(path, key))
            {
                (missing ??= new(8)).Add(path);
            }
        }
        return missing is null;
    }

    // All say false: what was made was not kept.
    private bool MakeOnce(int number)
    {
        var job = plan.Jobs[number]!;
        plan.Jobs[number] = null;
        return Make(job);
    }

    private bool Make(OutputJob job)
    {
        var found = new DiagnosticBag();
        if (job.Make(found) is { } file)
        {
            Take(file, job.Key, found);
        }
        Keep(found);
        return false;
    }

    private bool Make(AwardModel award, ContentKey key, List<string> missing)
    {
        var found = new DiagnosticBag();
        outputs.Make(award, found, file =>
        {
            if (missing.Contains(file.Path))
            {
                Take(file, key, found);
            }
        });
        Keep(found);
        return false;
    }

    // A page that was kept was looked through when it was made. Only where a file went away since can a link of it have died.
    private void InspectKept(bool[] keptJobs, bool[] keptAwards)
    {
        if (!sink.Loses)
        {
            inspector.Kept(sink.KeptBytes);
            foreach (var path in inspector.UnreadPages())
            {
                inspector.ReadPlaces(new(path, sink.ReadKept(path), MediaTypes.Html));
            }
            return;
        }
        ParallelLoop.For(keptJobs.Length, i => InspectKept(keptJobs[i] ? [plan.Jobs[i]!.Path] : []));
        ParallelLoop.For(keptAwards.Length, i => InspectKept(keptAwards[i] ? outputs.Paths(site.Awards[i]) : []));
    }

    private void InspectKept(List<string> paths)
    {
        var found = new DiagnosticBag();
        foreach (var path in paths)
        {
            inspector.Inspect(new(path, sink.ReadKept(path), MediaTypes.Of(path)), found);
        }
        Keep(found);
    }

    private void Take(SiteFile file, ContentKey? key, DiagnosticBag found)
    {
        var leadsToPlaces = inspector.Inspect(file, found);
        sink.Add(file, leadsToPlaces ? null : key);
    }

    private void Keep(DiagnosticBag found)
    {
        if (!found.IsEmpty)
        {
            bags.Add(found);
        }
    }
}
