using System.Collections.Frozen;

namespace Publisher.Credentials.Keys;

/// <summary>
/// The keys of this repository's demonstration guild, its partner and tests. Their private halves are published (tests/keys), so nothing signed with
/// them means anything outside a demonstration: they are refused for every issuer not under <c>.example</c> or <c>localhost</c>.
/// </summary>
public static class DemonstrationKeys
{
    /// <summary>The public keys.</summary>
    public static FrozenSet<string> Multibase { get; } = FrozenSet.Create(StringComparer.Ordinal,
        "z6MkiQdytyuUyZRCsAGcPg3XDMK494Whke4kB155YX37Kx23",
        "z6MkiSoKXKEpo4HyvBxp1mTxCNBuiW6wmDWf6G8JiAGXUvJX",
        "z6Mkj1myrFDY7E1EaptwBFjrY9YLmDcEeVQgN8ZKc9kpWtWY",
        "z6Mkjd5eZsdSdDmzrRkwUnxrhCS8JStaH6HphubjBfeThf5Q",
        "z6MkjcN6z4X4yRU3ZnuzgbyvQskoRFxHbkGRknDdbrDqBzYU",
        "z6MkjtvvVmBvnj4Bt8naTN2Dm2sQd65Ms3rXYfQUNqbjjrST",
        "z6MkojQLcX9dmaqAiG3zM7LFStpCNQpSmn7mQF9RFiKhYxhA",
        "z6MkqZgicM1rxD8YUQ6VfUxxsD3Yy9Jip5vpRtDiMNZ4tUT5",
        "z6Mkqpkm97AL86aDc8Fs8jW6Ysxf7ngxEVd32uYDjdwiYLk8",
        "z6MkrHGtL88fRPHFYhnvMzw9h9KzhZfKoMKxyum4y2hCXnEc",
        "z6MkrWZm9zDrrQzfyfktarFM9xnnf5pbAYJ4gKQb1E7vcKY2",
        "z6MksgmyvCBXKE18fxnPbx4oD7Hdk4uzWXDyQbKsrTTys8Fd",
        "z6MktxMxbJQp2MirThPC6JSjymoZXBQ8eNnQ9ejPko2QgV7H",
        "z6MkvpFzS5murjJMEZD8LsCj9QWEZPQ8tbJnJj1X35D2gJrc");

    /// <summary>Whether a key must not count for an issuer.</summary>
    /// <param name="key">The key.</param>
    /// <param name="issuer">The issuer's did:web.</param>
    public static bool IsRefused(Ed25519PublicKey key, string issuer) => Multibase.Contains(key.Multibase) && !IsDemonstration(issuer);

    // did:web:host[%3Aport][:path…]; the host is what decides.
    private static bool IsDemonstration(string issuer)
    {
        const string Prefix = "did:web:";
        if (!issuer.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }
        var host = issuer[Prefix.Length..].Split(':')[0].Split('%')[0];
        return host is "localhost" or "example" || host.EndsWith(".localhost", StringComparison.Ordinal) || host.EndsWith(".example", StringComparison.Ordinal);
    }
}
