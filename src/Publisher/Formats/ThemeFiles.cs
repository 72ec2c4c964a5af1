using System.Security.Cryptography;
using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>The one stylesheet, the icon and the guild's logo, their addresses named by their content so that copies of them may be kept for ever.</summary>
public sealed class ThemeFiles : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "theme";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) =>
        [OutputJob.Of(context.Stylesheet), OutputJob.Of(context.Icon), .. context.Logo is { } logo ? [OutputJob.Of(logo)] : (OutputJob[])[]];

    /// <summary>The stylesheet of a template set.</summary>
    public static SiteFile Stylesheet(TemplateSet templates) => Named(templates, "site", "css", MediaTypes.Css);

    /// <summary>The icon of a template set.</summary>
    public static SiteFile Icon(TemplateSet templates) => Named(templates, "icon", "svg", "image/svg+xml");

    /// <summary>The guild's own mark; null when it has none.</summary>
    public static SiteFile? Logo(SiteLook look) =>
        look.Logo is { } logo ? Named(logo.Bytes, "logo", MediaTypes.ExtensionOf(logo.Path), MediaTypes.Of(logo.Path)) : null;

    private static SiteFile Named(TemplateSet templates, string name, string extension, string mediaType) => Named(templates.Asset($"{name}.{extension}"), name, extension, mediaType);

    /// <summary>A file under an address named by its content.</summary>
    internal static SiteFile Named(ReadOnlyMemory<byte> bytes, string name, string extension, string mediaType)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, 8));
        return new(SitePaths.Asset(name, hash, extension), bytes, mediaType, CachePolicy.Immutable);
    }
}
