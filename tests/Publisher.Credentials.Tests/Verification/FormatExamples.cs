using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Status;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>The examples of docs/formats.md, made anew: a page of examples that nobody signed would teach the wrong bytes.</summary>
internal static class FormatExamples
{
    public const string Salt = "c2l4dGVlbiByYW5kb20h";
    // gzip need not give the same bytes everywhere; these are what was signed.
    private const string EmptyList = "uH4sIAAAAAAACA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";

    public const string Email = "blue.heron@mail.example";

    public static string AuthorityExample { get; } = Sign(Pretty(AuthorityText(
        members: [StandardMembers[0], StandardMembers[1], StandardMembers[4]],
        rules: [Rule("\"workshop-host\"", ", \"quorum\": 2, \"selfAward\": false, \"evidence\": \"optional\", \"coolingOffDays\": 0, \"consent\": \"none\", \"atLeastOne\": { \"kept\": \"file\" }")],
        more: """
            "definitions": [ { "badges": [ "*" ], "signers": { "role": "steward" }, "quorum": 2, "atLeastOne": { "kept": "file" } } ],

            """)), Start, [Cryptosuite.EddsaJcs2022], Ana, Ben);

    public static string AwardUnsigned { get; } = Pretty(AwardText(
        authority: Read(AuthorityExample),
        identifier: $$""" "identifier": [ { "type": "IdentityObject", "hashed": true, "identityHash": "{{EmailHash}}", "identityType": "ext:withheldSaltEmail" } ],"""));

    public static string AwardExample { get; } = Sign(AwardUnsigned, Signed, [Cryptosuite.EddsaRdfc2022, Cryptosuite.EddsaJcs2022], Ana);

    public static string FurtherProofs { get; } = "[\n    " + string.Join(",\n    ", Documents.Sign(AwardUnsigned, Did, Ben, "2026-11-21T09:15:00Z")) + "\n]\n";

    public static string StatusListExample { get; } = Sign(Pretty(StatusListText().Replace(BitstringStatusList.Encode(new HashSet<int>()), EmptyList, StringComparison.Ordinal)), Start, [Cryptosuite.EddsaRdfc2022, Cryptosuite.EddsaJcs2022], Ana);

    public static string DidDocumentExample { get; } = Encoding.UTF8.GetString(DidDocument.Write(Chain(Read(AuthorityExample)), Base));

    public static string DecisionExample { get; } = Sign(Pretty($$"""
        {
          "type": "StatusDecision",
          "format": 1,
          "award": "{{Base}}/credentials/aaaabbbbccccdddd.json",
          "awardDigest": "{{Sri.Of(Published.Bytes.Span)}}",
          "action": "revoke",
          "reason": "given to the wrong person",
          "date": "2027-05-03T10:00:00Z",
          "authority": { "version": 1, "digestSRI": "{{Read(AuthorityExample).DigestSri}}" }
        }
        """), "2027-05-03T10:00:00Z", [Cryptosuite.EddsaJcs2022], Ana, Ben);

    public static string EndorsementExample { get; } = Sign(Pretty($$"""
        {
          "@context": [ "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json" ],
          "id": "{{Base}}/endorsements/eeeeffffgggghhhh.json",
          "type": [ "VerifiableCredential", "EndorsementCredential" ],
          "name": "Endorsement of Workshop Host",
          "issuer": { "id": "{{Endorser}}", "type": [ "Profile" ], "name": "Robin Vale", "description": "was a guest at the evening" },
          "validFrom": "2027-02-03T18:00:00Z",
          "credentialSubject": { "id": "{{Base}}/credentials/aaaabbbbccccdddd.json", "type": [ "EndorsementSubject" ], "endorsementComment": "I came to that evening and learned to **splice**." },
          "relatedResource": [ { "id": "{{Base}}/credentials/aaaabbbbccccdddd.json", "digestSRI": "{{Sri.Of(Published.Bytes.Span)}}", "mediaType": "application/json" } ]
        }
        """), Endorser, "2027-02-03T18:00:00Z", [Cryptosuite.EddsaRdfc2022, Cryptosuite.EddsaJcs2022], Stranger);

    /// <summary>The frozen achievement of the example award, as its file is written.</summary>
    public static string AchievementFile { get; } = Pretty(Documents.Parse(AwardUnsigned).Root.GetProperty("credentialSubject").GetProperty("achievement").GetRawText());

