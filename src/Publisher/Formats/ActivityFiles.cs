using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// The guild in the fediverse, as far as files can be that: actor, outbox, notes of endorsements, what stays of withdrawn ones, and the two documents by which others
/// find it. Only where site.config.yml has <c>fediverse</c>, and not in a copy for a folder, which nobody asks.
/// </summary>
public sealed class ActivityFiles : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "ActivityStreams";

    /// <summary>How a site shows itself; null when it does not.</summary>
    internal static FediverseSettings? SettingsOf(SiteModel site) => site.IsPortable ? null : site.Config.Fediverse;

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) => SettingsOf(site) is not { } settings ? [] :
    [
        .. ActivityActor.Files(context.View, settings).Concat(ActivityDiscovery.Files(context.View, settings)).Select(OutputJob.Of),
        .. ActivityOutbox.Jobs(context.View, settings),
        .. Endorsements(context, settings),
        .. Treaties(context, settings),
        .. Tombstones(context.View),
    ];

    private static IEnumerable<OutputJob> Endorsements(RenderContext context, FediverseSettings settings) => context.Feeds.Endorsements.Select(item =>
    {
        var key = context.View.Key().Add("note");
        item.AddTo(key);
        return new OutputJob(SitePaths.Note(item.Endorsement.Id), _ => ActivityNotes.Of(item, context, settings), key.ToKey());
    });

    private static IEnumerable<OutputJob> Treaties(RenderContext context, FediverseSettings settings) => context.Feeds.Treaties.Select(item =>
    {
        var key = context.View.Key().Add("note");
        item.AddTo(key);
        return new OutputJob(SitePaths.Note(item.Of.Treaty.Id), _ => ActivityNotes.Of(item, context, settings), key.ToKey());
    });

    // What was withdrawn, and what the outbox told of and is gone for another reason: a compromised key takes its awards with it.
    private static IEnumerable<OutputJob> Tombstones(SiteView view)
    {
        var site = view.Site;
        var gone = new SortedDictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        foreach (var (id, date) in site.Withdrawn.Select(w => (w.Id, w.Decision.Decision.Date)).Concat(site.WithdrawnEndorsements.Select(w => (w.Id, w.Decision.Decision.Date))))
        {
            gone[id] = date;
        }
        var told = site.Outbox?.Entries ?? [];
        if (!told.IsEmpty)
        {
            var there = site.Awards.Select(a => a.Id).Concat(site.Endorsements.Select(e => e.Id)).Concat(site.Treaties.Select(t => t.Treaty.Id)).ToHashSet(StringComparer.Ordinal);
            foreach (var entry in told.Where(e => e.Kind is OutboxKind.Create or OutboxKind.Delete && !there.Contains(e.Id)))
            {
                gone[entry.Id] = entry.Kind == OutboxKind.Delete ? entry.Published : gone.GetValueOrDefault(entry.Id);
            }
        }
        return gone.Select(g => OutputJob.Of(ActivityNotes.Tombstone(view, g.Key, g.Value)));
    }
}
