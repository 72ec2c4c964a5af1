using Publisher.Content;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>Pages that are mostly words: how to check, about, privacy, the guild's own pages, and the one for addresses that lead nowhere.</summary>
internal static class TextPages
{
    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        var site = view.Site;
        yield return new()
        {
            Path = SitePaths.Verify,
            Template = "verify.html",
            Script = "verify-page.js",
            Kept = view.Kept.OfAll,
            Title = "Verify",
            Description = $"How to check an award of {site.Config.Title}.",
            Section = SitePaths.Verify,
            Fields = links => Verify(view, links),
        };
        yield return new()
        {
            Path = SitePaths.VerifyHelp,
            Template = "verify-help.html",
            Title = "Check without us",
            Description = $"How to check an award of {site.Config.Title} with your own tools.",
            Section = SitePaths.Verify,
            Fields = links => Verify(view, links),
        };
        yield return Own(view, "about", SitePaths.About, "About", "about.html");
        yield return Own(view, "privacy", SitePaths.Privacy, "Privacy", "privacy.html");
        foreach (var page in site.Pages.Where(p => p.Slug is not "about" and not "privacy"))
        {
            yield return Free(page, SitePaths.Page(page.Slug), null);
        }
        yield return new()
        {
            Path = SitePaths.NotFound,
            Template = "404.html",
            Title = "Nothing here",
            Description = "There is no page at this address.",
            Listed = false,
            Fields = links => new()
            {
                { "badges_href", links.To(SitePaths.Badges) },
                { "awards_href", links.To(SitePaths.Awards) },
                { "verify_href", links.To(SitePaths.VerifyHelp) },
            },
        };
    }

    private static PageJob Own(SiteView view, string slug, string path, string title, string template)
    {
        var section = path == SitePaths.About ? path : null;
        if (view.Site.Pages.FirstOrDefault(p => p.Slug == slug) is { } page)
        {
            return Free(page, path, section);
        }
        var config = view.Site.Config;
        return new()
        {
            Path = path,
            Template = template,
            Title = title,
            Description = $"{title}: {config.Title}.",
            Section = section,
            Fields = links => new()
            {
                { "tagline", config.Tagline },
                { "contact", config.Contact },
                { "contact_href", ContactAddress(config) },
                { "repo", Prose.WebAddress(config.Repo) },
                { "how_href", links.To(SitePaths.HowWeDecide) },
                { "badges_href", links.To(SitePaths.Badges) },
                { "members_href", links.To(SitePaths.Members) },
                { "verify_href", links.To(SitePaths.Verify) },
                { "privacy_href", links.To(SitePaths.Privacy) },
                { "impact_href", links.To(SitePaths.Impact) },
                { "people", EnglishWords.Sentence(EnglishWords.Count(view.Site.PeopleCount, "person has", "people have")) },
                { "stewards", view.Site.AuthorityPeople.Where(p => p.Page is not null && p.Entry.Roles.Any(r => r.Until is null && r.Role != "recovery"))
                    .Select(p => SiteView.Person(p.Page!, links)) },
            },
        };
    }

    /// <summary>What the contact links to: an e-mail address, a page, or nothing that can be linked.</summary>
    public static string? ContactAddress(SiteConfig config) =>
        EmailOf(config) is { } email ? "mailto:" + PageLinks.Escape(email).Replace("%40", "@", StringComparison.Ordinal) : Prose.WebAddress(config.Contact);

    /// <summary>The contact when it is an e-mail address.</summary>
    public static string? EmailOf(SiteConfig config) =>
        config.Contact is { } contact && contact.IndexOf('@', StringComparison.Ordinal) is var at and > 0 && at < contact.Length - 1
        && !contact.Any(char.IsWhiteSpace) && !contact.Contains("://", StringComparison.Ordinal) ? contact : null;

    private static PageJob Free(FreePage page, string path, string? section) => new()
    {
        Path = path,
        Template = "page.html",
        Title = page.Title,
        Description = page.Title,
        Section = section,
        Fields = links => new() { { "title", page.Title }, { "text", Prose.Render(page.Markdown, MarkdownPlace.Page, 2, links) } },
    };

    private static FieldSet Verify(SiteView view, PageLinks links) => new()
    {
        { "base", view.BaseUrl },
        { "root", links.Root },
        { "index", links.Index },
        { "people", view.Site.AuthorityPeople.Where(p => p.Page is not null).Select(p => new FieldSet { { "id", p.Entry.Id }, { "name", p.Page!.Name } }) },
        { "verify_href", links.To(SitePaths.Verify) },
        { "issuer", view.Site.Config.IssuerDid },
        { "repo", Prose.WebAddress(view.Site.Config.Repo) },
        { "example", view.Site.Awards.IsEmpty ? null : view.Site.Awards[0].Verified.Outline.Source.File.Path },
        { "example_href", view.Site.Awards.IsEmpty ? null : links.To(SitePaths.Credential(view.Site.Awards[0].Id)) },
        { "awards_href", links.To(SitePaths.Awards) },
        { "how_href", links.To(SitePaths.HowWeDecide) },
        { "help_href", links.To(SitePaths.VerifyHelp) },
        { "did_href", links.To(SitePaths.DidDocument) },
        { "statuses", view.Site.StatusLists.Select(l => new FieldSet { { "name", l.Name }, { "href", links.To(SitePaths.StatusList(l.Name)) } }) },
        { "authorities", view.Site.Authority.Versions.Select(v => new FieldSet
        {
            { "number", v.Version },
            { "href", links.To(SitePaths.Authority(v.Version)) },
            { "digest", v.DigestSri },
        }) },
    };
}
