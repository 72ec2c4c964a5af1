using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>What formats share while rendering. Safe to share between threads.</summary>
public sealed class RenderContext
{
    private RenderContext(SiteModel site, TemplateSet templates, DiagnosticBag diagnostics)
    {
        (Templates, Diagnostics) = (templates, diagnostics);
        (Stylesheet, Icon) = (ThemeFiles.Stylesheet(templates), ThemeFiles.Icon(templates));
        Logo = ThemeFiles.Logo(site.Config.Look);
        Scripts = ScriptModules.Of(templates, diagnostics);
        View = new(site);
        Frame = new(site, this);
    }

    /// <summary>Where formats put problems they see while saying what they would make; not for the files themselves, which are made on several threads.</summary>
    public DiagnosticBag Diagnostics { get; }
    /// <summary>The site's templates.</summary>
    public TemplateSet Templates { get; }
    /// <summary>The stylesheet, named by its content.</summary>
    public SiteFile Stylesheet { get; }
    /// <summary>The small picture browsers show beside the title, named by its content.</summary>
    public SiteFile Icon { get; }
    /// <summary>The guild's own mark, named by its content; null when it has none.</summary>
    public SiteFile? Logo { get; }
    /// <summary>The scripts, each named by its content.</summary>
    public ScriptModules Scripts { get; }
    /// <summary>The model with the look-ups pages need.</summary>
    internal SiteView View { get; }
    /// <summary>What stands around every page.</summary>
    internal PageFrame Frame { get; }

    /// <summary>The context of a site: its templates parsed, its stylesheet named.</summary>
    public static RenderContext For(SiteModel site, DiagnosticBag diagnostics) => new(site, TemplateSet.Load(site.Templates, diagnostics), diagnostics);
}
