using System.Collections.Concurrent;
using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>What stands around every page: head, menu, foot. Parts that are the same for many pages are made once for them.</summary>
internal sealed class PageFrame(SiteView view, TemplateSet templates, ScriptModules scripts, RenderContext context)
{
    private static readonly ImmutableArray<(string Words, string Path)> Menu =
    [
        ("menu.badges", SitePaths.Badges), ("menu.people", SitePaths.Members), ("menu.how", SitePaths.HowWeDecide), ("menu.verify", SitePaths.Verify), ("menu.about", SitePaths.About),
    ];

    private static readonly ImmutableArray<(string Words, string Path)> DirectoryMenu =
        [("directory.menu", SitePaths.Home), ("federation.graph", SitePaths.Federation), ("search.title", SitePaths.Search), ("menu.about", SitePaths.About)];

    private ImmutableArray<(string Words, string Path)> Entries => view.Site.IsDirectory ? DirectoryMenu : Menu;

    // By the way to the root and the menu entry a page belongs to: all award pages share one.
    private readonly ConcurrentDictionary<(string Root, string? Section, bool IsEntry), SharedFields> shared = new();

    /// <summary>The page of a job; null when a template of the site's own fails, which is reported.</summary>
    public SiteFile? Render(PageJob job, DiagnosticBag diagnostics)
    {
        var site = view.Site;
        var links = job.Path == SitePaths.NotFound && !site.IsPortable ? PageLinks.FromAnywhere(site.ServedAt ?? view.BaseUrl) : PageLinks.From(job.Path, view.Folder, site.IsPortable);
        links = site.Mirror is null ? links : links.Leading(view.BaseUrl, SitePaths.OnlyAtOriginal);
        return templates.Render("layout.html", Fields(job, links), diagnostics) is { } bytes
            ? new(SitePaths.FileOf(view.Folder + job.Path), bytes, MediaTypes.Html)
            : null;
    }

    private FieldSet Fields(PageJob job, PageLinks links)
    {
        var config = view.Site.Config;
        var isEntry = Entries.Any(m => m.Path == job.Path);
        var same = shared.GetOrAdd((links.Root, isEntry ? job.Path : job.Section, isEntry), key => Shared(Site(links), MenuOf(links, key.Section, key.IsEntry)));
        return new()
        {
            { "lang", view.Words.Language },
            { "dir", DirectionOf(view.Words.Language) },
            { "accent", config.Accent },
            { "corners", config.Look.Square ? "square" : null },
            { "type", config.Look.Sans ? "sans" : null },
            { "css", links.To(context.Stylesheet.Path) },
            { "icon", links.To(context.Icon.Path) },
            { "script", !view.Site.IsPortable && job.Script is { } script ? links.To(scripts[script].Path) : null },
            { "portable", view.Site.IsPortable },
            { "bundle", view.Site.IsPortable && job.Script is { } bundled ? Bundle(scripts.Bundle(bundled), job) : null },
            { "template", job.Template },
            { "it", job.Fields(links) },
            { "plays", job.Plays },
            { "head", Head(config, job, links) },
            { "site", same.Site },
            { "common", same.Common },
            { "languages", Languages(job, links) },
        };
    }

    private static FieldSet Bundle(ScriptBundle bundle, PageJob job) => new() { { "hash", bundle.Hash }, { "element", bundle.Element }, { "kept", job.Kept?.Invoke() ?? Html.Empty } };

    private FieldSet? Copy(SiteConfig config) => !view.Site.IsPortable && (view.Site.ServedAt ?? view.Site.Mirror?.Of) is null ? null : new()
    {
        { "name", SitePaths.Typed(config.BaseUrl) },
        { "href", config.BaseUrl + "/" },
        { "folder", view.Site.IsPortable },
        { "date", view.Site.Mirror?.Pulled is { } pulled ? view.Words.Date(pulled) : null },
    };

    /// <summary>The direction a language is written in. Those from right to left are named by ISO 639; another script of theirs is not.</summary>
    public static string DirectionOf(string language)
    {
        var parts = language.Split('-');
        return parts[0] is "ar" or "arc" or "ckb" or "dv" or "fa" or "he" or "ks" or "ps" or "sd" or "syr" or "ug" or "ur" or "yi" && !parts.Contains("Latn", StringComparer.Ordinal) ? "rtl" : "ltr";
    }

