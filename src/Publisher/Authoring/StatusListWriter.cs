using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Status;
using Publisher.Sites;

namespace Publisher.Authoring;

/// <summary>Writes an unsigned BitstringStatusListCredential (W3C Bitstring Status List 1.0). It never expires: a static site signs no new one by itself.</summary>
public static class StatusListWriter
{
    /// <summary>The exact <c>@context</c> of a list.</summary>
    public static ImmutableArray<string> Context { get; } = ["https://www.w3.org/ns/credentials/v2"];

    /// <summary>The unsigned list.</summary>
    /// <param name="config">The site.</param>
    /// <param name="name">Its name: <c>1</c>, <c>2</c>, ….</param>
    /// <param name="validFrom">When it is made.</param>
    /// <param name="setBits">The revoked indices.</param>
    public static JsonText Write(SiteConfig config, string name, DateTimeOffset validFrom, IReadOnlySet<int> setBits)
    {
        var id = SitePaths.Absolute(config.BaseUrl, SitePaths.StatusList(name));
        return JsonText.Object(
            ("@context", JsonText.Strings(Context)),
            ("id", JsonText.String(id)),
            ("type", JsonText.Strings("VerifiableCredential", "BitstringStatusListCredential")),
            ("issuer", JsonText.String(config.IssuerDid)),
            ("validFrom", JsonText.String(Timestamps.Utc(validFrom))),
            ("credentialSubject", JsonText.Object(
                ("id", JsonText.String(id + "#list")),
                ("type", JsonText.String("BitstringStatusList")),
                ("statusPurpose", JsonText.String("revocation")),
                ("encodedList", JsonText.String(BitstringStatusList.Encode(setBits))))));
    }
}
