using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.JsonLd;

/// <summary>Credentials that other programs signed: every canonical form they computed comes out byte for byte.</summary>
public sealed class GoldenCredentialTests
{
    private const string V2 = "https://www.w3.org/ns/credentials/v2";
    private const string Citizenship = "https://w3id.org/citizenship/v4rc1";
    private const string OlderSuite = "https://w3id.org/security/suites/ed25519-2020/v1";
    private const string Examples = "https://www.w3.org/ns/credentials/examples/v2";

    [Fact]
    public void All_proofs_of_the_four_golden_credentials_have_their_canonical_forms()
    {
        var files = Directory.GetFiles(RepositoryFiles.Vector("ob3-golden"), "*.json");
        Assert.Equal(4, files.Length);
        var proofs = 0;
        foreach (var file in files)
        {
            using var golden = JsonDocument.Parse(File.ReadAllBytes(file));
            var credential = golden.RootElement.GetProperty("credential");
            var own = credential.GetProperty("proof");
            foreach (var (expected, index) in golden.RootElement.GetProperty("proofs").EnumerateArray().Select((proof, index) => (proof, index)))
            {
                var proof = own.ValueKind == JsonValueKind.Array ? own[index] : own;
                var isRdf = expected.GetProperty("cryptosuite").GetString() == "eddsa-rdfc-2022";
                Assert.Equal(expected.GetProperty("canonicalDocument").GetString(),
                    isRdf ? CanonicalText.Rdf(credential, ContextSet.Foreign) : CanonicalText.Jcs(credential, "proof"));
                Assert.Equal(expected.GetProperty("canonicalProofConfig").GetString(),
                    isRdf ? CanonicalText.RdfOfProof(proof, credential.GetProperty("@context"), ContextSet.Foreign) : CanonicalText.Jcs(proof, "proofValue"));
                proofs++;
            }
        }
        Assert.Equal(5, proofs);
    }

    [Fact]
    public void Our_own_contexts_are_enough_for_what_we_write()
    {
        foreach (var name in new[] { "site-c1.json", "site-status.json" })
        {
            using var golden = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("ob3-golden", name)));
            var credential = golden.RootElement.GetProperty("credential");
            Assert.Equal(golden.RootElement.GetProperty("proofs")[0].GetProperty("canonicalDocument").GetString(), CanonicalText.Rdf(credential, ContextSet.Ours));
        }
    }

    [Fact]
    public void The_published_eddsa_rdfc_document_has_its_canonical_forms_and_hashes()
    {
        using var unsigned = JsonDocument.Parse(File.ReadAllBytes(Vector("unsigned.json")));
        var text = CanonicalText.Rdf(unsigned.RootElement, ExampleContexts());
        Assert.Equal(File.ReadAllText(Vector("eddsa-rdfc-2022", "canonDocDataInt.txt")), text);
        Assert.Equal(File.ReadAllText(Vector("eddsa-rdfc-2022", "docHashDataInt.txt")).Trim(), Sha256(text));
    }

    [Theory]
    [InlineData("unsigned.json", "eddsa-rdfc-2022", "DataInt")]
    [InlineData("employmentAuth.json", "eddsa-rdfc-2022/employ", "DataInt")]
    [InlineData("Ed25519Signature2020/signedEdSig.json", "Ed25519Signature2020", "EdSig")]
    public void The_published_proof_options_have_their_canonical_forms_and_hashes(string document, string folder, string suite)
    {
        using var unsigned = JsonDocument.Parse(File.ReadAllBytes(Vector(document.Split('/'))));
        using var config = JsonDocument.Parse(File.ReadAllBytes(Vector([.. folder.Split('/'), $"proofConfig{suite}.json"])));
        var proof = CanonicalText.RdfOfProof(config.RootElement, unsigned.RootElement.GetProperty("@context"), ExampleContexts());
        Assert.Equal(File.ReadAllText(Vector([.. folder.Split('/'), $"proofCanon{suite}.txt"])), proof);
        Assert.Equal(File.ReadAllText(Vector([.. folder.Split('/'), $"proofHash{suite}.txt"])).Trim(), Sha256(proof));
    }

    [Fact]
    public void The_published_document_of_the_older_suite_has_its_canonical_form()
    {
        using var signed = JsonDocument.Parse(File.ReadAllBytes(Vector("Ed25519Signature2020", "signedEdSig.json")));
        Assert.Equal(File.ReadAllText(Vector("Ed25519Signature2020", "canonDocEdSig.txt")), CanonicalText.Rdf(signed.RootElement, ExampleContexts()));
    }

    [Fact]
    public void The_published_eddsa_jcs_document_has_its_canonical_forms_and_hashes()
    {
        using var unsigned = JsonDocument.Parse(File.ReadAllBytes(Vector("unsigned.json")));
        using var config = JsonDocument.Parse(File.ReadAllBytes(Vector("eddsa-jcs-2022", "proofConfigJCS.json")));
        var text = CanonicalText.Jcs(unsigned.RootElement, "proof");
        Assert.Equal(File.ReadAllText(Vector("eddsa-jcs-2022", "canonDocJCS.txt")), text);
        Assert.Equal(File.ReadAllText(Vector("eddsa-jcs-2022", "docHashJCS.txt")).Trim(), Sha256(text));
        var proof = CanonicalText.Jcs(config.RootElement, "proofValue");
        Assert.Equal(File.ReadAllText(Vector("eddsa-jcs-2022", "proofCanonJCS.txt")), proof);
        Assert.Equal(File.ReadAllText(Vector("eddsa-jcs-2022", "proofHashJCS.txt")).Trim(), Sha256(proof));
    }

    // The contexts of examples. That of the employment example is not published with the vectors; its proof uses none of its terms.
    private static ContextSet ExampleContexts()
    {
        using var examples = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("w3c-contexts", "contexts", "credentials", "examples", "v2")));
        using var older = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("vc-di-eddsa", "contexts", "lds-ed25519-2020-v1.json")));
        using var nothing = JsonDocument.Parse("""{"@context":{}}""");
        return ContextSet.Create([[V2, Examples], [V2, Citizenship], [V2, Examples, OlderSuite]], new Dictionary<string, ContextDefinition>(ContextSet.Tables)
        {
            [Examples] = ContextCompiler.Compile(examples.RootElement),
            [OlderSuite] = ContextCompiler.Compile(older.RootElement),
            [Citizenship] = ContextCompiler.Compile(nothing.RootElement),
        });
    }

    private static string Vector(params string[] parts) => RepositoryFiles.Vector(["vc-di-eddsa", "TestVectors", .. parts]);

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
