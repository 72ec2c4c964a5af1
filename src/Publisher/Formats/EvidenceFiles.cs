using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>Committed files that published awards point at.</summary>
public sealed class EvidenceFiles : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "evidence";

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Render(SiteModel site, RenderContext context) =>
        site.Awards.SelectMany(a => a.EvidenceFiles.Values)
            .DistinctBy(e => (e.AwardId, e.Name))
            .Select(e => new SiteFile(SitePaths.Evidence(e.AwardId, e.Name), e.File.Bytes, MediaTypes.Of(e.Name)));
}
