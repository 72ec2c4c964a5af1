using System.Collections.Concurrent;
using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>What stands around every page: head, menu, foot. Parts that are the same for many pages are made once for them.</summary>
internal sealed class PageFrame(SiteModel site, RenderContext context)
{
    private static readonly ImmutableArray<(string Label, string Path)> Menu =
    [
        ("Badges", SitePaths.Badges), ("People", SitePaths.Members), ("How we decide", SitePaths.HowWeDecide), ("Verify", SitePaths.Verify), ("About", SitePaths.About),
    ];

    // By the way to the root and the menu entry a page belongs to: all award pages share one.
    private readonly ConcurrentDictionary<(string Root, string? Section, bool IsEntry), SharedFields> shared = new();

    /// <summary>The page of a job; null when a template of the site's own fails, which is reported.</summary>
    public SiteFile? Render(PageJob job, DiagnosticBag diagnostics)
    {
        var links = job.Path == SitePaths.NotFound && !site.IsPortable ? PageLinks.FromAnywhere(site.ServedAt ?? site.Config.BaseUrl) : PageLinks.From(job.Path, site.IsPortable);
        return context.Templates.Render("layout.html", Fields(job, links), diagnostics) is { } bytes
            ? new(SitePaths.FileOf(job.Path), bytes, MediaTypes.Html)
            : null;
    }

    private FieldSet Fields(PageJob job, PageLinks links)
    {
        var config = site.Config;
        var isEntry = Menu.Any(m => m.Path == job.Path);
        var same = shared.GetOrAdd((links.Root, isEntry ? job.Path : job.Section, isEntry), key => Shared(Site(config, links), MenuOf(links, key.Section, key.IsEntry)));
        return new()
        {
            { "lang", config.Languages.IsDefaultOrEmpty ? "en" : config.Languages[0] },
            { "dir", DirectionOf(config) },
            { "accent", config.Accent },
            { "corners", config.Look.Square ? "square" : null },
            { "type", config.Look.Sans ? "sans" : null },
            { "css", links.To(context.Stylesheet.Path) },
            { "icon", links.To(context.Icon.Path) },
            { "script", !site.IsPortable && job.Script is { } script ? links.To(context.Scripts[script].Path) : null },
            { "portable", site.IsPortable },
            { "bundle", site.IsPortable && job.Script is { } bundled ? Bundle(context.Scripts.Bundle(bundled), job) : null },
            { "template", job.Template },
            { "it", job.Fields(links) },
            { "plays", job.Plays },
            { "head", Head(config, job, links) },
            { "site", same.Site },
            { "common", same.Common },
        };
    }

    private static FieldSet Bundle(ScriptBundle bundle, PageJob job) => new() { { "hash", bundle.Hash }, { "element", bundle.Element }, { "kept", job.Kept?.Invoke() ?? Html.Empty } };

    private FieldSet? Copy(SiteConfig config) => !site.IsPortable && site.ServedAt is null ? null : new()
    {
        { "name", config.BaseUrl[(config.BaseUrl.IndexOf("//", StringComparison.Ordinal) + 2)..] },
        { "href", config.BaseUrl + "/" },
        { "folder", site.IsPortable },
    };

    // Languages written from right to left (ISO 639); another script of theirs is not.
    private static string DirectionOf(SiteConfig config)
    {
        var parts = (config.Languages.IsDefaultOrEmpty ? "en" : config.Languages[0]).Split('-');
        return parts[0] is "ar" or "arc" or "ckb" or "dv" or "fa" or "he" or "ks" or "ps" or "sd" or "syr" or "ug" or "ur" or "yi" && !parts.Contains("Latn", StringComparer.Ordinal) ? "rtl" : "ltr";
    }

    private FieldSet Site(SiteConfig config, PageLinks links) => new()
    {
        { "title", config.Title },
        { "letter", SiteView.Letter(config.Title) },
        { "logo", context.Logo is { } logo ? Logo(logo, links, config.Look.LogoAlone) : null },
        { "copy", Copy(config) },
        { "tagline", config.Tagline },
        { "demonstration", config.IsDemonstration },
        { "home_href", links.To(SitePaths.Home) },
        { "awards_href", links.To(SitePaths.Awards) },
        { "impact_href", links.To(SitePaths.Impact) },
        { "privacy_href", links.To(SitePaths.Privacy) },
        { "help_href", links.To(SitePaths.VerifyHelp) },
        { "feed_href", links.To(SitePaths.Atom) },
        { "follow_href", links.To(SitePaths.Subscribe) },
        { "search_href", context.View.HasSearch ? links.To(SitePaths.Search) : null },
        { "contact", config.Contact },
        { "contact_href", TextPages.ContactAddress(config) },
        { "repo", Prose.WebAddress(config.Repo) },
    };

    private static FieldSet Logo(SiteFile logo, PageLinks links, bool alone)
    {
        var size = PictureSize.Of(logo.Bytes.Span) ?? PictureSize.OfSvg(logo.Bytes.Span);
        return new() { { "src", links.To(logo.Path) }, { "alone", alone }, { "width", Number(size?.Width) }, { "height", Number(size?.Height) } };
    }

    private static string? Number(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ImmutableArray<FieldSet> MenuOf(PageLinks links, string? section, bool isEntry) =>
    [
        .. Menu.Select(entry => new FieldSet
        {
            { "label", entry.Label },
            { "href", links.To(entry.Path) },
            { "current", entry.Path != section ? null : isEntry ? "page" : "true" },
        }),
    ];

    private static FieldSet Head(SiteConfig config, PageJob job, PageLinks links) => new()
    {
        { "title", job.Title == config.Title ? job.Title : $"{job.Title} \u00b7 {config.Title}" },
        { "name", job.Title },
        { "description", job.Description },
        { "canonical", job.Listed ? SitePaths.Absolute(config.BaseUrl, PageLinks.Escape(job.Path)) : null },
        { "image", job.Image is { } image ? SitePaths.Absolute(config.BaseUrl, PageLinks.Escape(image)) : null },
        { "kind", job.Kind },
        { "alternates", job.Alternates.Select(a => new FieldSet { { "type", a.MediaType }, { "title", a.Title }, { "href", links.To(a.Path) } }) },
    };

    private static SharedFields Shared(FieldSet site, ImmutableArray<FieldSet> menu) => new(site, new() { { "site", site }, { "menu", menu }, { "steps", VerifySteps.Fields } });

    // What templates of many pages see alike, and what parts made once for all of these see (docs/pages.md).
    private sealed record SharedFields(FieldSet Site, FieldSet Common);
}
