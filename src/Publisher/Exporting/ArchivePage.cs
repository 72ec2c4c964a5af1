using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Languages;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Exporting;

/// <summary>The page of an archive: what its person was recognised for, by whom and when, and how anybody checks it. It opens from a folder and runs nothing.</summary>
internal static class ArchivePage
{
    /// <summary>Makes it; null when the site's own template fails, which is reported.</summary>
    public static SiteFile? Of(Member person, ImmutableArray<PersonAward> awards, RenderContext context, DiagnosticBag found)
    {
        var (view, links) = (context.View, PageLinks.From("", portable: true));
        var (site, words) = (view.Site, view.Words);
        var fields = new FieldSet
        {
            { "lang", words.Language },
            { "dir", PageFrame.DirectionOf(words.Language) },
            { "accent", site.Config.Accent },
            { "css", links.To(context.Stylesheet.Path) },
            { "icon", links.To(context.Icon.Path) },
            { "site", new FieldSet { { "title", site.Config.Title } } },
            { "demonstration", site.Config.IsDemonstration },
            { "home_href", view.BaseUrl + "/" },
            { "name", person.Name },
            { "page_href", view.Address(SitePaths.Member(person.Handle)) },
            { "awards", awards.Select(a => Line(view, a, links)) },
            { "record_href", awards.IsEmpty ? null : links.To(PersonArchive.Record) },
            { "table_href", links.To(PersonArchive.Table) },
            { "rules_href", links.To(SitePaths.Authority(1)) },
            { "digest", site.Authority.Versions[0].DigestSri },
        };
        return context.Templates.Render("archive.html", fields, found) is { } bytes ? new(PersonArchive.Index, bytes, MediaTypes.Html) : null;
    }

    // The award leads to the guild's own page of it; its file lies in the archive.
    private static FieldSet Line(SiteView view, PersonAward award, PageLinks links) => new()
    {
        { "award", view.Line(award.Model, links) },
        { "signers", SiteWords.Sentence(view.Words.List([.. award.Model.Signers.Select(s => AwardTimeline.SignerName(s, view.Words))])) },
        { "file_href", links.To(SitePaths.Credential(award.Model.Id)) },
        { "page_href", view.Address(SitePaths.Award(award.Model.Id)) },
    };
}
