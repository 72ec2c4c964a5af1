using System.Collections.Immutable;
using Publisher.Diagnostics;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>What formats share while rendering. Safe to share between threads.</summary>
public sealed class RenderContext
{
    private readonly Lazy<AwardTable> awards;
    private FeedItems? feeds;

    private RenderContext(SiteModel site, ImmutableArray<TemplateSet> templates, DiagnosticBag diagnostics)
    {
        (Templates, Diagnostics) = (templates[0], diagnostics);
        awards = new(() => new(site.Awards));
        // It is needed when the plan is made, and nothing is until then.
        _ = Task.Factory.StartNew(() => awards.Value, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
        (Stylesheet, Icon) = (ThemeFiles.Stylesheet(Templates), ThemeFiles.Icon(Templates));
        Logo = ThemeFiles.Logo(site.Config.Look);
        // What is wrong with a script is told once.
        Editions = [.. templates.Select((set, i) => new Edition(
            new(site, set.Words, i == 0 ? "" : SitePaths.LanguageFolder(set.Words.Language)), set, ScriptModules.Of(set, i == 0 ? diagnostics : new()), this))];
    }

    /// <summary>Where formats put problems they see while saying what they would make; not for the files themselves, which are made on several threads.</summary>
    public DiagnosticBag Diagnostics { get; }
    /// <summary>The site's templates, in its main language.</summary>
    public TemplateSet Templates { get; }
    /// <summary>The stylesheet, named by its content.</summary>
    public SiteFile Stylesheet { get; }
    /// <summary>The small picture browsers show beside the title, named by its content.</summary>
    public SiteFile Icon { get; }
    /// <summary>The guild's own mark, named by its content; null when it has none.</summary>
    public SiteFile? Logo { get; }
    /// <summary>The pages in each language of the site, those of the main one first.</summary>
    internal ImmutableArray<Edition> Editions { get; }
    /// <summary>The model with the look-ups pages need, in the main language.</summary>
    internal SiteView View => Editions[0].View;

    /// <summary>Awards by id.</summary>
    internal Lazy<AwardTable> Awards => awards;

    /// <summary>What the site's feeds tell, in the main language. For formats while they say what they would make.</summary>
    internal FeedItems Feeds => feeds ??= new(View, awards);

    /// <summary>Lets go of the lists of pages: what is to be made is planned, and each page may go when it is made.</summary>
    internal void ForgetPages()
    {
        feeds = null;
        foreach (var edition in Editions)
        {
            edition.View.ForgetPages();
        }
    }

    /// <summary>Makes ready what every site needs and no site has a say in; to be begun while content is still read.</summary>
    internal static void ReadAhead()
    {
        _ = SiteWords.English;
        _ = ScriptModules.BuiltIn.Value;
    }

    /// <summary>The context of a site: its templates parsed, its stylesheet named.</summary>
    public static RenderContext For(SiteModel site, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (var (name, file) in site.Templates.Where(t => t.Key.StartsWith(WordFiles.Folder, StringComparison.Ordinal) && !TemplateSet.BuiltInNames.Contains(t.Key, StringComparer.Ordinal) && !WordFiles.IsUsed(t.Key, site.Config.Languages)).OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            diagnostics.Add(TemplateDescriptors.Unused, new(file.Path), name, $"{WordFiles.Folder}{site.Config.MainLanguage}.yml");
        }
        var used = TemplateSet.KeysOf(site.Templates);
        return new(site, [.. site.Config.Languages.Select((language, i) =>
            // What is wrong with a template is told once.
            TemplateSet.Load(site.Templates, SiteView.WordsOf(site, language, used, diagnostics), i == 0 ? diagnostics : new()))], diagnostics);
    }
}

/// <summary>A site's pages in one of its languages.</summary>
internal sealed class Edition
{
    /// <summary>Brings together what pages say, their templates, and what stands around them.</summary>
    public Edition(SiteView view, TemplateSet templates, ScriptModules scripts, RenderContext context) =>
        (View, Templates, Scripts, Frame) = (view, templates, scripts, new(view, templates, scripts, context));

    /// <summary>The model with the look-ups pages need.</summary>
    public SiteView View { get; }

    /// <summary>Its templates.</summary>
    public TemplateSet Templates { get; }

    /// <summary>The scripts, each named by its content.</summary>
    public ScriptModules Scripts { get; }

    /// <summary>What stands around every page.</summary>
    public PageFrame Frame { get; }
}
