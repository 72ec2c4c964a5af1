using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>An endorsement of the guild's usual award by somebody outside, with every part open to change.</summary>
internal sealed record TestEndorsement
{
    public const string Address = Base + "/endorsements/eeeeffffgggghhhh.json";
    public const string Made = "2027-02-03T18:00:00Z";

    public static EndorsedThing Award { get; } = new(TestDecision.AwardAddress, TestDecision.AwardAddress, [Sri.Of(TestDecision.Award.Bytes.Span)]);

    public static EndorsementQuestion Question { get; } = new() { At = Documents.Moment("2027-06-01T00:00:00Z"), Endorsed = Award };

    public TestSigner By { get; init; } = Stranger;
    public string? Issuer { get; init; }
    public string Id { get; init; } = Address;
    public string Subject { get; init; } = TestDecision.AwardAddress;
    public string Resource { get; init; } = TestDecision.AwardAddress;
    public string? Digest { get; init; }
    public string Context { get; init; } = "\"https://www.w3.org/ns/credentials/v2\", \"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json\"";
    public string Type { get; init; } = "\"VerifiableCredential\", \"EndorsementCredential\"";
    public string SubjectType { get; init; } = "[ \"EndorsementSubject\" ]";
    public string Comment { get; init; } = "\"endorsementComment\": \"I came to that evening and learned to **splice**.\"";
    public string ValidFrom { get; init; } = Made;
    public string More { get; init; } = "";
    public string MoreOfIssuer { get; init; } = "";
    public string Created { get; init; } = Made;

    public string Did => Issuer ?? DidKey.From(By.PublicKey);

    public string Text => $$"""
        {
          "@context": [ {{Context}} ],
          "id": "{{Id}}",
          "type": [ {{Type}} ],
          "name": "Endorsement of Workshop Host",
          "issuer": { "id": "{{Did}}", "type": [ "Profile" ], "name": "Robin Vale", "description": "was a guest at the evening"{{MoreOfIssuer}} },
          "validFrom": "{{ValidFrom}}",{{More}}
          "credentialSubject": { "id": "{{Subject}}", "type": {{SubjectType}}, {{Comment}} },
          "relatedResource": [ { "id": "{{Resource}}", "digestSRI": "{{Digest ?? Award.Digests[0]}}", "mediaType": "application/json" } ]
        }
        """;

    public SignedDocument Sign(params Cryptosuite[] suites) => Documents.Parse(Documents.WithProofs(Text, Documents.Sign(Text, Did, By, Created, suites)));

    public EndorsementReport Report(IssuerMaterial? guild = null) => Report(Sign(), guild);

    public static EndorsementReport Report(SignedDocument document, IssuerMaterial? guild = null, EndorsementQuestion? question = null) =>
        new EndorsementVerifier(guild ?? Material()).Verify(document, question ?? Question);
}
