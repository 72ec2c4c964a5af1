using Publisher.Linking;

namespace Publisher.Formats;

/// <summary>The scripts of pages, as <see cref="ScriptModules"/> links them: each an ES module of its own, named by its content.</summary>
public sealed class ScriptFiles : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "scripts";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) => context.Scripts.All.Select(OutputJob.Of);
}
