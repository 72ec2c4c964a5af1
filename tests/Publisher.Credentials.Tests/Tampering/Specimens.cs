using System.Text;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Verification;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Tampering;

/// <summary>A good award, the verifier that says so, its exact bytes, and the kinds of change that mean nothing in it, sorted.</summary>
internal sealed record Specimen(string Name, byte[] Bytes, CredentialVerifier Verifier, string[] Harmless);

/// <summary>Five signed awards that differ in what they carry and in what their rule asks for; each has exactly the signatures it needs. Of a stranger one good proof is enough, so that one has one.</summary>
internal static class Specimens
{
    /// <summary>A kind of change: an element of an array elsewhere in it.</summary>
    public const string Order = "elements in another order";

    // A or \u0041, and the order of members: neither canonical form has them.
    private static readonly string[] Harmless = ["another spelling", "another spelling of a name", "members in another order"];

    private const string Identity =
        """ "identifier": [ { "type": "IdentityObject", "hashed": true, "identityHash": "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399", "identityType": "emailAddress", "salt": "Kosher" } ],""";

    private const string Evidence =
        """ "evidence": [ { "id": "https://badges.tidewater.example/evidence/aaaabbbbccccdddd/notes.txt", "type": [ "Evidence" ], "name": "Notes – Łódź 🪢", "narrative": "Two \"evenings\", one rope.\n\nAnd a kettle.", "digestSRI": "sha256-n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=", "mediaType": "text/plain" } ],""";

    public static IReadOnlyList<Specimen> All { get; } = Make();

    private static Specimen[] Make()
    {
        var guild = new CredentialVerifier(Material());
        var did = DidKey.From(Stranger.PublicKey);
        var foreign = AwardText("solo", validUntil: "2029-11-20T18:30:00Z")
            .Replace($"\"id\": \"{Did}\"", $"\"id\": \"{did}\"", StringComparison.Ordinal)
            .Replace(StatusOf(AwardText("solo")), "", StringComparison.Ordinal);
        return
        [
            Of("one signer", guild, SignAward(AwardText("solo", tags: """ "tag": [ "rope", "teaching" ],"""), Ana).Bytes),
            // Each proof is made without the others, so their order is nobody's; but the first must be of the kind that everybody reads.
            Of("two signers", guild, SignAward(AwardText("workshop-host", validUntil: "2029-11-20T18:30:00Z"), Ana, Ben).Bytes, Order),
            Of("evidence", guild, SignAward(AwardText("proven", evidence: Evidence), Cyd).Bytes),
            Of("hashed address", guild, SignAward(AwardText("proud", identifier: Identity), Ben).Bytes),
            Of("a did:key of somebody else", new CredentialVerifier(null), Encoding.UTF8.GetBytes(Documents.WithProofs(foreign, Documents.Sign(foreign, did, Stranger, Signed, Cryptosuite.EddsaJcs2022))),
                "doubled"), // the same proof twice is one proof; in awards of a guild it is refused
        ];
    }

    private static Specimen Of(string name, CredentialVerifier verifier, ReadOnlyMemory<byte> bytes, params string[] alsoHarmless) =>
        new(name, bytes.ToArray(), verifier, [.. Harmless.Concat(alsoHarmless).Order(StringComparer.Ordinal)]);

    private static string StatusOf(string award)
    {
        var start = award.IndexOf("\"credentialStatus\"", StringComparison.Ordinal);
        return award[start..(award.IndexOf("},", start, StringComparison.Ordinal) + 2)];
    }
}
