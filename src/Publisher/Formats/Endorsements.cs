using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>Every endorsement as it was signed, and every approval of a badge: the committed bytes, exactly, with further signers' proofs joined in. One that was withdrawn is not there.</summary>
public sealed class Endorsements : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "signed endorsements";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) => site.Endorsements.Select(e => e.Verified.Source).Concat(site.Approvals.Select(a => a.Verified.Source)).Select(source =>
    {
        var file = new SiteFile(SitePaths.Endorsement(source.Id), source.Document.Bytes, MediaTypes.Json);
        return new OutputJob(file.Path, _ => file, new ContentKeyBuilder().Add(file.Path).Add(Digest.Of(file.Bytes.Span)).ToKey());
    });
}
