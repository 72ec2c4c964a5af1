using System.Collections.Immutable;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// What happened, newest first, for programs that people read with: the site's, each badge's, and that of each person with a page; each as Atom, RSS and
/// JSON Feed. Awards, endorsements, and what was taken back are entries, whose ids are addresses that never change.
/// </summary>
public sealed class FeedFiles : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "feeds";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context)
    {
        var view = context.View;
        var items = new FeedItems(view);
        return
        [
            .. Jobs(view, SitePaths.Home, view.Words.Say("feed.site", ("site", site.Config.Title)), items.OfSite),
            .. site.Badges.SelectMany(b => Jobs(view, SitePaths.Badge(b.Badge.Slug), $"{b.Badge.Name}, {site.Config.Title}", items.Of(b))),
            .. site.People.SelectMany(p => Jobs(view, SitePaths.Member(p.Member.Handle), $"{p.Member.Name}, {site.Config.Title}", items.Of(p))),
        ];
    }

    private static IEnumerable<OutputJob> Jobs(SiteView view, string folder, string title, ImmutableArray<FeedItem> items)
    {
        // Before anything happened, the day the guild's rules came into force is the last thing that did.
        var updated = items.IsEmpty ? view.Site.Authority.Newest.ValidFrom : items.Max(i => i.Updated);
        var key = view.Key().Add("feed").Add(folder).Add(title);
        foreach (var item in items)
        {
            item.AddTo(key);
        }
        var same = key.ToKey();
        // A JSON feed does not say when it last changed.
        var dated = new ContentKeyBuilder().Add(same).Add(updated).ToKey();
        Feed Feed() => new() { Folder = folder, Title = title, Language = view.Words.Language, Updated = updated, Entries = [.. items.Select(i => i.Entry(view))] };
        return
        [
            new(SitePaths.Feed(folder, FeedForm.Atom), _ => AtomWriter.Write(Feed(), view), dated),
            new(SitePaths.Feed(folder, FeedForm.Rss), _ => RssWriter.Write(Feed(), view), dated),
            new(SitePaths.Feed(folder, FeedForm.Json), _ => JsonFeedWriter.Write(Feed(), view), same),
        ];
    }
}
