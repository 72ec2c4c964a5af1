using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>Stage 5, Render: every output format over the model; two files at one path are a diagnostic.</summary>
public static class SiteRenderer
{
    /// <summary>The site without its host's files.</summary>
    public static Site Render(SiteModel model, DiagnosticBag diagnostics)
    {
        var shared = RenderContext.For(model, diagnostics);
        var formats = OutputFormats.All;
        var rendered = new (IReadOnlyList<SiteFile> Files, DiagnosticBag Found)[formats.Length];
        ParallelLoop.For(formats.Length, i =>
        {
            var found = new DiagnosticBag();
            rendered[i] = ([.. formats[i].Render(model, shared with { Diagnostics = found })], found);
        });
        var byPath = new Dictionary<string, (SiteFile File, string Format)>(StringComparer.Ordinal);
        for (var i = 0; i < formats.Length; i++)
        {
            diagnostics.AddRange(rendered[i].Found.ToSorted());
            foreach (var file in rendered[i].Files)
            {
                if (!byPath.TryAdd(file.Path, (file, formats[i].Name)))
                {
                    diagnostics.Add(SiteDescriptors.PathTwice, model.Config.Location, file.Path, byPath[file.Path].Format, formats[i].Name);
                }
            }
        }
        foreach (var (path, made) in byPath)
        {
            ReportFolder(path, made.Format, byPath, model, diagnostics);
        }
        return new(byPath.Values.Select(f => f.File));
    }

    /// <summary>A file whose folder is a file too cannot be written.</summary>
    private static void ReportFolder(string path, string format, Dictionary<string, (SiteFile File, string Format)> byPath, SiteModel model, DiagnosticBag diagnostics)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (byPath.TryGetValue(path[..slash], out var file))
            {
                diagnostics.Add(SiteDescriptors.PathTwice, model.Config.Location, path[..slash], file.Format, format);
            }
        }
    }
}
