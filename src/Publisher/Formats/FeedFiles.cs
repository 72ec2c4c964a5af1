using System.Collections.Immutable;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;

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
        var items = context.Feeds;
        var archives = new FeedArchives(view, items, context.Awards);
        var title = view.Words.Say("feed.site", ("site", site.Config.Title));
        return
        [
            .. Jobs(view, new(SitePaths.Home, title, () => items.OfSite(archives)) { Previous = archives.Count }),
            .. Enumerable.Range(1, archives.Count).Select(number => Archive(view, new(SitePaths.Home, title, () => archives.Of(number)) { Previous = number - 1, Number = number })),
            .. ParallelLoop.Map(site.Badges, b => Jobs(view, new(SitePaths.Badge(b.Badge.Slug), $"{b.Badge.Name}, {site.Config.Title}", () => items.Of(b)))).SelectMany(j => j),
            .. ParallelLoop.Map(site.People, p => Jobs(view, new(SitePaths.Member(p.Member.Handle), $"{p.Member.Name}, {site.Config.Title}", () => items.Of(p)))).SelectMany(j => j),
        ];
    }

    private static OutputJob[] Jobs(SiteView view, Plan plan)
    {
        var (same, updated) = plan.Key(view);
        // A JSON feed does not say when it last changed.
        var dated = new ContentKeyBuilder().Add(same).Add(updated).ToKey();
        // Its words are the same in each form.
        var feed = new Lazy<Feed>(() => plan.Feed(view));
        return
        [
            new(SitePaths.Feed(plan.Folder, FeedForm.Atom), _ => AtomWriter.Write(feed.Value, view), dated),
            new(SitePaths.Feed(plan.Folder, FeedForm.Rss), _ => RssWriter.Write(feed.Value, view), dated),
            new(SitePaths.Feed(plan.Folder, FeedForm.Json), _ => JsonFeedWriter.Write(feed.Value, view), same),
        ];
    }

    private static OutputJob Archive(SiteView view, Plan plan) => new(SitePaths.FeedArchive(plan.Number), _ => AtomWriter.Write(plan.Feed(view), view), plan.Key(view).Key);

    /// <summary>A feed that is not put into words yet. What it tells is found again when it is: of thousands of feeds nothing is held until then.</summary>
    private sealed record Plan(string Folder, string Title, Func<ImmutableArray<FeedItem>> Items)
    {
        public int Previous { get; init; }
        public int Number { get; init; }

        public (ContentKey Key, DateTimeOffset Updated) Key(SiteView view)
        {
            var items = Items();
            var key = view.Key().Add("feed").Add(Folder).Add(Title).Add(Previous).Add(Number);
            foreach (var item in items)
            {
                item.AddTo(key);
            }
            return (key.ToKey(), Updated(items, view));
        }

        // Before anything happened, the day the guild's rules came into force is the last thing that did.
        private static DateTimeOffset Updated(ImmutableArray<FeedItem> items, SiteView view) => items.IsEmpty ? view.Site.Authority.Newest.ValidFrom : items.Max(i => i.Updated);

        public Feed Feed(SiteView view)
        {
            var items = Items();
            return new()
            {
                Folder = Folder,
                Title = Title,
                Language = view.Words.Language,
                Updated = Updated(items, view),
                Previous = Previous,
                Archive = Number,
                Entries = [.. items.Select(i => i.Entry(view))],
            };
        }
    }
}
