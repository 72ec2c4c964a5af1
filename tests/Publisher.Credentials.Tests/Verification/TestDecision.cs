using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>A status decision about the guild's usual award, with every part open to change.</summary>
internal sealed record TestDecision
{
    public static SignedDocument Award { get; } = SignAward(AwardText(), Ana, Ben);
    public const string AwardAddress = Base + "/credentials/aaaabbbbccccdddd.json";
    public const string Made = "2027-05-03T10:00:00Z";

    public string Action { get; init; } = "revoke";
    public string Address { get; init; } = AwardAddress;
    public string? Digest { get; init; }
    public string? By { get; init; }
    public string Reason { get; init; } = "given to the wrong person";
    public string Date { get; init; } = Made;
    public AuthorityDocument Authority { get; init; } = Version1;
    public string More { get; init; } = "";
    public SignedDocument About { get; init; } = Award;

    public string Text => $$"""
        {
          "type": "StatusDecision",
          "format": 1,
          "award": "{{Address}}",
          "awardDigest": "{{Digest ?? Sri.Of(About.Bytes.Span)}}",
          "action": "{{Action}}",{{(By is null ? "" : $"\n  \"by\": \"{By}\",")}}
          "reason": "{{Reason}}",
          "date": "{{Date}}",{{More}}
          "authority": { "version": {{Authority.Version}}, "digestSRI": "{{Authority.DigestSri}}" }
        }
        """;

    public SignedDocument Sign(params TestSigner[] signers) => SignAt(Made, signers);

    public SignedDocument SignAt(string created, params TestSigner[] signers) => Documents.Parse(Documents.WithProofs(Text, [.. signers.SelectMany(s => Prove(s, created))]));

    public string[] Prove(TestSigner signer, string created = Made) => Documents.Sign(Text, Did, signer, created, Cryptosuite.EddsaJcs2022);

    /// <summary>The report on the award with these decisions at hand.</summary>
    public static VerificationReport Report(IssuerMaterial material, SignedDocument award, params SignedDocument[] decisions) =>
        Verify(award, material with { Decisions = ImmutableDictionary<string, ImmutableArray<SignedDocument>>.Empty.Add(AwardAddress, [.. decisions]) }, Question(at: "2027-06-01T00:00:00Z"));

    public static VerificationReport Report(params SignedDocument[] decisions) => Report(Material(), Award, decisions);

    public static SignedDocument SetList { get; } = SignStatusList(StatusListText(setBits: [42]), Ana, Made);
}
