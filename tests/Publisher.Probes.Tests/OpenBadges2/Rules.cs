using static Publisher.Probes.Tests.OpenBadges2.Primitives;
using static Publisher.Probes.Tests.OpenBadges2.Rule;

namespace Publisher.Probes.Tests.OpenBadges2;

/// <summary>What the validator asks of each kind of document.</summary>
internal static class Rules
{
    private static readonly Rule[] Every = [May("@language", Language), May("version", TextOrNumber), Leads("endorsement", "Endorsement", many: true, fetch: true)];

    private static readonly Rule[] Profile =
    [
        Need("id", Iri), Type("Issuer", "Profile"), Need("name", Words), May("description", Words), Picture(data: true), Need("url", Url), Need("email", Email), May("telephone", Telephone),
        Leads("publicKey", "CryptographicKey", fetch: true), Leads("verification", "Policy"), Leads("revocationList", "RevocationList", fetch: true), .. Every,
    ];

    private static readonly Dictionary<string, Rule[]> Kinds = new(StringComparer.Ordinal)
    {
        ["Assertion"] =
        [
            Need("id", Iri), Type("Assertion"), Leads("recipient", "IdentityObject", required: true), Leads("badge", "BadgeClass", required: true, fetch: true), Leads("verification", "Verification", required: true),
            Need("issuedOn", Moment), May("expires", Moment), Picture(data: false), May("narrative", Words), Leads("evidence", "Evidence", many: true), .. Every,
        ],
        ["BadgeClass"] =
        [
            Need("id", Iri), Type("BadgeClass"), Leads("issuer", "Profile", required: true, fetch: true), Need("name", Words), Need("description", Words), Picture(data: true), Leads("criteria", "Criteria", required: true),
            Leads("alignment", "AlignmentObject", many: true), May("tags", Words, many: true), .. Every,
        ],
        ["Profile"] = Profile,
        ["Issuer"] = Profile,
        ["AlignmentObject"] = [May("type", Primitives.Type, many: true), Need("targetName", Words), Need("targetUrl", Url), May("description", Words), May("targetFramework", Words), May("targetCode", Words)],
        ["Criteria"] = [May("type", Primitives.Type, many: true), May("id", Iri), May("narrative", Words)],
        ["CryptographicKey"] = [May("id", Iri), May("type", Primitives.Type, many: true), May("owner", Iri), May("publicKeyPem", Words)],
        ["Endorsement"] = [Need("id", Iri), Type("Endorsement"), Leads("claim", "Claim", required: true), Need("issuedOn", Moment), Leads("issuer", "Profile", required: true, fetch: true), Leads("verification", "Verification", required: true)],
        ["Claim"] = [Need("id", Iri), May("endorsementComment", Words)],
        ["Evidence"] = [May("type", Primitives.Type, many: true), May("id", Iri), May("narrative", Words), May("name", Words), May("description", Words), May("genre", Words), May("audience", Words)],
        ["IdentityObject"] = [new("type", Primitives.Type, Required: true, OneOf: ["id", "email", "url", "telephone"]), Need("identity", Words), Need("hashed", Flag), May("salt", Words)],
        ["Image"] = [May("type", Primitives.Type, many: true), Need("id", v => Url(v) || DataUri(v)), May("caption", Words), May("author", Iri)],
        ["RevocationList"] = [Type("RevocationList"), May("id", Iri)],
        ["Verification"] = [new("type", Primitives.Type, Required: true, OneOf: ["HostedBadge", "hosted", "SignedBadge", "signed"]), Leads("creator", "CryptographicKey", fetch: true)],
        ["Policy"] = [May("type", Primitives.Type, many: true), May("verificationProperty", CompactIri), May("startsWith", Url, many: true), May("allowedOrigins", Host, many: true)],
    };

    /// <summary>The rules of a kind; null for one that has none.</summary>
    public static IReadOnlyList<Rule>? Of(string kind) => Kinds.GetValueOrDefault(kind);
}
