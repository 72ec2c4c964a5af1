using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Formats;

/// <summary>
/// The site's feed from its beginning (RFC 5005 §4): archives numbered from the oldest, of a fixed number of lines of content/outbox.txt. A full one keeps its entries in
/// their order; an award in it says how it began, and what became of it later stands in a later one. What was withdrawn leaves an entry that says no more than that.
/// </summary>
internal sealed class FeedArchives
{
    /// <summary>Lines of the outbox that one archive tells.</summary>
    public const int Length = 250;

    private readonly ImmutableArray<OutboxEntry> told;
    private readonly Dictionary<string, FeedItem> endorsements;
    private readonly Dictionary<string, CountedDecision> withdrawn;
    private readonly HashSet<string> endorsementsGone;
    private readonly Lazy<AwardTable> awards;

    /// <param name="view">The site.</param>
    /// <param name="items">What its feeds tell.</param>
    /// <param name="awards">Its awards by id.</param>
    public FeedArchives(SiteView view, FeedItems items, Lazy<AwardTable> awards)
    {
        var site = view.Site;
        told = site.Outbox?.Entries ?? [];
        endorsements = items.Endorsements.Select(e => (e.Endorsement.Id, Item: (FeedItem)e)).Concat(items.Treaties.Select(t => (t.Of.Treaty.Id, Item: (FeedItem)t))).ToDictionary(e => e.Id, e => e.Item, StringComparer.Ordinal);
        withdrawn = site.Withdrawn.Select(w => (w.Id, w.Decision)).Concat(site.WithdrawnEndorsements.Select(w => (w.Id, w.Decision))).ToDictionary(w => w.Id, w => w.Decision, StringComparer.Ordinal);
        endorsementsGone = [.. site.WithdrawnEndorsements.Select(w => w.Id)];
        this.awards = awards;
    }

    /// <summary>How many there are: full ones alone.</summary>
    public int Count => told.Length / Length;

    /// <summary>What one tells, newest first.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="plain">Whether awards say how they began, whatever became of them: an archive's own words.</param>
    public ImmutableArray<FeedItem> Of(int number, bool plain = true) => Items((number - 1) * Length, number * Length, plain);

    /// <summary>What is told and stands in none, newest first.</summary>
    public ImmutableArray<FeedItem> Rest => Items(Count * Length, told.Length, plain: false);

    /// <summary>A line as it is told while it is new; null for one that is not.</summary>
    public FeedItem? Item(OutboxEntry entry) => Item(entry, plain: false);

    private ImmutableArray<FeedItem> Items(int start, int end, bool plain) =>
        [.. told[start..end].Reverse().Select(entry => Item(entry, plain)).OfType<FeedItem>()];

    private FeedItem? Item(OutboxEntry entry, bool plain) => entry.Kind switch
    {
        OutboxKind.Create when awards.Value.Find(entry.Id) is { } award => new AwardItem(award) { IsPlain = plain },
        OutboxKind.Create when endorsements.TryGetValue(entry.Id, out var endorsement) => endorsement,
        OutboxKind.Create => plain ? new GoneItem(entry, endorsementsGone.Contains(entry.Id)) : null,
        OutboxKind.Update when awards.Value.Find(entry.Id) is { Decision: not null } award => new DecisionItem(award),
        OutboxKind.Delete when withdrawn.TryGetValue(entry.Id, out var decision) => new WithdrawnItem(decision, null),
        // An endorsement is told once.
        _ => null,
    };
}

/// <summary>Something was told that is published no more.</summary>
/// <param name="Told">The line of the outbox.</param>
/// <param name="WasEndorsement">Whether it was an endorsement.</param>
internal sealed record GoneItem(OutboxEntry Told, bool WasEndorsement) : FeedItem
{
    /// <inheritdoc/>
    public override DateTimeOffset Moment => Told.Published;

    /// <inheritdoc/>
    public override void AddTo(ContentKeyBuilder key) => key.Add("gone").Add(Told.Line).Add(WasEndorsement ? 1 : 0);

    /// <inheritdoc/>
    public override FeedEntry Entry(SiteView view)
    {
        return new()
        {
            Id = view.Address(WasEndorsement ? SitePaths.Endorsement(Told.Id) : SitePaths.Award(Told.Id)),
            Title = view.Words["feed.gone"],
            Text = view.Words["feed.gone"],
            Page = view.Address(SitePaths.Awards),
            Document = view.Address(SitePaths.Awards),
            Published = Moment,
            Updated = Moment,
        };
    }
}
