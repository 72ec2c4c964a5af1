using System.Collections.Frozen;
using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Verification;

/// <summary>
/// What the whole chain has come to say of each key: retired or compromised in any version, and which awards are affirmed all the same.
/// Compromise looks back; a version that retires a key and affirms awards makes its signatures count there only (without a public log, time is a claim).
/// </summary>
internal sealed class KeyHistory
{
    private readonly FrozenDictionary<Ed25519PublicKey, Fate> fates;

    /// <param name="chain">The verified chain.</param>
    /// <param name="affirmedLists">See <see cref="IssuerMaterial.AffirmedLists"/>.</param>
    /// <param name="disregarded">See <see cref="IssuerMaterial.DisregardedKeys"/>.</param>
    public KeyHistory(AuthorityChain chain, ImmutableDictionary<string, ReadOnlyMemory<byte>> affirmedLists, ImmutableHashSet<Ed25519PublicKey> disregarded)
    {
        var found = disregarded.ToDictionary(k => k, _ => new Fate(null, DateTimeOffset.MinValue, null));
        foreach (var key in chain.Versions.SelectMany(v => v.Members).SelectMany(m => m.Keys))
        {
            if (key.RetiredAt is null && key.CompromisedAt is null)
            {
                continue;
            }
            if (disregarded.Contains(key.Key))
            {
                continue;
            }
            var before = found.GetValueOrDefault(key.Key) ?? new Fate(null, null, null);
            found[key.Key] = new Fate(
                Earlier(before.RetiredAt, key.RetiredAt), Earlier(before.CompromisedAt, key.CompromisedAt),
                key.Affirmed is { } affirmed ? ReadAffirmed(affirmed, affirmedLists) : before.Affirmed);
        }
        fates = found.ToFrozenDictionary();
    }

    /// <summary>Why a signature by this key does not count for a document; null when nothing in the history speaks against it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="created">When the proof says it was made.</param>
    /// <param name="affirmedLine">The line by which the document would be affirmed; null for a document that no list names.</param>
    /// <param name="isSignedAnew">Whether the document is one that somebody else signs anew when its signer's key ends: a status list.</param>
    public KeyObjection? Objection(Ed25519PublicKey key, DateTimeOffset created, AffirmedLine? affirmedLine, bool isSignedAnew)
    {
        if (!fates.TryGetValue(key, out var fate))
        {
            return null;
        }
        var affirmed = affirmedLine is not null && fate.Affirmed is not null && fate.Affirmed.Contains(affirmedLine.Text);
        if (fate.CompromisedAt is { } compromised && !affirmed)
        {
            return new($"the key was reported as compromised since {Words.Day(compromised)}, and the issuer has not affirmed this {affirmedLine?.Noun ?? "award"}", Disowned: true);
        }
        if (fate.RetiredAt is { } retired && created >= retired)
        {
            return new($"the key was retired on {Words.Day(retired)}, before it signed", Disowned: false);
        }
        if (fate.RetiredAt is null)
        {
            return null;
        }
        // Dates are claims, and a list can say that nothing was ever revoked: it is signed anew when its signer's key ends.
        return isSignedAnew ? new("the key is retired, so a list by it counts no longer", Disowned: false)
            : affirmedLine is not null && fate.Affirmed is not null && !affirmed ? new("the key is retired, and the issuer's list of its awards does not have this one", Disowned: true)
            : null;
    }

    /// <summary>Whether any version calls the key compromised.</summary>
    public bool IsCompromised(Ed25519PublicKey key) => fates.TryGetValue(key, out var fate) && fate.CompromisedAt is not null;

    private static HashSet<string> ReadAffirmed(AffirmedAwards affirmed, ImmutableDictionary<string, ReadOnlyMemory<byte>> lists)
    {
        if (!lists.TryGetValue(affirmed.DigestSri, out var bytes) || Sri.Of(bytes.Span) != affirmed.DigestSri)
        {
            return [];
        }
        return AffirmedList.TryRead(bytes.Span, out var lines, out _) && lines.Length == affirmed.Count ? lines.ToHashSet(StringComparer.Ordinal) : [];
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null ? a : a < b ? a : b;

    private sealed record Fate(DateTimeOffset? RetiredAt, DateTimeOffset? CompromisedAt, HashSet<string>? Affirmed);
}

/// <summary>What the chain's history says against a signature.</summary>
/// <param name="Reason">Plain words.</param>
/// <param name="Disowned">Whether it counted until the issuer said that it does not stand by this key's work, but for what it affirms.</param>
internal sealed record KeyObjection(string Reason, bool Disowned);
