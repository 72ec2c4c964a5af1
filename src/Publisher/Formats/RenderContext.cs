using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>What formats share while rendering.</summary>
/// <param name="Diagnostics">Where problems go (templates, missing words). Not shared between threads.</param>
/// <param name="Templates">The site's templates.</param>
/// <param name="Stylesheet">The stylesheet, named by its content.</param>
/// <param name="Icon">The small picture browsers show beside the title, named by its content.</param>
public sealed record RenderContext(DiagnosticBag Diagnostics, TemplateSet Templates, SiteFile Stylesheet, SiteFile Icon)
{
    /// <summary>The context of a site: its templates parsed, its stylesheet named.</summary>
    public static RenderContext For(SiteModel site, DiagnosticBag diagnostics)
    {
        var templates = TemplateSet.Load(site.Templates, diagnostics);
        return new(diagnostics, templates, ThemeFiles.Stylesheet(templates), ThemeFiles.Icon(templates));
    }
}
