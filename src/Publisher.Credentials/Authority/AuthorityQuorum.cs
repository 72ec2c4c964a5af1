using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;

namespace Publisher.Credentials.Authority;

/// <summary>
/// Whether one authority version is signed as it must be. Its proofs are eddsa-jcs-2022 only, by keys <c>&lt;issuer&gt;#&lt;multibase&gt;</c> that it or the version
/// before it names; every one has to be good. Version 1 needs the quorum of its own <c>amendment</c>; a later one needs that of the version before, counted
/// among that version's members, and its own, counted among its own. People are counted, by <c>subject</c>.
/// </summary>
internal static class AuthorityQuorum
{
    public static AuthorityChainProblem? Check(AuthorityDocument version, AuthorityDocument? before, IReadOnlySet<Ed25519PublicKey> ended)
    {
        if (ReadSignatures(version, before, ended, out var signatures) is { } problem)
        {
            return problem;
        }
        var missing = MissingOf(version, before, signatures);
        return missing == 0 ? null : new AuthorityChainProblem(version.Version, Words(version, before, missing), missing);
    }

    /// <summary>How far each alternative is, of the version before and of its own; empty when a signature is bad.</summary>
    public static ImmutableArray<AmendmentStanding> Standings(AuthorityDocument version, AuthorityDocument? before, IReadOnlySet<Ed25519PublicKey> ended)
    {
        if (ReadSignatures(version, before, ended, out var signatures) is { Missing: 0 })
        {
            return [];
        }
        var found = ImmutableArray.CreateBuilder<AmendmentStanding>();
        foreach (var rules in before is null ? [version] : new[] { before, version })
        {
            // Who leaves with this version may still sign it for the one before.
            var moment = rules == version ? version.ValidFrom : Later(version.ValidFrom.AddSeconds(-1), rules.ValidFrom);
            foreach (var alternative in rules.Amendment)
            {
                var signed = rules.Members.Where(m => signatures.Any(p => Signs(rules, version, m, alternative.Role, p))).ToImmutableArray();
                var people = signed.Select(m => m.Subject).ToHashSet(StringComparer.Ordinal);
                var open = rules.Members.Where(m => !people.Contains(m.Subject) && HoldsRole(m, alternative.Role, moment)
                    && m.Keys.Any(k => IsValidAt(k, moment) && !ended.Contains(k.Key) && !IsCompromisedBy(version, k)));
                found.Add(new(rules.Version, alternative, [.. signed.DistinctBy(m => m.Subject)], [.. open.DistinctBy(m => m.Subject)]));
            }
        }
        return found.ToImmutable();
    }

    // The good signatures by keys that had not ended; or what is wrong with one. Nobody having signed is a problem with people missing.
    private static AuthorityChainProblem? ReadSignatures(AuthorityDocument version, AuthorityDocument? before, IReadOnlySet<Ed25519PublicKey> ended, out List<DataIntegrityProof> signatures)
    {
        signatures = [];
        var root = version.Document.Root;
        if (!root.TryGetProperty("proof", out var proofs) || proofs.ValueKind != JsonValueKind.Array)
        {
            return new AuthorityChainProblem(version.Version, $"version {version.Version} has no proof array: nobody has signed it", MissingOf(version, before, []));
        }
        var verifier = new ProofVerifier(version.Document, ContextSet.Ours);
        foreach (var json in proofs.EnumerateArray())
        {
            if (!DataIntegrityProof.TryRead(json, out var proof, out var wrong))
            {
                return new AuthorityChainProblem(version.Version, $"a signature of version {version.Version} cannot be read: {wrong}", 0);
            }
            if (proof.Cryptosuite != Cryptosuite.EddsaJcs2022)
            {
                return new AuthorityChainProblem(version.Version, "authority documents are signed with eddsa-jcs-2022 only", 0);
            }
            if (FindKey(version, before, proof.VerificationMethod) is not { } key)
            {
                return new AuthorityChainProblem(
                    version.Version, $"version {version.Version} is signed with {proof.VerificationMethod}, a key that neither it nor the version before it names", 0);
            }
            if (!verifier.Verify(proof, key))
            {
                return new AuthorityChainProblem(version.Version, $"the signature by {proof.VerificationMethod} is not good: version {version.Version} was changed after signing", 0);
            }
            if (!ended.Contains(key))
            {
                signatures.Add(proof);
            }
        }
        return null;
    }

    private static Ed25519PublicKey? FindKey(AuthorityDocument version, AuthorityDocument? before, string verificationMethod)
    {
        var keys = version.Members.Concat(before?.Members ?? []).SelectMany(m => m.Keys);
        return keys.FirstOrDefault(k => verificationMethod == $"{version.Issuer}#{k.Key.Multibase}")?.Key;
    }

    private static int MissingOf(AuthorityDocument version, AuthorityDocument? before, List<DataIntegrityProof> signatures)
    {
        var own = MissingBy(version, version, signatures);
        return before is null ? own : Math.Max(own, MissingBy(before, version, signatures));
    }

    // How many people the nearest alternative of one version's amendment rule still needs.
    private static int MissingBy(AuthorityDocument rules, AuthorityDocument signed, List<DataIntegrityProof> signatures) =>
        rules.Amendment.Min(alternative => Math.Max(0, alternative.Quorum - CountPeople(rules, signed, alternative.Role, signatures)));

    private static int CountPeople(AuthorityDocument rules, AuthorityDocument signed, string role, List<DataIntegrityProof> signatures)
    {
        var people = new HashSet<string>(StringComparer.Ordinal);
        foreach (var proof in signatures)
        {
            foreach (var member in rules.Members)
            {
                if (Signs(rules, signed, member, role, proof))
                {
                    people.Add(member.Subject);
                }
            }
        }
        return people.Count;
    }

    private static bool Signs(AuthorityDocument rules, AuthorityDocument signed, AuthorityMember member, string role, DataIntegrityProof proof) =>
        member.Keys.Any(k => Counts(k, signed, proof)) && HoldsRole(member, role, Later(proof.Created, rules.ValidFrom));

    // A key that the very version being signed calls compromised signs nothing, whoever says when.
    private static bool Counts(AuthorityKey key, AuthorityDocument signed, DataIntegrityProof proof) =>
        proof.VerificationMethod == $"{signed.Issuer}#{key.Key.Multibase}"
        && IsValidAt(key, proof.Created)
        && !IsCompromisedBy(signed, key);

    private static bool IsCompromisedBy(AuthorityDocument signed, AuthorityKey key) => signed.Members.SelectMany(m => m.Keys).Any(k => k.CompromisedAt is not null && k.Key.Equals(key.Key));

    private static bool IsValidAt(AuthorityKey key, DateTimeOffset moment) =>
        key.ValidFrom <= moment && (key.RetiredAt is null || moment < key.RetiredAt) && key.CompromisedAt is null;

    // A version is usually signed before it comes into force; the roles it gives are held from then on.
    private static bool HoldsRole(AuthorityMember member, string role, DateTimeOffset moment) =>
        member.Roles.Any(r => r.Role == role && r.From <= moment && (r.Until is null || moment < r.Until));

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static string Words(AuthorityDocument version, AuthorityDocument? before, int missing)
    {
        var rules = before is null ? "its own rules" : $"the rules of version {before.Version} and its own";
        return $"version {version.Version} needs {missing} more {(missing == 1 ? "person" : "people")} to sign it, by {rules}";
    }
}