    private FieldSet Site(PageLinks links)
    {
        var config = view.Site.Config;
        return new()
        {
            { "title", config.Title },
            { "letter", SiteView.Letter(config.Title) },
            { "logo", context.Logo is { } logo ? Logo(logo, links, config.Look.LogoAlone) : null },
            { "copy", Copy(config) },
            { "tagline", view.Tagline },
            { "demonstration", config.IsDemonstration },
            { "directory", view.Site.IsDirectory },
            { "feeds_href", links.To(SitePaths.PeerFeeds) },
            { "home_href", links.To(SitePaths.Home) },
            { "awards_href", links.To(SitePaths.Awards) },
            { "impact_href", links.To(SitePaths.Impact) },
            { "privacy_href", links.To(SitePaths.Privacy) },
            { "help_href", links.To(SitePaths.VerifyHelp) },
            { "feed_href", links.To(SitePaths.Feed(SitePaths.Home, FeedForm.Atom)) },
            { "follow_href", links.To(SitePaths.Subscribe) },
            { "partners_href", view.Site.Peers.IsEmpty ? null : links.To(SitePaths.Federation) },
            { "skills_href", view.Skills.IsEmpty ? null : links.To(SitePaths.Skills) },
            { "search_href", view.HasSearch ? links.To(SitePaths.Search) : null },
            { "contact", config.Contact },
            { "contact_href", TextPages.ContactAddress(config) },
            { "repo", Prose.WebAddress(config.Repo) },
        };
    }

    private static FieldSet Logo(SiteFile logo, PageLinks links, bool alone)
    {
        var size = PictureSize.Of(logo.Bytes.Span) ?? PictureSize.OfSvg(logo.Bytes.Span);
        return new() { { "src", links.To(logo.Path) }, { "alone", alone }, { "width", Number(size?.Width) }, { "height", Number(size?.Height) } };
    }

    private static string? Number(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private ImmutableArray<FieldSet> MenuOf(PageLinks links, string? section, bool isEntry) =>
    [
        .. Entries.Select(entry => new FieldSet
        {
            { "label", view.Words[entry.Words] },
            { "href", links.To(entry.Path) },
            { "current", entry.Path != section ? null : isEntry ? "page" : "true" },
        }),
    ];

    private FieldSet Head(SiteConfig config, PageJob job, PageLinks links) => new()
    {
        { "title", job.Title == config.Title ? job.Title : $"{job.Title} \u00b7 {config.Title}" },
        { "name", job.Title },
        { "description", job.Description },
        { "canonical", job.Listed ? view.Address(view.Folder + job.Path) : null },
        { "image", job.Image is { } image ? view.Address(image) : null },
        { "kind", job.Kind },
        { "alternates", job.Alternates.Select(a => new FieldSet { { "type", a.MediaType }, { "title", a.Title }, { "href", a.IsWhole ? view.Address(a.Path) : links.To(a.Path) } }) },
    };

    // The same page in each language; of the one page for all that is missing, the front pages; nothing for a page that there is once.
    private IEnumerable<FieldSet> Languages(PageJob job, PageLinks links)
    {
        var path = job.Path == SitePaths.NotFound ? SitePaths.Home : job.Path;
        return context.Editions.Length == 1 || !PageLinks.IsPage(path) ? [] : context.Editions.Select(edition => new FieldSet
        {
            { "code", edition.View.Words.Language },
            { "name", edition.View.Words["layout.language"] },
            { "href", links.Root.Length + edition.View.Folder.Length + path.Length == 0 ? "./" : links.Root + PageLinks.Escape(edition.View.Folder + path) },
            { "address", view.Address(edition.View.Folder + path) },
            { "current", ReferenceEquals(edition.View, view) },
        });
    }

    private SharedFields Shared(FieldSet site, ImmutableArray<FieldSet> menu) => new(site, new() { { "site", site }, { "menu", menu }, { "steps", view.Steps } });

    // What templates of many pages see alike, and what parts made once for all of these see (docs/pages.md).
    private sealed record SharedFields(FieldSet Site, FieldSet Common);
}
