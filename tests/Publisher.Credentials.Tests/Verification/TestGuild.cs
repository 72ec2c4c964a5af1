using System.Collections.Immutable;
using System.Text;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Status;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Verification;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>A guild under a <c>.example</c> address with keys from fixed seeds: three stewards, an outsider who is a member, a recovery entry.</summary>
internal static class TestGuild
{
    public const string Base = "https://badges.tidewater.example";
    public const string Did = "did:web:badges.tidewater.example";
    public const string Start = "2026-01-10T00:00:00Z";
    public const string Signed = "2026-11-20T18:30:00Z";

    public static TestSigner Ana { get; } = new("ana");
    public static TestSigner Ben { get; } = new("ben");
    public static TestSigner Cyd { get; } = new("cyd");
    public static TestSigner Dot { get; } = new("dot");
    public static TestSigner Recovery { get; } = new("recovery");
    public static TestSigner Stranger { get; } = new("stranger");

    public static string Key(TestSigner signer, string more = "", string kept = "file") =>
        $$"""{ "publicKeyMultibase": "{{signer.Multibase}}", "kept": "{{kept}}", "validFrom": "{{Start}}"{{more}} }""";

    public static string Member(string id, string subject, string keys, string role = "steward", string until = "") =>
        $$"""{ "id": "{{id}}", "subject": "{{subject}}", "keys": [ {{keys}} ], "roles": [ { "role": "{{role}}", "from": "{{Start}}"{{until}} } ] }""";

    public static string Subject(string name) => $"urn:uuid:00000000-0000-4000-8000-{name.PadRight(12, '0')[..12].Select(c => ((int)c % 16).ToString("x", null)).Aggregate(string.Concat)}";

    public static string[] StandardMembers =>
    [
        Member("m1", Subject("ana"), Key(Ana)),
        Member("m2", Subject("ben"), Key(Ben)),
        Member("m3", Subject("cyd"), Key(Cyd, kept: "browser")),
        Member("m4", Subject("dot"), Key(Dot), "friend"),
        Member("r1", Subject("ana"), Key(Recovery, kept: "code"), "recovery"),
    ];

    public static string Rule(string badges, string more = "", string signers = """{ "role": "steward" }""") =>
        $$"""{ "badges": [ {{badges}} ], "signers": {{signers}}{{more}} }""";

    public static string[] StandardRules =>
    [
        Rule("\"workshop-host\"", ", \"quorum\": 2, \"selfAward\": false"),
        Rule("\"solo\""),
        Rule("\"proud\"", ", \"selfAward\": true"),
        Rule("\"proven\"", ", \"evidence\": \"required\""),
        Rule("\"careful\"", ", \"quorum\": 2, \"atLeastOne\": { \"kept\": \"browser\" }"),
        Rule("\"patient\"", ", \"coolingOffDays\": 7, \"consent\": \"recorded\""),
        Rule("\"named\"", signers: """{ "members": [ "m4" ] }"""),
        Rule("\"elders\"", signers: """{ "holdersOf": "workshop-host" }"""),
        Rule("\"tag:craft\"", signers: """{ "role": "friend" }"""),
        Rule("\"after\"", ", \"prerequisites\": \"required\""),
    ];

    public static string AuthorityText(
        int version = 1, AuthorityDocument? previous = null, string? validFrom = null, string[]? members = null, string[]? rules = null, string? amendment = null, string did = Did, string more = "")
    {
        var link = previous is null ? "null" : $$"""{ "version": {{previous.Version}}, "digestSRI": "{{previous.DigestSri}}" }""";
        return $$"""
            {
              "type": "RecognitionAuthority",
              "format": 1,
              "version": {{version}},
              "previous": {{link}},
              "issuer": "{{did}}",
              "validFrom": "{{validFrom ?? Start}}",
              "members": [ {{string.Join(",\n    ", members ?? StandardMembers)}} ],
              "rules": [ {{string.Join(",\n    ", rules ?? StandardRules)}} ],
              {{more}}"status": { "revoke": { "quorum": "as-awarded" }, "list": { "role": "steward", "quorum": 1 } },
              "amendment": [ {{amendment ?? """{ "role": "steward", "quorum": 2 }, { "role": "recovery", "quorum": 1 }"""}} ]
            }
            """;
    }

    public static AuthorityDocument SignAuthority(string text, string created, params TestSigner[] signers)
    {
        var proofs = signers.SelectMany(s => Documents.Sign(text, Did, s, created, Cryptosuite.EddsaJcs2022)).ToArray();
        var document = Documents.Parse(Documents.WithProofs(text, proofs));
        Assert.True(AuthorityDocument.TryRead(document, out var authority, out var problem), $"{problem?.Pointer}: {problem?.Detail}");
        return authority;
    }

    public static AuthorityDocument Version1 { get; } = SignAuthority(AuthorityText(), Start, Ana, Ben);

