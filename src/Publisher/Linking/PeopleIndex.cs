using System.Collections.Frozen;
using Publisher.Content;
using Publisher.Verifying;

namespace Publisher.Linking;

/// <summary>People's pages by their stable id, and what the newest authority version says of them.</summary>
internal sealed class PeopleIndex(VerifiedContent content)
{
    private readonly FrozenDictionary<HolderKey, Member> bySubject = content.Content.Members.ToFrozenDictionary(m => new HolderKey(m.Id));

    private readonly FrozenSet<(string Member, string Role)> roles =
        content.Authority.Newest.Members.SelectMany(m => m.Roles.Where(r => r.Until is null).Select(r => (m.Id, r.Role))).ToFrozenSet();

    /// <summary>Whether the newest authority version gives a member a role without an end.</summary>
    public bool Holds(string member, string role) => roles.Contains((member, role));

    public Member? PageOf(HolderKey subject) => bySubject.GetValueOrDefault(subject);

    /// <summary>Roles without an end, in the document's order. A build has no clock: a role with an end is one that somebody decided to end.</summary>
    public IEnumerable<string> RolesOf(Member member) =>
        content.Authority.Newest.Members.Where(e => e.Subject == member.Id).SelectMany(e => e.Roles).Where(r => r.Until is null && r.Role != "recovery")
            .Select(r => r.Role).Distinct(StringComparer.Ordinal);
}
