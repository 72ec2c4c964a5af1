using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;

namespace Publisher.Credentials.Verification;

/// <summary>
/// Turns good proofs into people's signatures: each key must have signed twice (rdfc, then jcs), inside the validity of the authority version, of the key,
/// and of what the chain later came to say of the key.
/// </summary>
internal sealed class SignatureStanding(AuthorityChain chain, KeyHistory history)
{
    /// <summary>The signatures of a document, in the order of its proofs.</summary>
    /// <param name="proofs">Good proofs by known keys.</param>
    /// <param name="version">The version that judges.</param>
    /// <param name="affirmedLine">See <see cref="KeyHistory.Objection"/>.</param>
    public ImmutableArray<PersonSignature> Judge(ImmutableArray<CheckedProof> proofs, AuthorityDocument version, AffirmedLine? affirmedLine) => IsOfOneKey(proofs)
        ? [JudgeKey(proofs, version, affirmedLine)]
        : [.. proofs.GroupBy(p => p.Proof.VerificationMethod, StringComparer.Ordinal).Select(g => JudgeKey([.. g], version, affirmedLine))];

    /// <summary>The signatures of a document that is signed with jcs alone (a status decision), in the order of its proofs.</summary>
    public ImmutableArray<PersonSignature> JudgeJcs(ImmutableArray<CheckedProof> proofs, AuthorityDocument version) =>
        [.. proofs.GroupBy(p => p.Proof.VerificationMethod, StringComparer.Ordinal).Select(g => JudgeKey([.. g], version, null, jcsOnly: true))];

    private static bool IsOfOneKey(ImmutableArray<CheckedProof> proofs)
    {
        foreach (var proof in proofs)
        {
            if (proof.Proof.VerificationMethod != proofs[0].Proof.VerificationMethod)
            {
                return false;
            }
        }
        return !proofs.IsEmpty;
    }

    private PersonSignature JudgeKey(ImmutableArray<CheckedProof> proofs, AuthorityDocument version, AffirmedLine? affirmedLine, bool jcsOnly = false)
    {
        var key = proofs[0].Key.Key!;
        var (member, own) = FindMember(version, key);
        var created = proofs[0].Proof.Created;
        foreach (var proof in proofs)
        {
            created = proof.Proof.Created > created ? proof.Proof.Created : created;
        }
        var objection = Objection(proofs, version, own, affirmedLine, jcsOnly);
        return new PersonSignature(proofs[0].Proof.VerificationMethod, created, member, own?.Kept ?? KeyKept.File, objection?.Reason, objection?.Disowned == true);
    }

    private KeyObjection? Objection(ImmutableArray<CheckedProof> proofs, AuthorityDocument version, AuthorityKey? own, AffirmedLine? affirmedLine, bool jcsOnly)
    {
        if (own is null)
        {
            return Never($"the key is not one of version {version.Version} of the rules");
        }
        if (!jcsOnly && !(proofs is [var first, var second] && first.Proof.Cryptosuite == Cryptosuite.EddsaRdfc2022 && second.Proof.Cryptosuite == Cryptosuite.EddsaJcs2022))
        {
            return Never(proofs.Length < 2 ? $"only one of its two proofs is there ({proofs[0].Proof.Cryptosuite.NameOf()})" : "its proofs are not one rdfc proof followed by one jcs proof");
        }
        foreach (var proof in proofs)
        {
            if (DateObjection(proof.Proof.Created, version, own) is { } untimely)
            {
                return Never(untimely);
            }
            if (history.Objection(own.Key, proof.Proof.Created, affirmedLine, isSignedAnew: affirmedLine is null && !jcsOnly) is { } objection)
            {
                return objection;
            }
        }
        // A compromised key is never listed, and counts all the same where the award is affirmed.
        return proofs[0].Key.Listed || history.IsCompromised(own.Key) ? null : Never(proofs[0].Key.Problem ?? "the issuer's DID document does not list the key");
    }

    private static KeyObjection Never(string reason) => new(reason, Disowned: false);

    private string? DateObjection(DateTimeOffset created, AuthorityDocument version, AuthorityKey own)
    {
        if (created < version.ValidFrom)
        {
            return $"it is dated {Words.Day(created)}, before version {version.Version} of the rules came into force";
        }
        if (chain.Find(version.Version + 1) is { } next && created >= next.ValidFrom)
        {
            return $"it is dated {Words.Day(created)}, when version {next.Version} of the rules was in force";
        }
        if (created < own.ValidFrom)
        {
            return $"it is dated {Words.Day(created)}, before the key was valid";
        }
        return own.RetiredAt is { } retired && created >= retired ? $"the key was retired on {Words.Day(retired)}, before it signed" : null;
    }

    private static (AuthorityMember? Member, AuthorityKey? Key) FindMember(AuthorityDocument version, Ed25519PublicKey key)
    {
        foreach (var member in version.Members)
        {
            foreach (var own in member.Keys)
            {
                if (own.Key.Equals(key))
                {
                    return (member, own);
                }
            }
        }
        return (null, null);
    }
}
