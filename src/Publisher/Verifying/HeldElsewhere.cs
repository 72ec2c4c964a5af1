using Publisher.Content;
using Publisher.Pathways;

namespace Publisher.Verifying;

/// <summary>Awards of peers to a member of ours, as pathways ask for them.</summary>
public static class HeldElsewhere
{
    /// <summary>Those whose badge counts here.</summary>
    /// <param name="awards">Awards of one person, kept under treaties.</param>
    /// <param name="recognised">Badges elsewhere that count here.</param>
    public static IEnumerable<HeldAward> Of(IEnumerable<VerifiedPeerAward> awards, IReadOnlyCollection<RecognisedBadge> recognised) =>
        from award in awards
        let badge = recognised.FirstOrDefault(r => r.Name == RecognisedBadges.NameOf(award.Peer, award.Badge))
        where badge is not null
        select new HeldAward(badge.Name, award.Badge.Version, HeldState.Good, award.Credential.ValidUntil, badge.Credits, badge.Unit, award.Source.Id) { Address = award.Address };
}
