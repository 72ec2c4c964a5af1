using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
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

    public KeyHistory(AuthorityChain chain, ImmutableDictionary<string, ReadOnlyMemory<byte>> affirmedLists)
    {
        var found = new Dictionary<Ed25519PublicKey, Fate>();
        foreach (var key in chain.Versions.SelectMany(v => v.Members).SelectMany(m => m.Keys))
        {
            if (key.RetiredAt is null && key.CompromisedAt is null)
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
    public string? Objection(Ed25519PublicKey key, DateTimeOffset created, AffirmedLine? affirmedLine)
    {
        if (!fates.TryGetValue(key, out var fate))
        {
            return null;
        }
        var affirmed = affirmedLine is not null && fate.Affirmed is not null && fate.Affirmed.Contains(affirmedLine.Text);
        if (fate.CompromisedAt is { } compromised && !affirmed)
        {
            return $"the key was reported as compromised on {Words.Day(compromised)}, and the issuer has not affirmed this award";
        }
        if (fate.RetiredAt is { } retired && created >= retired)
        {
            return $"the key was retired on {Words.Day(retired)}, before it signed";
        }
        return fate.RetiredAt is not null && fate.Affirmed is not null && affirmedLine is not null && !affirmed
            ? "the key is retired, and the issuer's list of its awards does not have this one" : null;
    }

    /// <summary>Whether any version calls the key compromised.</summary>
    public bool IsCompromised(Ed25519PublicKey key) => fates.TryGetValue(key, out var fate) && fate.CompromisedAt is not null;

    private static HashSet<string> ReadAffirmed(AffirmedAwards affirmed, ImmutableDictionary<string, ReadOnlyMemory<byte>> lists)
    {
        if (!lists.TryGetValue(affirmed.DigestSri, out var bytes) || Sri.Of(bytes.Span) != affirmed.DigestSri)
        {
            return [];
        }
        var lines = Encoding.UTF8.GetString(bytes.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == affirmed.Count ? lines.ToHashSet(StringComparer.Ordinal) : [];
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null ? a : a < b ? a : b;

    private sealed record Fate(DateTimeOffset? RetiredAt, DateTimeOffset? CompromisedAt, HashSet<string>? Affirmed);
}