    public const string AchievementAddress = Base + "/badges/workshop-host/1.0/achievement.json";

    public static string ApprovalExample { get; } = Sign(Pretty($$"""
        {
          "@context": [ "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json" ],
          "id": "{{Base}}/endorsements/gggghhhhiiiijjjj.json",
          "type": [ "VerifiableCredential", "EndorsementCredential" ],
          "name": "Approval of Workshop Host 1.0",
          "issuer": { "id": "{{Did}}", "type": [ "Profile" ], "name": "Tidewater Makers Guild", "url": "{{Base}}" },
          "validFrom": "2026-02-01T10:00:00Z",
          "credentialSubject": { "id": "{{AchievementAddress}}", "type": [ "EndorsementSubject" ], "endorsementComment": "Tidewater Makers Guild approves this version of the badge." },
          "relatedResource": [
            { "id": "{{Base}}/authority/1.json", "digestSRI": "{{Read(AuthorityExample).DigestSri}}", "mediaType": "application/json" },
            { "id": "{{AchievementAddress}}", "digestSRI": "{{Sri.Of(Encoding.UTF8.GetBytes(AchievementFile))}}", "mediaType": "application/json" }
          ]
        }
        """), "2026-02-01T10:00:00Z", [Cryptosuite.EddsaRdfc2022, Cryptosuite.EddsaJcs2022], Ana, Ben);

    public const string RecognisedAddress = "https://badges.harbour.example/badges/rigger/2.0/achievement.json";

    /// <summary>The digest of the recognised badge; that it is of the empty text is nobody's business here.</summary>
    public const string RecognisedDigest = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    public static string TreatyExample { get; } = Sign(Pretty($$"""
        {
          "@context": [ "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json" ],
          "id": "{{Base}}/endorsements/ttttuuuuvvvvwwww.json",
          "type": [ "VerifiableCredential", "EndorsementCredential" ],
          "name": "Recognition of Rigger",
          "issuer": { "id": "{{Did}}", "type": [ "Profile" ], "name": "Tidewater Makers Guild", "url": "{{Base}}" },
          "validFrom": "2026-12-05T10:00:00Z",
          "validUntil": "2028-12-31T23:59:59Z",
          "credentialSubject": { "id": "{{RecognisedAddress}}", "type": [ "EndorsementSubject" ], "endorsementComment": "Recognised as Workshop Host, version 1.0. 5 of its credits count as 4.\n\nThey ask for what we ask for, and *we have seen them do it*." },
          "relatedResource": [
            { "id": "{{Base}}/authority/1.json", "digestSRI": "{{Read(AuthorityExample).DigestSri}}", "mediaType": "application/json" },
            { "id": "{{RecognisedAddress}}", "digestSRI": "{{RecognisedDigest}}", "mediaType": "application/json" },
            { "id": "{{AchievementAddress}}", "digestSRI": "{{Sri.Of(Encoding.UTF8.GetBytes(AchievementFile))}}", "mediaType": "application/json" }
          ]
        }
        """), "2026-12-05T10:00:00Z", [Cryptosuite.EddsaRdfc2022, Cryptosuite.EddsaJcs2022], Ana, Ben);

    private static string Endorser => Publisher.Credentials.Keys.DidKey.From(Stranger.PublicKey);

    public static SignedDocument Published
    {
        get
        {
            Assert.True(ProofSplice.TrySplice(Documents.Parse(AwardExample), [Documents.Parse(FurtherProofs)], out var published, out var problem), problem?.Detail);
            return published;
        }
    }

    public static AuthorityDocument Read(string text)
    {
        Assert.True(AuthorityDocument.TryRead(Documents.Parse(text), out var authority, out var problem), $"{problem?.Pointer}: {problem?.Detail}");
        return authority;
    }

    private static string EmailHash => "sha256$" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Email + Salt)));

    private static string Sign(string unsigned, string created, Cryptosuite[] suites, params Keys.TestSigner[] signers) => Sign(unsigned, Did, created, suites, signers);

    private static string Sign(string unsigned, string did, string created, Cryptosuite[] suites, params Keys.TestSigner[] signers) =>
        Documents.WithProofs(unsigned, [.. signers.SelectMany(s => Documents.Sign(unsigned, did, s, created, suites))]);

    private static string Pretty(string text)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Documents.Parse(text).Root.WriteTo(writer);
        }
        return Encoding.UTF8.GetString(output.WrittenSpan) + "\n";
    }
}
