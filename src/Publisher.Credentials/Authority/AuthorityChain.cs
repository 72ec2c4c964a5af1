using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Authority;

/// <summary>Authority versions 1…n, each signed as the one before and itself demand. Only a verified chain judges awards.</summary>
public sealed class AuthorityChain
{
    private AuthorityChain(ImmutableArray<AuthorityDocument> versions) => Versions = versions;

    /// <summary>Version 1 first.</summary>
    public ImmutableArray<AuthorityDocument> Versions { get; }

    /// <summary>The newest version.</summary>
    public AuthorityDocument Newest => Versions[^1];

    /// <summary>The version of a number; null when there is none.</summary>
    public AuthorityDocument? Find(int version) => version >= 1 && version <= Versions.Length ? Versions[version - 1] : null;

    /// <summary>The version in force at a moment: the last whose <c>validFrom</c> is not after it; null before the first.</summary>
    public AuthorityDocument? InForceAt(DateTimeOffset moment) => Versions.LastOrDefault(v => v.ValidFrom <= moment);

    /// <summary>Verifies numbers, links, signatures and quorums, and that no key belongs to two people.</summary>
    /// <param name="versions">Every version there is, version 1 first.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="problem">The first problem.</param>
    public static bool TryVerify(IReadOnlyList<AuthorityDocument> versions, [NotNullWhen(true)] out AuthorityChain? chain, [NotNullWhen(false)] out AuthorityChainProblem? problem)
    {
        chain = null;
        if (versions.Count == 0)
        {
            problem = new AuthorityChainProblem(1, "there is no authority document", 0);
            return false;
        }
        problem = FindFork(versions) ?? FindBrokenLink(versions) ?? FindSharedKey(versions) ?? FindDemonstrationKey(versions);
        for (var i = 0; problem is null && i < versions.Count; i++)
        {
            problem = AuthorityQuorum.Check(versions[i], i == 0 ? null : versions[i - 1], EndedKeys(versions.Take(i), versions[i].ValidFrom));
        }
        chain = problem is null ? new AuthorityChain([.. versions]) : null;
        return problem is null;
    }

    /// <summary>How far the last of some versions is from being signed as it must be; empty when a signature on it is bad.</summary>
    /// <param name="versions">Every version up to the one asked about; those before it verify.</param>
    public static ImmutableArray<AmendmentStanding> Standings(IReadOnlyList<AuthorityDocument> versions) =>
        AuthorityQuorum.Standings(versions[^1], versions.Count == 1 ? null : versions[^2], EndedKeys(versions.Take(versions.Count - 1), versions[^1].ValidFrom));

    // Keys that an earlier version had retired or called compromised by a moment: they sign no later version, whatever date a signature bears.
    private static HashSet<Ed25519PublicKey> EndedKeys(IEnumerable<AuthorityDocument> earlier, DateTimeOffset by) =>
        [.. earlier.SelectMany(v => v.Members).SelectMany(m => m.Keys).Where(k => k.CompromisedAt is not null || k.RetiredAt <= by).Select(k => k.Key)];

    // Everyone has the private halves of these.
    private static AuthorityChainProblem? FindDemonstrationKey(IReadOnlyList<AuthorityDocument> versions)
    {
        foreach (var version in versions)
        {
            var refused = version.Members.SelectMany(m => m.Keys.Select(k => (m.Id, k.Key))).FirstOrDefault(k => DemonstrationKeys.IsRefused(k.Key, version.Issuer));
            if (refused.Key is not null)
            {
                return new AuthorityChainProblem(version.Version, $"{refused.Id} has a key whose private half is published for demonstrations; anyone could sign with it", 0);
            }
        }
        return null;
    }

    // Two documents with one number: neither is believed, whatever their signatures.
    private static AuthorityChainProblem? FindFork(IReadOnlyList<AuthorityDocument> versions)
    {
        var seen = new HashSet<int>();
        foreach (var version in versions)
        {
            if (!seen.Add(version.Version))
            {
                return new AuthorityChainProblem(version.Version, $"there are two documents of version {version.Version}: the authority has forked, and neither is believed", 0);
            }
        }
        return null;
    }

    private static AuthorityChainProblem? FindBrokenLink(IReadOnlyList<AuthorityDocument> versions)
    {
        for (var i = 0; i < versions.Count; i++)
        {
            var version = versions[i];
            string? detail = null;
            if (version.Version != i + 1)
            {
                detail = $"found version {version.Version} where version {i + 1} was expected";
            }
            else if (i == 0)
            {
                detail = version.Previous is null ? null : "version 1 names a version before it";
            }
            else
            {
                var before = versions[i - 1];
                detail = version switch
                {
                    { Previous: null } => $"version {version.Version} does not name the version before it",
                    _ when version.Previous.Version != before.Version => $"version {version.Version} names version {version.Previous.Version} as the one before it",
                    _ when version.Previous.DigestSri != before.DigestSri =>
                        $"version {version.Version} follows another text of version {before.Version}: it names {version.Previous.DigestSri}, and the one here is {before.DigestSri}",
                    _ when version.Issuer != before.Issuer => $"version {version.Version} is of {version.Issuer}, version {before.Version} of {before.Issuer}",
                    _ when version.ValidFrom < before.ValidFrom => $"version {version.Version} comes into force before version {before.Version}",
                    _ => null,
                };
            }
            if (detail is not null)
            {
                return new AuthorityChainProblem(version.Version, detail, 0);
            }
        }
        return null;
    }

    // A key belongs to one person, and a member id means one person, for ever; a key has one spelling because Ed25519PublicKey has one.
    private static AuthorityChainProblem? FindSharedKey(IReadOnlyList<AuthorityDocument> versions)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var version in versions)
        {
            foreach (var member in version.Members)
            {
                if (!ids.TryAdd(member.Id, member.Subject) && ids[member.Id] != member.Subject)
                {
                    return new AuthorityChainProblem(version.Version, $"the member id {member.Id} stood for another person before", 0);
                }
                foreach (var key in member.Keys)
                {
                    if (!keys.TryAdd(key.Key.Multibase, member.Subject) && keys[key.Key.Multibase] != member.Subject)
                    {
                        return new AuthorityChainProblem(version.Version, $"the key {key.Key.Multibase} of member {member.Id} belongs to another person: a key is one person's for ever", 0);
                    }
                }
            }
        }
        return null;
    }
}

/// <summary>Why a chain is refused.</summary>
/// <param name="Version">The version at fault.</param>
/// <param name="Detail">Plain words.</param>
/// <param name="Missing">People still needed to sign this version; 0 when the fault is another.</param>
public sealed record AuthorityChainProblem(int Version, string Detail, int Missing);
