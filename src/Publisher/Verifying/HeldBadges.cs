using Publisher.Content;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Verifying;

/// <summary>
/// Who held which badge when, by the awards verified so far. An award that was revoked later was still held before: only a compromised key
/// reaches back in time.
/// </summary>
internal sealed class HeldBadges(ILookup<(string Subject, string Slug), OpenBadgeCredential> awards)
{
    public static HeldBadges None { get; } = Of("", []);

    public static HeldBadges Of(string baseUrl, IEnumerable<OpenBadgeCredential> verified) =>
        new(verified.Select(c => (Credential: c, Badge: BadgeAddress.TryRead(baseUrl, c.CredentialSubject.Achievement.Id, out var badge) ? badge.Slug : null))
            .Where(c => c.Badge is not null && c.Credential.CredentialSubject.Id is not null)
            .ToLookup(c => (c.Credential.CredentialSubject.Id!, c.Badge!), c => c.Credential));

    public bool? Holds(string subject, string slug, DateTimeOffset at) =>
        awards[(subject, slug)].Any(c => c.ValidFrom <= at && (c.ValidUntil is null || at < c.ValidUntil));
}
