using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>The people who have a page, and the pages.</summary>
internal static class MemberPages
{
    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        yield return new()
        {
            Path = SitePaths.Members,
            Template = "members.html",
            Title = "People",
            Description = $"People of {view.Site.Config.Title} and what they were recognised for.",
            Section = SitePaths.Members,
            Fields = links => new()
            {
                { "people", view.Site.People.Select(p => Entry(p, links)) },
                { "unnamed", Unnamed(view.Site) },
                { "privacy_href", links.To(SitePaths.Privacy) },
            },
        };
        foreach (var person in view.Site.People)
        {
            yield return Job(view, person);
        }
    }

    private static PageJob Job(SiteView view, PersonModel person) => new()
    {
        Path = SitePaths.Member(person.Member.Handle),
        Template = "member.html",
        Title = person.Member.Name,
        Description = $"{person.Member.Name} at {view.Site.Config.Title}: {Awards(person)}.",
        Section = SitePaths.Members,
        Image = person.Awards.Select(a => Picture.Of(a).Png).FirstOrDefault(p => p is not null),
        Kind = "profile",
        Fields = links => new()
        {
            { "person", SiteView.Person(person.Member, links) },
            { "handle", person.Member.Handle },
            { "roles", Roles(person) },
            { "bio", Prose.Render(person.Member.BioMarkdown, MarkdownPlace.Bio, 3, links) },
            { "web", person.Member.Links.Where(l => Prose.WebAddress(l.Url) is not null).Select(Link) },
            { "awards", person.Awards.Select(a => SiteView.Line(a, links)) },
            { "badges_href", links.To(SitePaths.Badges) },
        },
    };

    private static FieldSet Entry(PersonModel person, PageLinks links) => new()
    {
        { "person", SiteView.Person(person.Member, links) },
        { "roles", Roles(person) },
        { "awards", EnglishWords.Sentence(Awards(person)) },
        { "pins", person.Awards.Where(a => AwardFacts.Standing(a).InForce).Take(6)
            .Select(a => SiteView.Art(Picture.Of(a), a.Credential.CredentialSubject.Achievement.Name, links)) },
    };

    private static FieldSet Link(MemberLink link) => new() { { "label", link.Label }, { "href", link.Url } };

    private static string? Roles(PersonModel person) =>
        person.Roles.Where(r => r != "recovery").Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } roles ? EnglishWords.Sentence(EnglishWords.List(roles)) : null;

    private static string Awards(PersonModel person) => EnglishWords.Count(person.Awards.Length, "award", "awards");

    private static string? Unnamed(SiteModel site)
    {
        var others = SiteView.People(site.Awards.Where(a => a.Holder is null));
        return others == 0 ? null
            : $"{EnglishWords.Sentence(EnglishWords.Count(others, "further person holds", "further people hold"))} an award without a page here. A page is made only when its person wants one.";
    }
}
