using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>Every file a site will have, before any is made. The files of awards are known by their form: a hundred thousand paths need not be held.</summary>
internal sealed class SitePlan : ISitePaths
{
    private readonly Dictionary<string, string> formats;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> paths;
    private readonly Lazy<AwardTable> awards;
    private readonly AwardOutputs outputs;
    private readonly string[] folders;

    private SitePlan(OutputJob[] jobs, Dictionary<string, string> formats, SiteModel site, AwardOutputs outputs, Lazy<AwardTable> awards)
    {
        folders = [.. site.Config.Languages.Skip(1).Select(SitePaths.LanguageFolder)];
        (Jobs, this.formats, this.outputs, this.awards) = (jobs, formats, outputs, awards);
        paths = formats.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The files that are not one award's own; null where one was made and is no longer needed.</summary>
    public OutputJob?[] Jobs { get; }

    /// <summary>Asks every format; two files in one place, or a file where a folder is needed, are reported.</summary>
    public static SitePlan Of(SiteModel site, IEnumerable<SiteFile> hostFiles, RenderContext context, AwardOutputs outputs, DiagnosticBag diagnostics)
    {
        var formats = new Dictionary<string, string>(StringComparer.Ordinal);
        var jobs = new List<OutputJob>();
        var all = OutputFormats.Of(site).SelectMany(f => f.Jobs(site, context).Select(j => (Job: j, Format: f.Name))).Concat(hostFiles.Select(f => (Job: OutputJob.Of(f), Format: "host files")));
        foreach (var (job, format) in all)
        {
            if (formats.TryAdd(job.Path, format))
            {
                jobs.Add(job);
            }
            else
            {
                diagnostics.Add(SiteDescriptors.PathTwice, site.Config.Location, job.Path, formats[job.Path], format);
            }
        }
        foreach (var (path, format) in formats)
        {
            ReportFolder(path, format, formats, site, diagnostics);
        }
        var plan = new SitePlan([.. jobs], formats, site, outputs, context.Awards);
        plan.ReportAwards(site, diagnostics);
        return plan;
    }

    /// <inheritdoc/>
    public bool Contains(ReadOnlySpan<char> path) => paths.ContainsKey(path) || IsOfAward(path);

    /// <summary>The paths that are not awards' own.</summary>
    public IEnumerable<string> Paths => formats.Keys;

    // An award's id is the second part of every path of its files, behind the folder of a language or of ActivityStreams.
    private bool IsOfAward(ReadOnlySpan<char> path)
    {
        var first = FolderOf(path).Length;
        var start = path[first..].IndexOf('/') + 1;
        start = start == 0 ? 0 : first + start;
        var length = start == 0 ? -1 : path[start..].IndexOfAny('/', '.');
        if (length < 0 || awards.Value.Find(path.Slice(start, length)) is not { } award)
        {
            return false;
        }
        foreach (var own in outputs.Paths(award))
        {
            if (path.SequenceEqual(own))
            {
                return true;
            }
        }
        return false;
    }

    private string FolderOf(ReadOnlySpan<char> path)
    {
        if (path.StartsWith(SitePaths.ActivityFolder))
        {
            return SitePaths.ActivityFolder;
        }
        foreach (var folder in folders)
        {
            if (path.StartsWith(folder))
            {
                return folder;
            }
        }
        return "";
    }

    /// <summary>A file whose folder is a file too cannot be written.</summary>
    private static void ReportFolder(string path, string format, Dictionary<string, string> formats, SiteModel site, DiagnosticBag diagnostics)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (formats.TryGetValue(path[..slash], out var file))
            {
                diagnostics.Add(SiteDescriptors.PathTwice, site.Config.Location, path[..slash], file, format);
            }
        }
    }

    // Awards have folders that nothing else writes to, but for a site's own templates and pages.
    private void ReportAwards(SiteModel site, DiagnosticBag diagnostics)
    {
        foreach (var path in formats.Keys.Where(IsOfAwardPath))
        {
            diagnostics.Add(SiteDescriptors.PathTwice, site.Config.Location, path, formats[path], "awards");
        }
    }

    private bool IsOfAwardPath(string path) => IsOfAward(path);
}
