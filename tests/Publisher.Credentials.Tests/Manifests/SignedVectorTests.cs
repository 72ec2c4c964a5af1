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
    public void Each_gets_the_states_of_its_line()
    {
        foreach (var line in Manifest.Lines("vc-di-eddsa.txt"))
        {
            var text = File.ReadAllText(RepositoryFiles.Vector(["vc-di-eddsa", "TestVectors", .. line[0].Split('/')]));
            var changed = text.Replace("Example", "Exemple", StringComparison.Ordinal);
            Assert.NotEqual(text, changed);
            Assert.Equal((line[0], line[1], line[2]), (line[0], State(text), State(changed)));
        }
    }

    private static string State(string text) => Manifest.Word(new CredentialVerifier(null).Verify(Documents.Parse(text), TestGuild.Question()).State);
}
