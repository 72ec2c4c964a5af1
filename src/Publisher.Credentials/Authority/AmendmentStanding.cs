using System.Collections.Immutable;

namespace Publisher.Credentials.Authority;

/// <summary>How far one alternative of an amendment rule is. A version is signed as it must be when of each version's alternatives one is satisfied.</summary>
/// <param name="RulesOf">The version whose rule it is: the one being signed, or the one before it.</param>
/// <param name="Alternative">So many people of a role.</param>
/// <param name="Signed">Who has signed, one entry a person.</param>
/// <param name="Open">Who else may, one entry a person.</param>
public sealed record AmendmentStanding(int RulesOf, RoleQuorum Alternative, ImmutableArray<AuthorityMember> Signed, ImmutableArray<AuthorityMember> Open)
{
    /// <summary>How many more people it needs.</summary>
    public int Missing => Math.Max(0, Alternative.Quorum - Signed.Length);
}
