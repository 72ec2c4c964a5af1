using Publisher.Content;

namespace Publisher.Authoring;

/// <summary>The guild as an Open Badges 3.0 Profile, inside what it signs. Its e-mail address never stands there.</summary>
internal static class IssuerProfile
{
    /// <summary>The issuer of an award.</summary>
    public static JsonText Issuer(SiteConfig config) => JsonText.Object(
        ("id", JsonText.String(config.IssuerDid)),
        ("type", JsonText.Strings("Profile")),
        ("name", JsonText.String(config.IssuerName)),
        ("url", JsonText.String(config.IssuerUrl)),
        ("address", config.Country is { } country
            ? JsonText.Object(("type", JsonText.Strings("Address")), ("addressCountryCode", JsonText.String(country)))
            : null));

    /// <summary>The creator of an achievement; without the address, which the issuer says once.</summary>
    public static JsonText Creator(SiteConfig config) => JsonText.Object(
        ("id", JsonText.String(config.IssuerDid)),
        ("type", JsonText.Strings("Profile")),
        ("name", JsonText.String(config.IssuerName)),
        ("url", JsonText.String(config.IssuerUrl)));
}
