using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>Pictures of the people who have a page.</summary>
public sealed class Avatars : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "people's pictures";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) =>
        site.People.Select(p => p.Member.Avatar is { } avatar ? FileOf(p.Member.Handle, avatar) : null).OfType<SiteFile>().Select(OutputJob.Of);

    private static SiteFile FileOf(string handle, SourceFile avatar) =>
        new(SitePaths.Avatar(handle, MediaTypes.ExtensionOf(avatar.Path)), avatar.Bytes, MediaTypes.Of(avatar.Path));
}
