using System.Collections.Immutable;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>Every page people read. Each kind of page is a class of its own that says which pages there are and what they tell; here they get their frame.</summary>
public sealed class HtmlPages : IOutputFormat
{
    private static readonly ImmutableArray<(string Label, string Path)> Menu =
    [
        ("Badges", SitePaths.Badges), ("People", SitePaths.Members), ("How we decide", SitePaths.HowWeDecide), ("Verify", SitePaths.Verify), ("About", SitePaths.About),
    ];

    /// <inheritdoc/>
    public string Name => "pages";

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Render(SiteModel site, RenderContext context)
    {
        var jobs = Jobs(site).ToArray();
        var pages = new SiteFile?[jobs.Length];
        var found = new DiagnosticBag?[jobs.Length];
        ParallelLoop.For(jobs.Length, i =>
        {
            var diagnostics = new DiagnosticBag();
            var links = jobs[i].Path == SitePaths.NotFound ? PageLinks.FromAnywhere(site.Config.BaseUrl) : PageLinks.From(jobs[i].Path);
            pages[i] = context.Templates.Render("layout.html", Frame(site, jobs[i], links, context), diagnostics) is { } bytes
                ? new(SitePaths.FileOf(jobs[i].Path), bytes, MediaTypes.Html)
                : null;
            found[i] = diagnostics;
        });
        foreach (var diagnostics in found)
        {
            context.Diagnostics.AddRange(diagnostics!.ToSorted());
        }
        return pages.OfType<SiteFile>();
    }

    /// <summary>The addresses search engines are told of.</summary>
    public static IEnumerable<string> ListedPaths(SiteModel site) => Jobs(site).Where(j => j.Listed).Select(j => j.Path);

    private static IEnumerable<PageJob> Jobs(SiteModel site)
    {
        var view = new SiteView(site);
        return [.. HomePage.Jobs(view), .. BadgePages.Jobs(view), .. AwardPages.Jobs(view), .. MemberPages.Jobs(view), .. RulesPage.Jobs(view), .. TextPages.Jobs(view)];
    }

    private static FieldSet Frame(SiteModel site, PageJob job, PageLinks links, RenderContext context)
    {
        var config = site.Config;
        return new()
        {
            { "lang", config.Languages.IsDefaultOrEmpty ? "en" : config.Languages[0] },
            { "accent", config.Accent },
            { "css", links.To(context.Stylesheet.Path) },
            { "icon", links.To(context.Icon.Path) },
            { "template", job.Template },
            { "it", job.Fields(links) },
            { "head", Head(config, job, links) },
            { "site", new FieldSet
            {
                { "title", config.Title },
                { "letter", SiteView.Letter(config.Title) },
                { "tagline", config.Tagline },
                { "demonstration", config.IsDemonstration },
                { "home_href", links.To(SitePaths.Home) },
                { "awards_href", links.To(SitePaths.Awards) },
                { "privacy_href", links.To(SitePaths.Privacy) },
                { "help_href", links.To(SitePaths.VerifyHelp) },
                { "feed_href", links.To(SitePaths.Atom) },
                { "contact", config.Contact },
                { "contact_href", TextPages.ContactAddress(config) },
                { "repo", Prose.WebAddress(config.Repo) },
            } },
            { "menu", Menu.Select(entry => new FieldSet
            {
                { "label", entry.Label },
                { "href", links.To(entry.Path) },
                { "current", entry.Path == job.Path ? "page" : entry.Path == job.Section ? "true" : null },
            }) },
        };
    }

    private static FieldSet Head(Content.SiteConfig config, PageJob job, PageLinks links) => new()
    {
        { "title", job.Title == config.Title ? job.Title : $"{job.Title} \u00b7 {config.Title}" },
        { "name", job.Title },
        { "description", job.Description },
        { "canonical", job.Listed ? SitePaths.Absolute(config.BaseUrl, PageLinks.Escape(job.Path)) : null },
        { "image", job.Image is { } image ? SitePaths.Absolute(config.BaseUrl, PageLinks.Escape(image)) : null },
        { "kind", job.Kind },
        { "alternates", job.Alternates.Select(a => new FieldSet { { "type", a.MediaType }, { "title", a.Title }, { "href", links.To(a.Path) } }) },
    };
}
