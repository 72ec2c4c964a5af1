using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>Every endorsement as it was signed, and every approval of a badge: the committed bytes, exactly, with further signers' proofs joined in. One that was withdrawn is not there.</summary>
public sealed class Endorsements : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "signed endorsements";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) => site.Endorsements.Select(e => e.Verified.Source).Concat(site.Approvals.Select(a => a.Verified.Source))
        .Select(source => OutputJob.Of(new(SitePaths.Endorsement(source.Id), source.Document.Bytes, MediaTypes.Json)));
}
