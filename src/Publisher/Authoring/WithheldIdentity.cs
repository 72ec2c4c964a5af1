using Publisher.Credentials.OpenBadges;

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

    /// <summary>An address, hashed with a salt in its one spelling.</summary>
    public static WithheldIdentity OfEmail(string email, string salt) => new(EmailType, HolderHash.Of(HolderHash.NormalEmail(email), salt));

    /// <summary>A name, hashed with a salt in its one spelling.</summary>
    public static WithheldIdentity OfName(string name, string salt) => new(NameType, HolderHash.Of(HolderHash.NormalName(name), salt));
}
