using Publisher.Content;

namespace Publisher.Verifying;

/// <summary>
/// Who held which badge when, by the awards verified so far. An award that was revoked later was still held before: only a compromised key
/// reaches back in time.
/// </summary>
internal sealed class HeldBadges(ILookup<(string Subject, string Slug), AwardOutline> awards)
{
    public static HeldBadges None { get; } = Of([]);

    public static HeldBadges Of(IEnumerable<AwardOutline> verified) =>
        new(verified.Where(a => a is { Badge: not null, HolderId: not null }).ToLookup(a => (a.HolderId!, a.Badge!.Slug)));

    public bool? Holds(string subject, string slug, DateTimeOffset at) =>
        awards[(subject, slug)].Any(a => a.ValidFrom <= at && (a.ValidUntil is null || at < a.ValidUntil));
}
