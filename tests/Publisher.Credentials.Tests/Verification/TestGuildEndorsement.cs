using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>The guild approves a version of a badge of its own, with every part open to change; as <see cref="Treaty"/>, it recognises a neighbour's.</summary>
internal sealed record TestGuildEndorsement
{
    public const string Address = Base + "/endorsements/gggghhhhiiiijjjj.json";
    public const string Achievement = Base + "/badges/workshop-host/1.1/achievement.json";
    public const string Neighbour = "https://badges.harbour.example/badges/rigger/2.0/achievement.json";
    public const string Made = "2026-12-05T09:00:00Z";
    public const string Digest = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    public const string Rules = """
        "definitions": [ { "badges": [ "workshop-host" ], "signers": { "role": "steward" }, "quorum": 2 }, { "badges": [ "elders" ], "signers": { "holdersOf": "workshop-host" } }, { "badges": [ "named" ], "signers": { "members": [ "m4" ] } } ],

        """;

    public static AuthorityDocument WithDefinitions { get; } = SignAuthority(AuthorityText(more: Rules), Start, Ana, Ben);

    public static TestGuildEndorsement Approval { get; } = new();

    public static TestGuildEndorsement Treaty { get; } = new() { Subject = Neighbour, Resource = Neighbour };

    public AuthorityDocument Authority { get; init; } = WithDefinitions;
    public string Issuer { get; init; } = Did;
    public string Id { get; init; } = Address;
    public string Subject { get; init; } = Achievement;
    public string Resource { get; init; } = Achievement;
    public string ValidFrom { get; init; } = Made;
    public string More { get; init; } = "";
    public string MorePinned { get; init; } = "";
    public string? Rule { get; init; }

    public string Text => $$"""
        {
          "@context": [ "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json" ],
          "id": "{{Id}}",
          "type": [ "VerifiableCredential", "EndorsementCredential" ],
          "name": "Endorsement of Workshop Host 1.1",
          "issuer": { "id": "{{Issuer}}", "type": [ "Profile" ], "name": "Tidewater Makers Guild", "url": "{{Base}}" },
          "validFrom": "{{ValidFrom}}",{{More}}
          "credentialSubject": { "id": "{{Subject}}", "type": [ "EndorsementSubject" ], "endorsementComment": "We approve this." },
          "relatedResource": [
            {{Rule ?? $$"""{ "id": "{{Base}}/authority/{{Authority.Version}}.json", "digestSRI": "{{Authority.DigestSri}}", "mediaType": "application/json" }"""}},
            { "id": "{{Resource}}", "digestSRI": "{{Digest}}", "mediaType": "application/json" }{{MorePinned}}
          ]
        }
        """;

    public SignedDocument SignAt(string created, params TestSigner[] signers) => Documents.Parse(Documents.WithProofs(Text, [.. signers.SelectMany(s => Documents.Sign(Text, Did, s, created))]));

    public SignedDocument Sign(params TestSigner[] signers) => SignAt(Made, signers);

    public static GuildEndorsementQuestion About(string id = Achievement, string at = "2027-01-01T00:00:00Z") => new() { At = Documents.Moment(at), Endorsed = new(id, id, [Digest]) };

    public static GuildEndorsementReport Report(SignedDocument document, AuthorityChain? chain = null, GuildEndorsementQuestion? question = null, Func<IssuerMaterial, IssuerMaterial>? with = null)
    {
        var material = Material(chain ?? Chain(WithDefinitions));
        return new GuildEndorsementVerifier(with?.Invoke(material) ?? material).Verify(document, question ?? About());
    }
}
