using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>The page that finds badges, people and awards by a word, where a site has more of them than a reader sees at a glance. Without scripts it leads to the lists.</summary>
internal static class SearchPage
{
    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        if (!view.HasSearch)
        {
            yield break;
        }
        yield return new()
        {
            Path = SitePaths.Search,
            Template = "search.html",
            Script = "search-page.js",
            Kept = () => Kept(view),
            Title = view.Words["search.title"],
            Description = view.Words.Say(view.Site.IsDirectory ? "directory.head_search" : "head.search", ("site", view.Site.Config.Title)),
            Fields = links => new()
            {
                { "base", view.BaseUrl },
                { "root", links.Root },
                { "index", links.Index },
                { "home_href", links.To(SitePaths.Home) },
                { "badges_href", links.To(SitePaths.Badges) },
                { "members_href", links.To(SitePaths.Members) },
                { "awards_href", links.To(SitePaths.Awards) },
            },
        };
    }

    private static Html Kept(SiteView view)
    {
        var found = new DiagnosticBag();
        return view.Kept.Of(SearchIndex.Files(view).Select(job => (job.Path, job.Make(found)!.Bytes)));
    }
}
