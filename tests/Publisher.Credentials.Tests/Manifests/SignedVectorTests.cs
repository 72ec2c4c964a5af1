using System.Text.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Proofs;
using Publisher.Credentials.Tests.Verification;
using Publisher.Credentials.Verification;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Manifests;

/// <summary>The signed documents of W3C Data Integrity EdDSA, judged whole: what this program says of each stands in a manifest.</summary>
public sealed class SignedVectorTests
{
    [Fact]
    public void Every_signed_document_has_a_line()
    {
        var folder = RepositoryFiles.Vector("vc-di-eddsa", "TestVectors");
        var files = Directory.EnumerateFiles(folder, "signed*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'));
        Assert.Equal(files.Order(StringComparer.Ordinal), Manifest.Lines("vc-di-eddsa.txt").Select(l => l[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_gets_the_answers_of_its_line()
    {
        var contexts = W3cProofTests.ExampleContexts();
        foreach (var line in Manifest.Lines("vc-di-eddsa.txt"))
        {
            var text = File.ReadAllText(RepositoryFiles.Vector(["vc-di-eddsa", "TestVectors", .. line[0].Split('/')]));
            var changed = text.Replace("Example", "Exemple", StringComparison.Ordinal);
            Assert.NotEqual(text, changed);
            Assert.Equal((line[0], line[1], line[2], line[3]), (line[0], Proofs(text, contexts), Proofs(changed, contexts), State(text)));
        }
    }

    // Good when every proof is, bad when every proof is bad, unread when one is of a kind or under a context that is not known.
    private static string Proofs(string text, ContextSet contexts)
    {
        var document = Documents.Parse(text);
        var proof = document.Root.GetProperty("proof");
        var verifier = new ProofVerifier(document, contexts);
        var answers = (proof.ValueKind == JsonValueKind.Array ? proof.EnumerateArray().ToList() : [proof]).Select(one =>
            !DataIntegrityProof.TryRead(one, out var read, out _, ProofProfile.Foreign) || (read.Cryptosuite == Cryptosuite.EddsaRdfc2022 && !contexts.Knows(document.Root.GetProperty("@context"))) ? "unread"
            : DidKey.TryRetrieve(read.VerificationMethod, out var key) && verifier.Verify(read, key) ? "good" : "bad").Distinct().ToList();
        return answers.Contains("unread") ? "unread" : Assert.Single(answers);
    }

    private static string State(string text) => Manifest.Word(new CredentialVerifier(null).Verify(Documents.Parse(text), TestGuild.Question()).State);
}
