using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Publisher.Credentials.Canonical;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Verification;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Proofs;

/// <summary>Open Badges credentials signed by the ecosystem's libraries: every intermediate is reproduced byte for byte.</summary>
public sealed class GoldenProofTests
{
    private static readonly (string File, int Proofs)[] Files = [("1edtech-complete", 1), ("1edtech-simple", 1), ("site-c1", 2), ("site-status", 1)];

    [Theory]
    [InlineData("1edtech-complete")]
    [InlineData("1edtech-simple")]
    [InlineData("site-c1")]
    [InlineData("site-status")]
    public void Canonical_forms_hashes_and_signatures_are_the_same(string file)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("ob3-golden", file + ".json")));
        var document = Documents.Parse(golden.RootElement.GetProperty("credential").GetRawText());
        var contexts = ContextSet.Ours.Knows(document.Root.GetProperty("@context")) ? ContextSet.Ours : ContextSet.Foreign;
        var verifier = new ProofVerifier(document, contexts);
        Assert.Null(verifier.JsonLdProblem);
        var expected = golden.RootElement.GetProperty("proofs").EnumerateArray().ToArray();
        Assert.Equal(Files.Single(f => f.File == file).Proofs, expected.Length);
        foreach (var intermediate in expected)
        {
            string Named(string name) => intermediate.GetProperty(name).GetString()!;
            var json = ProofOf(document.Root, Named("proofValue"));
            Assert.True(DataIntegrityProof.TryRead(json, out var proof, out var problem, ProofProfile.Foreign), problem);
            Assert.Equal(Named("cryptosuite"), proof.Cryptosuite.NameOf());

            var (canonicalDocument, canonicalConfig) = Canonical(document.Root, json, proof.Cryptosuite, contexts);
            Assert.Equal(Named("canonicalDocument"), canonicalDocument);
            Assert.Equal(Named("canonicalProofConfig"), canonicalConfig);

            var hashData = new byte[ProofVerifier.HashDataLength];
            Assert.True(verifier.TryHash(proof, hashData));
            Assert.Equal(Named("hashData"), Convert.ToHexStringLower(hashData));
            Assert.Equal(Named("proofConfigHash"), Convert.ToHexStringLower(hashData.AsSpan(0, 32)));
            Assert.Equal(Named("documentHash"), Convert.ToHexStringLower(hashData.AsSpan(32)));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalDocument))), Named("documentHash"));

            Assert.True(Ed25519PublicKey.TryParse(proof.Fragment, out var key));
            Assert.True(verifier.Verify(proof, key));
            Assert.False(verifier.Verify(proof with { Signature = proof.Signature.SetItem(5, (byte)(proof.Signature[5] ^ 1)) }, key));
        }
    }

    [Fact]
    public void A_changed_letter_makes_every_proof_bad()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("ob3-golden", "site-c1.json")));
        var document = Documents.Parse(golden.RootElement.GetProperty("credential").GetRawText().Replace("Drives safely", "Drives safety", StringComparison.Ordinal));
        var verifier = new ProofVerifier(document, ContextSet.Ours);
        var proofs = document.Root.GetProperty("proof").EnumerateArray().ToArray();
        Assert.Equal(2, proofs.Length);
        Assert.All(proofs, json =>
        {
            Assert.True(DataIntegrityProof.TryRead(json, out var proof, out _));
            Assert.True(Ed25519PublicKey.TryParse(proof.Fragment, out var key));
            Assert.False(verifier.Verify(proof, key));
        });
    }

    [Fact]
    public void A_jcs_proof_needs_exactly_the_documents_context()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("ob3-golden", "site-c1.json")));
        var text = golden.RootElement.GetProperty("credential").GetRawText();
        var document = Documents.Parse(text);
        var jcs = document.Root.GetProperty("proof")[1];
        Assert.True(DataIntegrityProof.TryRead(jcs, out var proof, out _));
        Assert.True(Ed25519PublicKey.TryParse(proof.Fragment, out var key));
        Assert.True(new ProofVerifier(document, ContextSet.Ours).Verify(proof, key));
        var without = Documents.Parse(text.Replace("\"https://www.w3.org/ns/credentials/v2\",", "", StringComparison.Ordinal));
        Assert.False(new ProofVerifier(without, ContextSet.Ours).Verify(proof, key));
    }

    internal static (string Document, string Config) Canonical(JsonElement document, JsonElement proof, Cryptosuite suite, ContextSet contexts)
    {
        var (first, second) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        if (suite == Cryptosuite.EddsaJcs2022)
        {
            JsonCanonicalizer.Write(document, first, "proof");
            JsonCanonicalizer.Write(proof, second, "proofValue");
        }
        else
        {
            Assert.True(JsonLdCanonicalizer.TryCanonicalize(document, contexts, first, out var problem, "proof"), problem?.ToString());
            Assert.True(JsonLdCanonicalizer.TryCanonicalizeProof(proof, document.GetProperty("@context"), contexts, second, out problem), problem?.ToString());
        }
        return (Encoding.UTF8.GetString(first.WrittenSpan), Encoding.UTF8.GetString(second.WrittenSpan));
    }

    private static JsonElement ProofOf(JsonElement document, string value) =>
        document.GetProperty("proof") is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Single(p => p.GetProperty("proofValue").GetString() == value) : document.GetProperty("proof");
}
