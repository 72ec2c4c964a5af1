using System.Diagnostics.CodeAnalysis;
using System.Text;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Authority;

/// <summary>
/// A public key by which somebody asks to be let in: its bare Multikey, or the word that the page <c>/sign/</c> makes, with a proof that they hold the private half
/// (docs/formats.md, "Offering a key"):
/// <code>
/// word = multikey ".browser." multibase-signature
/// signed text = "Publisher proof of possession 1" LF issuer-DID LF multikey LF "browser" LF
/// </code>
/// The text is never as short as the 64 bytes that proofs sign, so neither can stand for the other.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Kept">Where it is kept, by its own word; null for a bare key, which says nothing.</param>
public sealed record OfferedKey(Ed25519PublicKey Key, KeyKept? Kept)
{
    private const string Browser = "browser";

    /// <summary>Reads a key or a word made for a guild.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="issuer">The guild's DID.</param>
    /// <param name="offered">The key.</param>
    /// <param name="problem">What is wrong, as a phrase.</param>
    public static bool TryRead(string text, string issuer, [NotNullWhen(true)] out OfferedKey? offered, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (offered, problem) = (null, null);
        var parts = text.Split('.');
        if (!Ed25519PublicKey.TryParse(parts[0], out var key))
        {
            problem = $"'{parts[0]}' is no public key";
        }
        else if (parts.Length == 1)
        {
            offered = new(key, null);
        }
        else if (parts.Length != 3 || parts[1] != Browser || !Multibase.TryDecodeBase58Btc(parts[2], out var signature))
        {
            problem = $"'{text}' is no key with a proof; something of it is missing";
        }
        else if (!key.Verify(Encoding.UTF8.GetBytes(SignedText(issuer, key)), signature))
        {
            problem = $"the proof with the key {key.Multibase} is not good: it was made for another guild, or a letter of it changed";
        }
        else
        {
            offered = new(key, KeyKept.Browser);
        }
        return offered is not null;
    }

    /// <summary>What the proof signs.</summary>
    public static string SignedText(string issuer, Ed25519PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return $"Publisher proof of possession 1\n{issuer}\n{key.Multibase}\n{Browser}\n";
    }
}
