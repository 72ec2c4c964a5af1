using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>Every endorsement as it was signed: the committed bytes, exactly. One that was withdrawn is not there.</summary>
public sealed class Endorsements : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "signed endorsements";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) => site.Endorsements.Select(endorsement =>
    {
        var file = new SiteFile(SitePaths.Endorsement(endorsement.Id), endorsement.Verified.Source.Document.Bytes, MediaTypes.Json);
        return new OutputJob(file.Path, _ => file, new ContentKeyBuilder().Add(file.Path).Add(Digest.Of(file.Bytes.Span)).ToKey());
    });
}
