using System.Diagnostics.CodeAnalysis;

namespace Publisher.Credentials.Keys;

/// <summary>did:key for Ed25519: the key is the identifier.</summary>
public static class DidKey
{
    private const string Prefix = "did:key:";

    /// <summary>The did:key of a public key.</summary>
    public static string From(Ed25519PublicKey key) => Prefix + key.Multibase;

    /// <summary>The address of the key itself, as proofs name it: <c>did:key:z6Mk…#z6Mk…</c>.</summary>
    public static string VerificationMethodOf(Ed25519PublicKey key) => $"{Prefix}{key.Multibase}#{key.Multibase}";

    /// <summary>The key a did:key names.</summary>
    public static bool TryGetKey(string did, [NotNullWhen(true)] out Ed25519PublicKey? key)
    {
        key = null;
        return did.StartsWith(Prefix, StringComparison.Ordinal) && Ed25519PublicKey.TryParse(did[Prefix.Length..], out key);
    }

    /// <summary>The key of a proof's <c>verificationMethod</c> under a did:key: the fragment must repeat the key (did:key method, "Document Creation").</summary>
    public static bool TryRetrieve(string verificationMethod, [NotNullWhen(true)] out Ed25519PublicKey? key)
    {
        var hash = verificationMethod.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0 && TryGetKey(verificationMethod[..hash], out key) && verificationMethod[(hash + 1)..] == key.Multibase)
        {
            return true;
        }
        key = null;
        return false;
    }
}
