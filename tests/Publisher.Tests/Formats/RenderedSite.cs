using System.Text;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Hosts;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Tests.Formats;

/// <summary>A model rendered whole, with what was found on the way.</summary>
internal sealed class RenderedSite
{
    private readonly DiagnosticBag found = new();

    public RenderedSite(SiteModel model, IHost? host = null)
    {
        var sink = new SiteInMemory();
        SiteRenderer.Render(model, host?.Files(model) ?? [], sink, found);
        (Model, Site) = (model, sink.ToSite());
    }

    public SiteModel Model { get; }
    public Site Site { get; }
    public IReadOnlyList<Diagnostic> Found => found.ToSorted();

    public string Text(string path) => Encoding.UTF8.GetString((Site.Find(path) ?? throw new InvalidOperationException($"no file {path}")).Bytes.Span);

    public string Page(string path) => Text(SitePaths.FileOf(path));

    public IEnumerable<(string Path, string Html)> Pages => Site.Files.Where(f => f.Path.EndsWith(".html", StringComparison.Ordinal) && !f.Path.EndsWith(SitePaths.SignFile, StringComparison.Ordinal)).Select(f => (f.Path, Encoding.UTF8.GetString(f.Bytes.Span)));
}
