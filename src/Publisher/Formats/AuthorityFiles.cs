using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// What verifiers need of the guild as it was signed: every authority version, every list of affirmed awards, every status list and every decision that counts, exactly.
/// </summary>
public sealed class AuthorityFiles : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "rules, status lists and decisions";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) =>
    [
        .. site.Authority.Versions.Select(v => OutputJob.Of(new(SitePaths.Authority(v.Version), v.Document.Bytes, MediaTypes.Json))),
        .. site.Affirmed.Select(a => OutputJob.Of(new(SitePaths.Affirmed(a.Version), a.File.Bytes, MediaTypes.Text))),
        .. site.StatusLists.Select(l => OutputJob.Of(new(SitePaths.StatusList(l.Name), l.Document.Bytes, MediaTypes.Json))),
        .. site.Decisions.Select(d => OutputJob.Of(new(SitePaths.Decision(d.File.Name), d.File.Published.Bytes, MediaTypes.Json))),
    ];
}
