using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;

namespace Publisher.Verifying;

/// <summary>Which badges of one listed peer another one may speak of: a directory keeps that, and nothing else that peers say.</summary>
public static class ListedBadges
{
    /// <summary>The listed peer at whose address a badge version stands, other than the one who speaks of it; null for none.</summary>
    /// <param name="config">The directory's settings.</param>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="address">What about.</param>
    public static PeerSettings? OwnerOf(SiteConfig config, PeerSettings speaker, string address) =>
        config.Peers.FirstOrDefault(p => p.Kind == PeerKind.Recognition && p.Url != speaker.Url && BadgeAddress.TryRead(p.Url, address, out _));

    /// <summary>
    /// What is spoken of; null when it is no badge of a listed peer. Where its version is at hand, the word has to pin those bytes. Where it is not, as when there is a newer one, only the two guilds
    /// know what the bytes were: that the one recognises the other is signed all the same.
    /// </summary>
    internal static EndorsedThing? Find(SiteContent content, PeerSettings speaker, EndorsementCredential said)
    {
        if (OwnerOf(content.Config, speaker, said.SubjectId) is not { } owner || !BadgeAddress.TryRead(owner.Url, said.SubjectId, out var badge))
        {
            return null;
        }
        var version = content.Peers.First(p => p.Settings == owner).Badges.FirstOrDefault(b => b.Address == badge);
        var digest = version is not null ? Sri.Of(version.Achievement.Bytes.Span) : said.RelatedResource.FirstOrDefault(r => r.Id == said.SubjectId)?.DigestSri;
        return new(said.SubjectId, said.SubjectId, digest is null ? [] : [digest]);
    }
}
