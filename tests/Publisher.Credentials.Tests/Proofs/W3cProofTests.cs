using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Verification;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Proofs;

/// <summary>The W3C vectors of the EdDSA cryptosuites: single proofs with every intermediate, proof sets, and the chains we refuse.</summary>
public sealed class W3cProofTests
{
    private const string V2 = "https://www.w3.org/ns/credentials/v2";
    private const string Examples = "https://www.w3.org/ns/credentials/examples/v2";

    [Theory]
    [InlineData("eddsa-rdfc-2022", "DataInt", Cryptosuite.EddsaRdfc2022)]
    [InlineData("eddsa-jcs-2022", "JCS", Cryptosuite.EddsaJcs2022)]
    public void The_single_proof_has_every_intermediate_and_verifies(string folder, string suffix, Cryptosuite suite)
    {
        var contexts = ExampleContexts();
        var document = Read(folder, $"signed{suffix}.json");
        Assert.True(DataIntegrityProof.TryRead(document.Root.GetProperty("proof"), out var proof, out var problem), problem);
        Assert.Equal(suite, proof.Cryptosuite);
        var (canonical, config) = GoldenProofTests.Canonical(document.Root, proof.Json, suite, contexts);
        Assert.Equal(Text(folder, $"canonDoc{suffix}.txt"), canonical);
        Assert.Equal(Text(folder, $"proofCanon{suffix}.txt"), config);

        var hashData = new byte[ProofVerifier.HashDataLength];
        var verifier = new ProofVerifier(document, contexts);
        Assert.True(verifier.TryHash(proof, hashData));
        Assert.Equal(Text(folder, $"proofHash{suffix}.txt").Trim(), Convert.ToHexStringLower(hashData.AsSpan(0, 32)));
        Assert.Equal(Text(folder, $"docHash{suffix}.txt").Trim(), Convert.ToHexStringLower(hashData.AsSpan(32)));
        Assert.Equal(Text(folder, $"combinedHash{suffix}.txt").Trim(), Convert.ToHexStringLower(hashData));
        Assert.Equal(Text(folder, $"sigHex{suffix}.txt").Trim(), Convert.ToHexStringLower(proof.Signature.AsSpan()));
        Assert.Equal(Text(folder, $"sigBTC58{suffix}.txt").Trim(), Multibase.EncodeBase58Btc(proof.Signature.AsSpan()));

        Assert.True(DidKey.TryRetrieve(proof.VerificationMethod, out var key));
        Assert.True(verifier.Verify(proof, key));
        var changed = Documents.Parse(Text(folder, $"signed{suffix}.json").Replace("The School of Examples", "The School of Example", StringComparison.Ordinal));
        Assert.False(new ProofVerifier(changed, contexts).Verify(proof, key));
    }

    [Fact]
    public void The_published_key_makes_the_published_signatures()
    {
        using var pair = JsonDocument.Parse(Text("keyPair.json"));
        Assert.True(Multibase.TryDecodeBase58Btc(pair.RootElement.GetProperty("privateKeyMultibase").GetString(), out var secret));
        var signer = new Keys.TestSigner(secret[2..34]);
        Assert.Equal(pair.RootElement.GetProperty("publicKeyMultibase").GetString(), signer.Multibase);
        var unsigned = Documents.Parse(Text("unsigned.json"));
        foreach (var (folder, suffix, suite) in new[] { ("eddsa-rdfc-2022", "DataInt", Cryptosuite.EddsaRdfc2022), ("eddsa-jcs-2022", "JCS", Cryptosuite.EddsaJcs2022) })
        {
            var hashData = Convert.FromHexString(Text(folder, $"combinedHash{suffix}.txt").Trim());
            Assert.Equal(Text(folder, $"sigHex{suffix}.txt").Trim(), Convert.ToHexStringLower(signer.Sign(hashData)));
        }
        Assert.Equal(JsonValueKind.Object, unsigned.Root.ValueKind);
    }

    [Fact]
    public void The_employment_examples_signature_is_good_over_its_published_hash()
    {
        // Its context is not published with the vectors.
        var proof = Read("eddsa-rdfc-2022", "employ", "signedDataInt.json").Root.GetProperty("proof");
        Assert.True(DataIntegrityProof.TryRead(proof, out var read, out var problem), problem);
        Assert.True(DidKey.TryRetrieve(read.VerificationMethod, out var key));
        Assert.True(key.Verify(Convert.FromHexString(Text("eddsa-rdfc-2022", "employ", "combinedHashDataInt.txt").Trim()), read.Signature.AsSpan()));
    }

    [Theory]
    [InlineData("signedProofSet1.json", 1)]
    [InlineData("signedProofSet2.json", 2)]
    public void Every_proof_of_a_set_verifies_by_itself(string file, int proofs)
    {
        var document = Read("proof-set-chain", file);
        var verifier = new ProofVerifier(document, ExampleContexts());
        var json = document.Root.GetProperty("proof") is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().ToArray() : [document.Root.GetProperty("proof")];
        Assert.Equal(proofs, json.Length);
        Assert.All(json, one =>
        {
            Assert.True(DataIntegrityProof.TryRead(one, out var proof, out var problem, ProofProfile.Foreign), problem);
            Assert.True(DidKey.TryRetrieve(proof.VerificationMethod, out var key));
            Assert.True(verifier.Verify(proof, key));
        });
    }

    [Theory]
    [InlineData("signedProofChain1.json")]
    [InlineData("signedProofChain2.json")]
    public void A_proof_that_builds_on_another_is_refused(string file)
    {
        var chained = Read("proof-set-chain", file).Root.GetProperty("proof").EnumerateArray().Where(p => p.TryGetProperty("previousProof", out _)).ToArray();
        Assert.NotEmpty(chained);
        Assert.All(chained, p =>
        {
            Assert.False(DataIntegrityProof.TryRead(p, out _, out _));
            Assert.False(DataIntegrityProof.TryRead(p, out _, out var problem, ProofProfile.Foreign));
            Assert.Contains("previousProof", problem, StringComparison.Ordinal);
        });
    }

    internal static ContextSet ExampleContexts()
    {
        using var examples = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("w3c-contexts", "contexts", "credentials", "examples", "v2")));
        return ContextSet.Create([[V2, Examples]], new Dictionary<string, ContextDefinition>(ContextSet.Tables) { [Examples] = ContextCompiler.Compile(examples.RootElement) });
    }

    private static SignedDocument Read(params string[] path) => Documents.Parse(Text(path));

    private static string Text(params string[] path) => File.ReadAllText(RepositoryFiles.Vector(["vc-di-eddsa", "TestVectors", .. path]));
}
