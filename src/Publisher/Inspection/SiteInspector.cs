using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Inspection;

/// <summary>
/// Stage 7, Inspect: no dead link inside the site, and a warning before hosts' limits. What content cannot bring about (paths that differ
/// only by case, JSON that is none) would be a mistake of the program and stops it.
/// </summary>
public static class SiteInspector
{
    private const long LargeBytes = 800L * 1000 * 1000;
    private const int LongestPath = 240;

    // Evidence is published as it came, whatever it is.
    private const string Evidence = "evidence/";

    /// <summary>Reports what it finds.</summary>
    /// <exception cref="InvalidOperationException">The program made a site that is not whole.</exception>
    public static void Inspect(Site site, DiagnosticBag diagnostics)
    {
        CheckPaths(site);
        ImmutableArray<SiteFile> files = [.. site.Files];
        var pages = new Dictionary<string, (SourceText Text, HtmlLinks Links)>(StringComparer.Ordinal);
        var read = new (SourceText Text, HtmlLinks Links)?[files.Length];
        var notJson = new string?[files.Length];
        ParallelLoop.For(files.Length, i =>
        {
            if (files[i].Path.EndsWith(".html", StringComparison.Ordinal))
            {
                var text = new SourceText(files[i].Path, Encoding.UTF8.GetString(files[i].Bytes.Span));
                read[i] = (text, HtmlLinks.Read(text.Text));
            }
            else if (files[i].Path.EndsWith(".json", StringComparison.Ordinal) && !files[i].Path.StartsWith(Evidence, StringComparison.Ordinal))
            {
                notJson[i] = JsonFault(files[i]);
            }
        });
        if (notJson.OfType<string>().FirstOrDefault() is { } fault)
        {
            throw new InvalidOperationException(fault);
        }
        for (var i = 0; i < files.Length; i++)
        {
            if (read[i] is { } page)
            {
                pages.Add(files[i].Path, page);
            }
        }
        foreach (var (path, page) in pages)
        {
            foreach (var link in page.Links.Links)
            {
                if (Fault(site, pages, path, link.Address) is { } reason)
                {
                    diagnostics.Add(InspectionDescriptors.DeadLink, page.Text.At(link.Offset), link.Address, reason);
                }
            }
        }
        var size = files.Sum(f => (long)f.Bytes.Length);
        if (size > LargeBytes)
        {
            diagnostics.Add(InspectionDescriptors.LargeSite, new("site.config.yml"), (size / 1_000_000).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string? Fault(Site site, Dictionary<string, (SourceText Text, HtmlLinks Links)> pages, string path, string address)
    {
        if (LinkTarget.Resolve(path, address) is not { } target)
        {
            return null;
        }
        if (target.Path is null)
        {
            return "that is outside the site";
        }
        var file = SitePaths.FileOf(target.Path);
        if (site.Find(file) is null)
        {
            return site.Find(file + "/index.html") is null ? $"there is no '{file}' in the site" : "that is a folder: its address ends with '/'";
        }
        return target.Fragment.Length > 0 && pages.TryGetValue(file, out var page) && !page.Links.Ids.Contains(target.Fragment)
            ? $"'{file}' has no place '{target.Fragment}'"
            : null;
    }

    private static void CheckPaths(Site site)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in site.Files)
        {
            if (!seen.TryAdd(file.Path, file.Path))
            {
                throw new InvalidOperationException($"the paths {seen[file.Path]} and {file.Path} differ only by case");
            }
            if (file.Path.Length > LongestPath)
            {
                throw new InvalidOperationException($"the path {file.Path} is longer than {LongestPath} characters");
            }
        }
    }

    private static string? JsonFault(SiteFile file)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Bytes);
            return null;
        }
        catch (JsonException problem)
        {
            return $"{file.Path} is not JSON: {problem.Message}";
        }
    }
}
