using Publisher.Content;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>The pages of a directory: the guilds it lists, each one's badges, and who recognises whom among them. What a guild says of itself is its own word, and leads to its own pages.</summary>
internal static class DirectoryPages
{
    // More would push the next guild out of sight on a phone.
    private const int PicturesShown = 8;

    public static IEnumerable<PageJob> Jobs(SiteView view) => [Home(view), .. view.Site.Peers.Select(p => Guild(view, p)), DirectoryGraph.Page(view)];

    private static PageJob Home(SiteView view)
    {
        var (site, words) = (view.Site, view.Words);
        return new()
        {
            Path = SitePaths.Home,
            Template = "directory.html",
            Title = site.Config.Title,
            Description = view.Tagline ?? words.Say("directory.head", ("site", site.Config.Title)),
            Section = SitePaths.Home,
            Alternates = [new(MediaTypes.Json, words["directory.file"], SitePaths.Directory), new("text/x-opml", words["federation.feeds"], SitePaths.PeerFeeds)],
            Fields = links => new()
            {
                { "tally", words.Say("directory.tally", ("guilds", SiteWords.Sentence(words.Count("count.guilds", site.Peers.Length))), ("badges", words.Count("count.badges", site.Peers.Sum(p => p.Badges.Count() + (p.Hosted?.Badges.Length ?? 0))))) },
                { "hosted", site.Peers.Any(p => p.Hosted is not null) },
                { "guilds", site.Peers.Select(p => Line(view, p, links)) },
                { "search_href", links.To(SitePaths.Search) },
                { "graph_href", links.To(SitePaths.Federation) },
                { "json_href", links.To(SitePaths.Directory) },
                { "opml_href", links.To(SitePaths.PeerFeeds) },
                { "pages", view.LinksToOwnPages(links) },
            },
        };
    }

    private static PageJob Guild(SiteView view, PeerModel peer) => new()
    {
        Path = SitePaths.Listed(peer.Settings.Name),
        Template = "directory-guild.html",
        Title = peer.Title,
        Description = view.Words.Say(peer.Settings.Kind == PeerKind.BadgeFed ? "directory.head_hosted" : "directory.head_guild", ("guild", peer.Title), ("site", view.Site.Config.Title)),
        Section = SitePaths.Home,
        Fields = links => new()
        {
            { "guild", Line(view, peer, links) },
            { "pins", DirectoryWords.Badges(view, peer, links) },
            { "recognitions", view.Site.AmongPeers.Where(r => r.From == peer || r.To == peer).Select(r => DirectoryWords.Recognition(view, r, links)) },
            { "verify_href", peer.Verified is null ? null : SitePaths.Absolute(peer.Settings.Url, SitePaths.Verify) },
        },
    };

    private static FieldSet Line(SiteView view, PeerModel peer, PageLinks links)
    {
        var badges = DirectoryWords.Badges(view, peer, links).ToList();
        return new()
        {
            { "name", peer.Title },
            { "id", peer.Settings.Name },
            { "href", links.To(SitePaths.Listed(peer.Settings.Name)) },
            { "site_href", peer.Settings.Url + (peer.Settings.Kind == PeerKind.BadgeFed ? "" : "/") },
            { "host", SitePaths.Typed(peer.Settings.Url) },
            { "says", DirectoryWords.Says(peer) },
            { "country", peer.Verified?.Source.Seen?.Country },
            { "standing", DirectoryWords.Standing(view, peer) },
            { "count", badges.Count == 0 ? null : SiteWords.Sentence(view.Words.Count("count.badges", badges.Count)) },
            { "pictures", badges.Take(PicturesShown) },
        };
    }
}
