using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Linking;
using Publisher.Verifying;

namespace Publisher.Formats;

/// <summary>What a site's feeds tell, newest first: awards, endorsements, and what was taken back.</summary>
internal sealed class FeedItems
{
    /// <summary>The most that a feed tells.</summary>
    public const int Most = 50;

    // A guild that begins to write down in which order things happened has all of them at once.
    private const int MostFresh = 500;

    private readonly SiteView view;
    private readonly ImmutableArray<FeedItem> others;
    private readonly ILookup<string, FeedItem> byBadge;
    private readonly ILookup<string, FeedItem> byHolder;
    private readonly Lazy<AwardTable> awards;

    /// <summary>Finds what is not an award: there is little of that, and each feed merges its own into its awards.</summary>
    public FeedItems(SiteView view, Lazy<AwardTable> awards)
    {
        (this.view, this.awards) = (view, awards);
        var site = view.Site;
        others =
        [
            .. site.Endorsements.Select(e => new EndorsementItem(e, About(e))),
            .. site.Treaties.Select(t => new TreatyItem(t)),
            .. site.WithdrawnEndorsements.Select(w => new WithdrawnItem(w.Decision, About(w.SubjectId))),
            .. site.Withdrawn.Select(w => new WithdrawnItem(w.Decision, null)),
            .. site.Awards.Where(a => a.Decision is not null).Select(a => new DecisionItem(a)),
        ];
        byBadge = others.Where(i => i.Badge is not null).ToLookup(i => i.Badge!, StringComparer.Ordinal);
        byHolder = others.Where(i => i.Holder is not null).ToLookup(i => i.Holder!, StringComparer.Ordinal);
    }

    /// <summary>Treaties, in order of peers and badges.</summary>
    public IEnumerable<TreatyItem> Treaties => others.OfType<TreatyItem>();

    /// <summary>Endorsements, oldest first.</summary>
    public IEnumerable<EndorsementItem> Endorsements => others.OfType<EndorsementItem>();

    /// <summary>
    /// The newest of the site. Where the guild writes down in which order things happened, it is what has no place yet, then the rest behind the last archive, so that
    /// an award which is merged late is told as what it is, something new; and nothing falls between feed and archives.
    /// </summary>
    public ImmutableArray<FeedItem> OfSite(FeedArchives archives)
    {
        if (view.Site.Outbox is null)
        {
            return Newest(view.Site.Awards, others);
        }
        var fresh = OutboxDue.Of(view.Site).Select(archives.Item).OfType<FeedItem>().Reverse().Take(MostFresh);
        var all = fresh.Concat(archives.Rest).ToList();
        for (var number = archives.Count; number > 0 && all.Count < Most; number--)
        {
            all.AddRange(archives.Of(number, plain: false).Take(Most - all.Count));
        }
        return [.. all];
    }

    /// <summary>The newest of a badge.</summary>
    public ImmutableArray<FeedItem> Of(BadgeModel badge) => Newest(badge.Awards, byBadge[badge.Badge.Slug]);

    /// <summary>The newest of what a person holds.</summary>
    public ImmutableArray<FeedItem> Of(PersonModel person) => Newest(person.Awards, byHolder[person.Member.Handle]);

    // What happened at one moment stays in its order: of two that tell of one award the later decision stands first.
    private static ImmutableArray<FeedItem> Newest(ImmutableArray<AwardModel> awards, IEnumerable<FeedItem> others) =>
        [.. others.Concat(awards.Take(Most).Select(a => new AwardItem(a))).OrderByDescending(i => i.Moment).Take(Most)];

    private EndorsedSubject About(EndorsementModel endorsement) => endorsement.Verified.Elsewhere is { } there
        ? new(null, null) { Elsewhere = (there.Page, endorsement.Elsewhere!, endorsement) }
        : About(endorsement.Verified.SubjectId);

    // Once an endorsement is withdrawn, nothing is left of what another guild's was called but whose it was.
    private EndorsedSubject About(string subject) => EndorsedElsewhere.Of(subject, view.Site.Config) is { } there
        ? new(null, null) { Elsewhere = (there.Page, view.Site.Peers.FirstOrDefault(p => p.Settings == there.Peer)?.Title ?? there.Host, null) }
        : AboutOurs(subject);

    private EndorsedSubject AboutOurs(string subject) =>
        BadgeAddress.TryRead(view.BaseUrl, subject, out var address) ? new(null, view.Badge(address.Slug)) : new(awards.Value.Find(AwardFile.IdOf(subject)), null);
}
