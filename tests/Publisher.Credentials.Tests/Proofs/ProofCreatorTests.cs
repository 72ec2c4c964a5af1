using System.Text;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Tests.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Proofs;

public sealed class ProofCreatorTests
{
    private static readonly DateTimeOffset Created = new(2026, 11, 20, 19, 30, 0, 999, TimeSpan.FromHours(1));

    [Fact]
    public void A_rdfc_proof_is_written_as_it_stands_in_an_award_file()
    {
        var proof = ProofCreator.Create(Documents.Parse(AwardText()), Cryptosuite.EddsaRdfc2022, Created, $"{Did}#{Ana.Multibase}", Ana);
        Assert.Matches($$"""
            ^\{
                  "type": "DataIntegrityProof",
                  "cryptosuite": "eddsa-rdfc-2022",
                  "created": "2026-11-20T18:30:00Z",
                  "verificationMethod": "{{Did}}#{{Ana.Multibase}}",
                  "proofPurpose": "assertionMethod",
                  "proofValue": "z[1-9A-HJ-NP-Za-km-z]{80,90}"
                \}$
            """, proof);
    }

    [Fact]
    public void A_jcs_proof_repeats_the_context_first()
    {
        var proof = ProofCreator.Create(Documents.Parse(AwardText()), Cryptosuite.EddsaJcs2022, Created, $"{Did}#{Ana.Multibase}", Ana);
        Assert.StartsWith("""
            {
                  "@context": [
                    "https://www.w3.org/ns/credentials/v2",
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
                  ],
                  "type": "DataIntegrityProof",
                  "cryptosuite": "eddsa-jcs-2022",

            """, proof, StringComparison.Ordinal);
        var authority = ProofCreator.Create(Documents.Parse(AuthorityText()), Cryptosuite.EddsaJcs2022, Created, $"{Did}#{Ana.Multibase}", Ana);
        Assert.DoesNotContain("@context", authority, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proof_made_here_verifies_here_and_under_no_other_key()
    {
        var document = SignAward(AwardText(), Ana, Ben);
        var verifier = new ProofVerifier(document, ContextSet.Ours);
        var count = 0;
        foreach (var json in document.Root.GetProperty("proof").EnumerateArray())
        {
            Assert.True(DataIntegrityProof.TryRead(json, out var proof, out var problem), problem);
            var key = proof.Fragment == Ana.Multibase ? Ana.PublicKey : Ben.PublicKey;
            Assert.True(verifier.Verify(proof, key));
            Assert.False(verifier.Verify(proof, Cyd.PublicKey));
            count++;
        }
        Assert.Equal(4, count);
    }

    [Fact]
    public void Proofs_there_already_are_not_covered() =>
        Assert.Equal(
            ProofCreator.Create(Documents.Parse(AwardText()), Cryptosuite.EddsaRdfc2022, Created, $"{Did}#{Ana.Multibase}", Ana),
            ProofCreator.Create(SignAward(AwardText(), Ben), Cryptosuite.EddsaRdfc2022, Created, $"{Did}#{Ana.Multibase}", Ana));

    [Fact]
    public void A_further_signers_proofs_are_spliced_in_byte_for_byte()
    {
        var text = AwardText();
        var one = SignAward(text, Ana);
        var second = Documents.Sign(text, Did, Ben, "2026-11-21T09:00:00Z");
        var file = Documents.Parse("[\n    " + string.Join(",\n    ", second) + "\n]\n");
        Assert.True(ProofSplice.TrySplice(one, [file], out var published, out var problem), problem?.Detail);
        Assert.Equal(Encoding.UTF8.GetString(one.Bytes.Span).Replace("\n    }\n  ]", "\n    },\n    " + string.Join(",\n    ", second) + "\n  ]", StringComparison.Ordinal), Encoding.UTF8.GetString(published.Bytes.Span));
        StateTests.AssertState(Credentials.Verification.CredentialState.Valid, Verify(published));
    }

    [Fact]
    public void What_the_closed_world_does_not_know_is_not_signed()
    {
        (string Text, string Because)[] refused =
        [
            (AwardText().Replace("\"awardedDate\"", "\"grade2\": \"A\", \"awardedDate\"", StringComparison.Ordinal), "grade2"),
            (AwardText().Replace("context-3.0.3", "context-9.9.9", StringComparison.Ordinal), "@context"),
            (AwardText().Replace(Subject("heron"), "heron", StringComparison.Ordinal), "heron"),
            ("{ \"@context\": \"https://www.w3.org/ns/credentials/v2\" }", "@context"),
            ("[ ]", "object"),
        ];
        Assert.All(refused, r => Assert.All(Enum.GetValues<Cryptosuite>(), suite =>
        {
            var thrown = Assert.Throws<ArgumentException>(() => ProofCreator.Create(Documents.Parse(r.Text), suite, Created, $"{Did}#{Ana.Multibase}", Ana));
            Assert.Contains(r.Because, thrown.Message, StringComparison.Ordinal);
        }));
        Assert.Throws<ArgumentException>(() => ProofCreator.Create(Documents.Parse(AuthorityText()), Cryptosuite.EddsaRdfc2022, Created, $"{Did}#{Ana.Multibase}", Ana));
    }

    [Fact]
    public void A_signer_whose_signature_is_not_its_keys_is_found_out() =>
        Assert.Throws<ArgumentException>(() => ProofCreator.Create(Documents.Parse(AwardText()), Cryptosuite.EddsaJcs2022, Created, $"{Did}#{Ana.Multibase}", new Muddled()));

    private sealed class Muddled : ISigner
    {
        public Ed25519PublicKey PublicKey => Ana.PublicKey;

        public byte[] Sign(ReadOnlySpan<byte> message) => Ben.Sign(message);
    }
}
