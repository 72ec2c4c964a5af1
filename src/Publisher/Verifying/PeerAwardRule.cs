using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Verifying;

/// <summary>
/// Which of a peer's awards may be kept here: those of a badge version that a treaty of ours recognises, held by a member of ours under the same stable id, who has said so on their own page
/// (<c>awardsFrom</c>). Everybody else's stay where they are.
/// </summary>
public sealed class PeerAwardRule
{
    private readonly string peer;
    private readonly ImmutableHashSet<string> recognised;
    private readonly ImmutableDictionary<string, Member> members;

    /// <summary>The rule for one peer.</summary>
    /// <param name="peer">What the peer is called here.</param>
    /// <param name="recognised">The addresses of the badge versions that verified treaties recognise.</param>
    /// <param name="members">Our people.</param>
    public PeerAwardRule(string peer, IEnumerable<string> recognised, IEnumerable<Member> members)
    {
        this.peer = peer;
        this.recognised = [.. recognised];
        this.members = members.DistinctBy(m => m.Id, StringComparer.Ordinal).ToImmutableDictionary(m => m.Id, StringComparer.Ordinal);
    }

    /// <summary>The addresses of the badge versions that treaties recognise.</summary>
    public IReadOnlySet<string> Recognised => recognised;

    /// <summary>The ids of our people who want the peer's awards here, sorted, one a line.</summary>
    public string Consent => string.Join('\n', members.Values.Where(m => m.AwardsFrom.Contains(peer)).Select(m => m.Id).Order(StringComparer.Ordinal));

    /// <summary>The member whose award may be kept.</summary>
    /// <param name="award">The award.</param>
    /// <param name="objection">Why it may not: a phrase.</param>
    public Member? HolderOf(OpenBadgeCredential award, out string objection) => HolderOf(award.CredentialSubject.Achievement.Id, award.CredentialSubject.Id, out objection);

    /// <inheritdoc cref="HolderOf(OpenBadgeCredential, out string)"/>
    public Member? HolderOf(string achievement, string? holder, out string objection)
    {
        var member = holder is null ? null : members.GetValueOrDefault(holder);
        objection = !recognised.Contains(achievement) ? "no treaty of ours recognises its badge"
            : member is null ? "its holder is no member of ours"
            : !member.AwardsFrom.Contains(peer) ? $"{member.Handle} has not said that it may be kept here"
            : "";
        return objection.Length == 0 ? member : null;
    }
}
