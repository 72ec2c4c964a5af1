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
            Title = "Nominate someone",
            Description = $"You saw somebody do something worth a badge of {site.Config.Title}? Say so.",
            Section = SitePaths.Badges,
            Fields = links => new()
            {
                { "badges", site.Badges.Select(b => new FieldSet
                {
                    { "name", b.Badge.Name },
                    { "href", links.To(SitePaths.Badge(b.Badge.Slug)) },
                    { "letter_href", NominationLinks.Letter(site.Config, b.Badge) },
                    { "new_file_href", NominationLinks.NewFile(site.Config, b.Badge) },
                }) },
                { "letters", TextPages.EmailOf(site.Config) is not null },
                { "files", ForgeLinks.Of(site.Config) is not null },
                { "how_href", links.To(SitePaths.HowWeDecide) },
            },
        };
    }
}
