using Publisher.Linking;

namespace Publisher.Formats;

/// <summary>The scripts of pages, as <see cref="ScriptModules"/> links them: each an ES module of its own, named by its content; most of them serve all languages. A page that is read from a folder has its own inside.</summary>
public sealed class ScriptFiles : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "scripts";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) => site.IsPortable ? []
        : context.Editions.SelectMany(e => e.Scripts.All).DistinctBy(f => f.Path, StringComparer.Ordinal).Select(OutputJob.Of);
}