    public static AuthorityChain Chain(params AuthorityDocument[] versions)
    {
        Assert.True(AuthorityChain.TryVerify(versions, out var chain, out var problem), problem?.Detail);
        return chain;
    }

    public static string AwardText(
        string slug = "workshop-host", string? holder = null, AuthorityDocument? authority = null, string validFrom = Signed, string? validUntil = null, string evidence = "",
        string tags = "", int index = 42, string identifier = "", string id = "aaaabbbbccccdddd", string baseUrl = Base, string? relatedAuthority = null, string status = "revocation")
    {
        authority ??= Version1;
        relatedAuthority ??= $$"""{ "id": "{{baseUrl}}/authority/{{authority.Version}}.json", "digestSRI": "{{authority.DigestSri}}", "mediaType": "application/json" }""";
        return $$"""
            {
              "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
              ],
              "id": "{{baseUrl}}/credentials/{{id}}.json",
              "type": [
                "VerifiableCredential",
                "OpenBadgeCredential"
              ],
              "name": "Workshop Host",
              "issuer": {
                "id": "{{Did}}",
                "type": [ "Profile" ],
                "name": "Tidewater Makers Guild",
                "url": "{{baseUrl}}"
              },
              "validFrom": "{{validFrom}}",{{(validUntil is null ? "" : $"\n  \"validUntil\": \"{validUntil}\",")}}
              "awardedDate": "2026-11-20T00:00:00Z",
              "credentialSubject": {
                "id": "{{holder ?? Subject("heron")}}",
                "type": [ "AchievementSubject" ],{{identifier}}
                "achievement": {
                  "id": "{{baseUrl}}/badges/{{slug}}/1.0/achievement.json",
                  "type": [ "Achievement" ],
                  "achievementType": "Badge",
                  "name": "Workshop Host",
                  "description": "Runs an open evening others learn from",
                  "criteria": { "narrative": "Ran an open evening." },{{tags}}
                  "version": "1.0"
                }
              },{{evidence}}
              "credentialStatus": {
                "id": "{{baseUrl}}/status/1.json#{{index}}",
                "type": "BitstringStatusListEntry",
                "statusPurpose": "{{status}}",
                "statusListIndex": "{{index}}",
                "statusListCredential": "{{baseUrl}}/status/1.json"
              },
              "relatedResource": [
                {{relatedAuthority}}
              ]
            }
            """;
    }

    /// <summary>An award signed by these people, each twice, one after the other.</summary>
    public static SignedDocument SignAward(string text, params TestSigner[] signers) => SignAwardAt(text, Signed, signers);

    public static SignedDocument SignAwardAt(string text, string created, params TestSigner[] signers) =>
        Documents.Parse(Documents.WithProofs(text, [.. signers.SelectMany(s => Documents.Sign(text, Did, s, created))]));

    public static string StatusListText(string purpose = "revocation", string issuer = Did, string more = "", params int[] setBits) => $$"""
        {
          "@context": [
            "https://www.w3.org/ns/credentials/v2"
          ],
          "id": "{{Base}}/status/1.json",
          "type": [
            "VerifiableCredential",
            "BitstringStatusListCredential"
          ],
          "issuer": "{{issuer}}",
          "validFrom": "{{Start}}",{{more}}
          "credentialSubject": {
            "id": "{{Base}}/status/1.json#list",
            "type": "BitstringStatusList",
            "statusPurpose": "{{purpose}}",
            "encodedList": "{{BitstringStatusList.Encode(setBits.ToHashSet())}}"
          }
        }
        """;

    public static SignedDocument SignStatusList(string text, TestSigner signer, string created = Start) =>
        Documents.Parse(Documents.WithProofs(text, Documents.Sign(text, Did, signer, created)));

    public static SignedDocument EmptyStatusList { get; } = SignStatusList(StatusListText(), Ana);

    public static ControllerDocument Controller(AuthorityChain chain)
    {
        Assert.True(ControllerDocument.TryRead(Documents.Parse(Encoding.UTF8.GetString(DidDocument.Write(chain, Base))), out var controller, out var problem), problem);
        return controller;
    }

    public static IssuerMaterial Material(AuthorityChain? chain = null, SignedDocument? statusList = null)
    {
        chain ??= Chain(Version1);
        return new IssuerMaterial
        {
            Issuer = Did,
            Authority = chain,
            Controller = Controller(chain),
            StatusLists = ImmutableDictionary<string, SignedDocument>.Empty.Add(Base + "/status/1.json", statusList ?? EmptyStatusList),
        };
    }

    public static VerificationQuestion Question(string at = "2026-12-01T00:00:00Z", bool? recognised = null, string? holder = null, string? salt = null) =>
        new() { At = Documents.Moment(at), IssuerRecognised = recognised, Holder = holder, HolderSalt = salt };

    public static VerificationReport Verify(SignedDocument award, IssuerMaterial? material = null, VerificationQuestion? question = null) =>
        new CredentialVerifier(material ?? Material()).Verify(award, question ?? Question());
}
