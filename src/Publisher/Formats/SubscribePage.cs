using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>How to follow the guild, a badge or a person without an account anywhere.</summary>
internal static class SubscribePage
{
    // A guild of thousands is followed from each person's own page.
    private const int PeopleShown = 250;

    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        var site = view.Site;
        yield return new()
        {
            Path = SitePaths.Subscribe,
            Template = "subscribe.html",
            Title = view.Words["menu.follow"],
            Description = view.Words.Say("head.follow", ("site", site.Config.Title)),
            Alternates = [new("application/atom+xml", view.Words["head.newest"], SitePaths.Atom)],
            Fields = links => new()
            {
                { "all_href", links.To(SitePaths.Atom) },
                { "all_address", SitePaths.Absolute(site.Config.BaseUrl, SitePaths.Atom) },
                { "badges", site.Badges.Select(b => Entry(view.Texts.Of(b.Badge).Name, SitePaths.Badge(b.Badge.Slug), SitePaths.BadgeAtom(b.Badge.Slug), links)) },
                { "people", site.People.Take(PeopleShown).Select(p => Entry(p.Member.Name, SitePaths.Member(p.Member.Handle), SitePaths.MemberAtom(p.Member.Handle), links)) },
                { "more_people", site.People.Length > PeopleShown },
                { "people_href", links.To(SitePaths.Members) },
                { "awards_href", links.To(SitePaths.Awards) },
            },
        };
    }

    private static FieldSet Entry(string name, string page, string feed, PageLinks links) => new()
    {
        { "name", name }, { "href", links.To(page) }, { "feed_href", links.To(feed) },
    };
}
