using System.Collections.Frozen;
using Publisher.Content;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Verifying;

/// <summary>
/// Keys of everything that has a say in whether an award is good, apart from the award's own files and its status (<see cref="ClearPlaces"/>): the program, the site's
/// identity, every authority version, and the badge with its frozen version. What was verified under one key says nothing under another.
/// </summary>
internal sealed class VerificationKeys
{
    private readonly FrozenDictionary<BadgeAddress, (BadgeAddress Own, ContentKey Key)> byBadge;

    /// <param name="content">The content.</param>
    /// <param name="program">Names the program's exact version.</param>
    public VerificationKeys(SiteContent content, string program)
    {
        var key = new ContentKeyBuilder().Add(program).Add(content.Config.BaseUrl).Add(content.Config.IssuerDid);
        foreach (var authority in content.Authorities)
        {
            key.Add(authority.Version).Add(Digest.Of(authority.Published.Bytes.Span));
        }
        key.Add(content.Affirmed.Length);
        foreach (var affirmed in content.Affirmed)
        {
            key.Add(affirmed.Version).Add(Digest.Of(affirmed.File.Bytes.Span));
        }
        var site = key.ToKey();
        byBadge = content.Badges.SelectMany(b => b.Versions, (b, v) => (Own: v.Address, Key: OfBadge(site, b, v))).ToFrozenDictionary(p => p.Own);
    }

    /// <summary>The key for awards of a frozen version, and the site's own instance of its address; null when there is none.</summary>
    public (BadgeAddress Own, ContentKey Key)? Of(BadgeAddress badge) => byBadge.TryGetValue(badge, out var known) ? known : null;

    private static ContentKey OfBadge(ContentKey site, Badge badge, BadgeVersion version) => new ContentKeyBuilder()
        .Add(site).Add(badge.Slug).Add(badge.Version).Add(badge.EvidenceRequired ? 1 : 0)
        .Add(version.Version).Add(Digest.Of(version.Achievement.Bytes.Span))
        .Add(DigestOf(version.Svg)).Add(DigestOf(version.Png)).ToKey();

    private static Digest DigestOf(SourceFile? file) => file is null ? default : Digest.Of(file.Bytes.Span);
}
