using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>How somebody is proposed: three questions, for each badge a letter that has them or a new file in the repository.</summary>
internal static class NominatePage
{
    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        var site = view.Site;
        yield return new()
        {
            Path = SitePaths.Nominate,
            Template = "nominate.html",
            Title = view.Words["badge.nominate"],
            Description = view.Words.Say("head.nominate", ("site", site.Config.Title)),
            Section = SitePaths.Badges,
            Key = Key(view),
            Fields = links => new()
            {
                { "badges", site.Badges.Select(b => new FieldSet
                {
                    { "name", view.Texts.Of(b.Badge).Name },
                    { "href", links.To(SitePaths.Badge(b.Badge.Slug)) },
                    { "letter_href", NominationLinks.Letter(view, b.Badge) },
                    { "new_file_href", NominationLinks.NewFile(view, b.Badge) },
                }) },
                { "letters", TextPages.EmailOf(site.Config) is not null },
                { "files", ForgeLinks.Of(site.Config) is not null },
                { "how_href", links.To(SitePaths.HowWeDecide) },
            },
        };
    }

    private static ContentKey Key(SiteView view)
    {
        var key = view.Key().Add(SitePaths.Nominate);
        foreach (var badge in view.Site.Badges)
        {
            key.Add(badge.Badge.Slug).Add(view.Texts.Of(badge.Badge).Name);
        }
        return key.ToKey();
    }
}
