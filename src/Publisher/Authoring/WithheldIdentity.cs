using System.Security.Cryptography;
using System.Text;
using Publisher.Text;

namespace Publisher.Authoring;

/// <summary>
/// A name or address signed only as a salted hash whose salt stands nowhere in public (Open Badges 3.0 IdentityObject with the
/// extension types <c>ext:withheldSaltEmail</c> and <c>ext:withheldSaltName</c>, docs/formats.md).
/// </summary>
/// <param name="IdentityType">The extension type.</param>
/// <param name="IdentityHash"><c>sha256$</c> and lower-case hex of SHA-256 over UTF-8(value + salt).</param>
public sealed record WithheldIdentity(string IdentityType, string IdentityHash)
{
    /// <summary>The type of a hashed e-mail address.</summary>
    public const string EmailType = "ext:withheldSaltEmail";

    /// <summary>The type of a hashed name.</summary>
    public const string NameType = "ext:withheldSaltName";

    /// <summary>An address, trimmed, NFC, lower case, hashed with a salt.</summary>
    public static WithheldIdentity OfEmail(string email, string salt) => new(EmailType, Hash(NormalEmail(email), salt));

    /// <summary>A name, NFC with single spaces, hashed with a salt.</summary>
    public static WithheldIdentity OfName(string name, string salt) => new(NameType, Hash(NormalName(name), salt));

    // Spelled out, because every language has its own idea of white space (docs/formats.md).
    private const string Space = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

    /// <summary>An address in the spelling that is hashed: NFC, without white space around it, A to Z in lower case and no other letter changed.</summary>
    public static string NormalEmail(string email) =>
        string.Concat(UnicodeForm.Of(email, NormalizationForm.FormC).Trim(Space.ToCharArray()).Select(c => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));

    /// <summary>A name in the spelling that is hashed: NFC, single spaces, case kept.</summary>
    public static string NormalName(string name) =>
        string.Join(' ', UnicodeForm.Of(name, NormalizationForm.FormC).Split(Space.ToCharArray(), StringSplitOptions.RemoveEmptyEntries));

    private static string Hash(string value, string salt) => "sha256$" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value + salt)));
}
