using Publisher.Content;
using Publisher.Frameworks;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>The skills that badges recognise: one page of all by framework, and one for each of the guild's own. There is none where there is no skill.</summary>
internal static class SkillPages
{
    // As many names as a line of the list holds; the page of a skill has more.
    private const int NamesInLine = 12;
    private const int NamesOnPage = 250;

    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        if (view.Skills.IsEmpty)
        {
            yield break;
        }
        yield return new()
        {
            Path = SitePaths.Skills,
            Template = "all-skills.html",
            Title = view.Words["skills.title"],
            Description = view.Words.Say("skills.head", ("site", view.Site.Config.Title)),
            Section = SitePaths.Badges,
            Alternates = [Graph(view)],
            Key = Key(view),
            Fields = links => new()
            {
                { "groups", view.Skills.Groups.Select((g, i) => Group(view, g, i, links)) },
                { "badges_href", links.To(SitePaths.Badges) },
                { "file_href", links.To(SitePaths.SkillGraph) },
            },
        };
        foreach (var skill in view.Site.Skills)
        {
            yield return Job(view, view.Skills.Of(skill), skill);
        }
    }

    private static AlternateLink Graph(SiteView view) => new(MediaTypes.JsonLd, view.Words["skills.title"], SitePaths.SkillGraph);

    private static ContentKey Key(SiteView view)
    {
        var key = view.Key().Add(SitePaths.Skills);
        foreach (var skill in view.Skills.Groups.SelectMany(g => g.Skills))
        {
            skill.AddTo(key, NamesInLine);
        }
        return key.ToKey();
    }

    private static PageJob Job(SiteView view, SkillEntry entry, Skill skill)
    {
        var key = view.Key().Add(SitePaths.Skill(skill.Slug));
        entry.AddTo(key, NamesOnPage);
        var translated = view.Original is null ? null : skill.Translations.Find(view.Words.Language)?.Text;
        return new()
        {
            Path = SitePaths.Skill(skill.Slug),
            Template = "skill.html",
            Title = entry.Name,
            Description = entry.Description!,
            Section = SitePaths.Badges,
            Image = entry.Badges.Select(b => Picture.Of(b.Badge.Badge).Png).FirstOrDefault(p => p is not null),
            Alternates = [new(MediaTypes.JsonLd, view.Words["skills.descriptor"], SitePaths.SkillDescriptor(skill.Slug)), Graph(view)],
            Key = key.ToKey(),
            Fields = links => new()
            {
                { "name", entry.Name },
                { "name_lang", entry.NameLanguage },
                { "description", entry.Description },
                { "description_lang", entry.DescriptionLanguage },
                { "text", Prose.Render(translated ?? skill.Markdown, MarkdownPlace.Page, 3, links) },
                { "text_lang", translated is null ? view.Original : null },
                { "badges", entry.Badges.Select(b => Badge(view, b, links)) },
                { "people", entry.People.Take(NamesOnPage).Select(p => SiteView.Person(p.Member, links)) },
                { "more", More(view, entry, NamesOnPage) },
                { "original_lang", view.Original },
                { "keywords", skill.Keywords.IsEmpty ? null : string.Join(", ", skill.Keywords) },
                { "same", skill.SameAs.Select(s => new FieldSet { { "name", s.Name ?? s.Url }, { "href", s.Url }, { "framework", SkillAlignments.FrameworkOf(s.Url, s.Framework) } }) },
                { "all_href", links.To(SitePaths.Skills) },
                { "badges_href", links.To(SitePaths.Badges) },
                { "file_href", links.To(SitePaths.SkillDescriptor(skill.Slug)) },
                { "edit_href", ForgeLinks.Of(view.Site.Config)?.Edit(skill.Location.Path) },
            },
        };
    }

    private static FieldSet Group(SiteView view, SkillGroup group, int number, PageLinks links) => new()
    {
        { "id", FormattableString.Invariant($"framework-{number + 1}") },
        { "name", group.IsOwn ? view.Words["skills.own"] : group.Name },
        { "skills", group.Skills.Select(s => Line(view, s, links)) },
    };

    private static FieldSet Line(SiteView view, SkillEntry skill, PageLinks links) => new()
    {
        { "name", skill.Name },
        { "name_lang", skill.NameLanguage },
        { "href", skill.Own is { } own ? links.To(SitePaths.Skill(own.Slug)) : Prose.WebAddress(skill.Address) },
        { "external", skill.Own is null },
        { "code", skill.Code },
        { "description", skill.Description },
        { "description_lang", skill.DescriptionLanguage },
        { "badges", skill.Badges.Select(b => Badge(view, b, links)) },
        { "people", skill.People.Take(NamesInLine).Select(p => SiteView.Person(p.Member, links)) },
        { "more", More(view, skill, NamesInLine) },
    };

    private static FieldSet Badge(SiteView view, SkillBadge named, PageLinks links)
    {
        var (badge, text) = (named.Badge.Badge, view.Texts.Of(named.Badge.Badge));
        return new()
        {
            { "name", text.Name },
            { "description", text.Description },
            { "description_lang", text.DescriptionLanguage },
            { "href", links.To(SitePaths.Badge(badge.Slug)) },
            { "picture", SiteView.Art(Picture.Of(badge), text.Name, links) },
            { "versions", named.Versions.IsEmpty ? null : view.Words.Count("skills.in_version", named.Versions.Length, ("versions", view.Words.List(named.Versions))) },
        };
    }

    private static string? More(SiteView view, SkillEntry skill, int shown) => skill.People.Count <= shown ? null : view.Words.Count("skills.more", skill.People.Count - shown);
}
