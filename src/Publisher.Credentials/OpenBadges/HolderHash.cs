using System.Security.Cryptography;
using System.Text;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.OpenBadges;

/// <summary>
/// How a holder's name or address is spelled and hashed (Open Badges 3.0 §7.9, IdentityObject; docs/formats.md, "The holder").
/// Awards are signed over it, so it can never change.
/// </summary>
public static class HolderHash
{
    /// <summary>What every such hash begins with.</summary>
    public const string Prefix = "sha256$";

    // Spelled out, because every language has its own idea of white space.
    private static readonly char[] Space = [.. "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"];

    /// <summary>An e-mail address as it is hashed: NFC, without white space around it, A to Z in lower case and no other letter changed.</summary>
    public static string NormalEmail(string email) => string.Concat(Composed(email).Trim(Space).Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));

    /// <summary>A name as it is hashed: NFC, single spaces, case kept.</summary>
    public static string NormalName(string name) => string.Join(' ', Composed(name).Split(Space, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Something as it was typed, without white space around it: other issuers hash that.</summary>
    public static string Typed(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Trim(Space);
    }

    /// <summary><c>sha256$</c> and the lower-case hex of SHA-256 over UTF-8(value + salt).</summary>
    public static string Of(string value, string salt) => Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value + salt)));

    private static string Composed(string value) => UnicodeForm.Of(value, NormalizationForm.FormC);
}
