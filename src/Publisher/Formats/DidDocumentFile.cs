using Publisher.Credentials.Authority;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>The guild's keys as a DID document; a did:web without a path is looked for under <c>.well-known</c>, one with a path beside the site.</summary>
public sealed class DidDocumentFile : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "DID document";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context)
    {
        var bytes = DidDocument.Write(site.Authority, site.Config.BaseUrl);
        yield return OutputJob.Of(new(SitePaths.DidDocument, bytes, MediaTypes.Did));
        if (new Uri(site.Config.BaseUrl).AbsolutePath == "/")
        {
            yield return OutputJob.Of(new(SitePaths.WellKnownDidDocument, bytes, MediaTypes.Did));
        }
    }
}
