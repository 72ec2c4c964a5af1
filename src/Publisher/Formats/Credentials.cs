using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>Every award as it was signed: the committed bytes with further signers' proofs spliced in, exactly.</summary>
public sealed class Credentials : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "signed awards";

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Render(SiteModel site, RenderContext context) =>
        site.Awards.Select(a => new SiteFile(SitePaths.Credential(a.Id), a.Verified.Award.Published.Bytes, MediaTypes.Json));
}
