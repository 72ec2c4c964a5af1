using Publisher.Content;
using Publisher.Languages;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>Pages that are mostly words: how to check, about, privacy, the guild's own pages, and the one for addresses that lead nowhere.</summary>
internal static class TextPages
{
    public static IEnumerable<PageJob> Jobs(SiteView view) => view.Site.IsDirectory ? Texts(view) : [.. Checking(view), .. Texts(view)];

    private static IEnumerable<PageJob> Checking(SiteView view)
    {
        var (site, words) = (view.Site, view.Words);
        yield return new()
        {
            Path = SitePaths.Verify,
            Template = "verify.html",
            Script = "verify-page.js",
            Kept = view.Kept.OfAll,
            Title = words["menu.verify"],
            Description = words.Say("head.verify", ("site", site.Config.Title)),
            Section = SitePaths.Verify,
            Fields = links => Verify(view, links),
        };
        yield return new()
        {
            Path = SitePaths.VerifyHelp,
            Template = "verify-help.html",
            Title = words["menu.help"],
            Description = words.Say("head.help", ("site", site.Config.Title)),
            Section = SitePaths.Verify,
            Fields = links => Verify(view, links),
        };
    }

    private static IEnumerable<PageJob> Texts(SiteView view)
    {
        var (site, words) = (view.Site, view.Words);
        yield return Own(view, "about", SitePaths.About, words["menu.about"], site.IsDirectory ? "directory-about.html" : "about.html");
        yield return Own(view, "privacy", SitePaths.Privacy, words["menu.privacy"], site.IsDirectory ? "directory-privacy.html" : "privacy.html");
        foreach (var page in site.Pages.Where(p => p.Slug is not "about" and not "privacy"))
        {
            yield return Free(view, page, SitePaths.Page(page.Slug), null);
        }
        if (view.Folder.Length > 0)
        {
            // A host serves one page for everything that is missing.
            yield break;
        }
        yield return new()
        {
            Path = SitePaths.NotFound,
            Template = "404.html",
            Title = words["head.nothing_title"],
            Description = words["head.nothing"],
            Listed = false,
            Key = view.Key().Add(SitePaths.NotFound).ToKey(),
            Fields = links => new()
            {
                { "badges_href", links.To(SitePaths.Badges) },
                { "awards_href", links.To(SitePaths.Awards) },
                { "verify_href", links.To(SitePaths.VerifyHelp) },
                { "federation_href", links.To(SitePaths.Federation) },
            },
        };
    }

    private static PageJob Own(SiteView view, string slug, string path, string title, string template)
    {
        var section = path == SitePaths.About ? path : null;
        if (view.Site.Pages.FirstOrDefault(p => p.Slug == slug) is { } page)
        {
            return Free(view, page, path, section);
        }
        var config = view.Site.Config;
        return new()
        {
            Path = path,
            Template = template,
            Title = title,
            Description = view.Words.Say("head.own", ("title", title), ("site", config.Title)),
            Section = section,
            Fields = links => new()
            {
                { "tagline", view.Tagline },
                { "contact", config.Contact },
                { "contact_href", ContactAddress(config) },
                { "repo", Prose.WebAddress(config.Repo) },
                { "how_href", links.To(SitePaths.HowWeDecide) },
                { "badges_href", links.To(SitePaths.Badges) },
                { "members_href", links.To(SitePaths.Members) },
                { "verify_href", links.To(SitePaths.Verify) },
                { "privacy_href", links.To(SitePaths.Privacy) },
                { "home_href", links.To(SitePaths.Home) },
                { "federation_href", links.To(SitePaths.Federation) },
                { "impact_href", links.To(SitePaths.Impact) },
                { "people", SiteWords.Sentence(view.Words.Count("about.people", view.Site.PeopleCount)) },
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

    private static PageJob Free(SiteView view, FreePage page, string path, string? section)
    {
        var words = view.Original is null ? null : page.Translations.Find(view.Words.Language);
        var title = words?.Name ?? page.Title;
        return new()
        {
            Path = path,
            Template = "page.html",
            Title = title,
            Description = title,
            Section = section,
            Key = view.Key().Add(path).Add(title).Add(words?.Name).Add(words?.Text ?? page.Markdown).Add(words?.Text is null ? 0 : 1).ToKey(),
            Fields = links => new()
            {
                { "title", title },
                { "title_lang", words?.Name is null ? view.Original : null },
                { "text", Prose.Render(words?.Text ?? page.Markdown, MarkdownPlace.Page, 2, links) },
                { "text_lang", words?.Text is null ? view.Original : null },
                { "original_lang", view.Original },
                { "original_href", links.ToMain(path) },
            },
        };
    }

    private static FieldSet Verify(SiteView view, PageLinks links) => new()
    {
        { "base", view.BaseUrl },
        { "root", links.Root },
        { "folder", links.Folder },
        { "index", links.Index },
        { "partners", PeerDocuments.Held(view.Site).Any() },
        { "original", view.Original },
        { "partners_href", view.Site.Peers.IsEmpty ? null : links.To(SitePaths.Federation) },
        { "people", view.Site.AuthorityPeople.Where(p => p.Page is not null).Select(p => new FieldSet { { "id", p.Entry.Id }, { "name", p.Page!.Name } }) },
        { "verify_href", links.To(SitePaths.Verify) },
        { "pages", view.LinksToOwnPages(links) },
        { "issuer", view.Site.Config.IssuerDid },
        { "repo", Prose.WebAddress(view.Site.Config.Repo) },
        { "example", view.Site.Awards.IsEmpty ? null : view.Site.Awards[0].Verified.Outline.Source.File.Path },
        { "example_name", view.Site.Awards.IsEmpty ? null : view.Site.Awards[0].Id + ".json" },
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
