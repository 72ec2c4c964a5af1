using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Exporting;

/// <summary>
/// A person's awards as one ClrCredential (1EdTech Comprehensive Learner Record 2.0): each award stands in it as it was published, with its signatures. The record around them is not signed; it
/// says nothing that they do not say, and a program that made another one of the same awards would be as right.
/// </summary>
public static class LearnerRecord
{
    private static readonly ImmutableArray<string> Contexts =
        ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

    /// <summary>Writes the record. Without a clock it begins when the newest award in it does.</summary>
    /// <param name="config">The guild's settings.</param>
    /// <param name="person">Whose awards they are.</param>
    /// <param name="awards">The awards, newest first; at least one.</param>
    public static byte[] Of(SiteConfig config, Member person, ImmutableArray<PersonAward> awards) => JsonText.Object(
        ("@context", JsonText.Strings(Contexts)),
        ("id", JsonText.String(SitePaths.Absolute(config.BaseUrl, SitePaths.Member(person.Handle)) + "#record")),
        ("type", JsonText.Strings("VerifiableCredential", "ClrCredential")),
        ("name", JsonText.String($"Awards of {person.Name}")),
        ("description", JsonText.String("A list of awards. The list is not signed; every award in it is.")),
        ("issuer", JsonText.Object(
            ("id", JsonText.String(config.IssuerDid)),
            ("type", JsonText.Strings("Profile")),
            ("name", JsonText.String(config.IssuerName)),
            ("url", JsonText.String(config.IssuerUrl)))),
        ("validFrom", JsonText.String(Timestamps.Utc(awards.Max(a => a.Read.Credential.ValidFrom)))),
        ("credentialSubject", JsonText.Object(
            ("id", JsonText.String(person.Id)),
            ("type", JsonText.Strings("ClrSubject")),
            ("verifiableCredential", JsonText.Array(awards.Select(a => JsonText.From(a.Read.Published.Root))))))).ToBytes();
}
