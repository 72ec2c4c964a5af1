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
            Alternates = FeedLinks.Of(SitePaths.Home, view.Words["head.newest"]),
            Key = Key(view),
            Fields = links => new()
            {
                { "all_href", links.To(SitePaths.Feed(SitePaths.Home, FeedForm.Atom)) },
                { "all_address", view.Address(SitePaths.Feed(SitePaths.Home, FeedForm.Atom)) },
                { "all_forms", Forms(SitePaths.Home, links) },
                { "badges", site.Badges.Select(b => Entry(view.Texts.Of(b.Badge).Name, SitePaths.Badge(b.Badge.Slug), links)) },
                { "people", site.People.Take(PeopleShown).Select(p => Entry(p.Member.Name, SitePaths.Member(p.Member.Handle), links)) },
                { "more_people", site.People.Length > PeopleShown },
                { "people_href", links.To(SitePaths.Members) },
                { "awards_href", links.To(SitePaths.Awards) },
                // Where a host cannot send the types, nobody would find it by its name.
                { "handle", ActivityFiles.SettingsOf(site) is { } settings && !site.GoesByNames ? $"@{settings.Handle}@{ActivityActor.HostOf(view)}" : null },
            },
        };
    }

    private static ContentKey Key(SiteView view)
    {
        var key = view.Key().Add(SitePaths.Subscribe).Add(view.Site.People.Length > PeopleShown ? 1 : 0);
        foreach (var badge in view.Site.Badges)
        {
            key.Add(badge.Badge.Slug).Add(view.Texts.Of(badge.Badge).Name);
        }
        // Behind a number: a person is no badge.
        key.Add(view.Site.Badges.Length);
        foreach (var person in view.Site.People.Take(PeopleShown))
        {
            key.Add(person.Member.Handle).Add(person.Member.Name);
        }
        return key.ToKey();
    }

    private static FieldSet Entry(string name, string page, PageLinks links) => new()
    {
        { "name", name }, { "href", links.To(page) }, { "forms", Forms(page, links) },
    };

    private static IEnumerable<FieldSet> Forms(string page, PageLinks links) => FeedForm.All.Select(form => new FieldSet
    {
        { "name", form.Name }, { "type", form.MediaType }, { "href", links.To(SitePaths.Feed(page, form)) },
    });
}
