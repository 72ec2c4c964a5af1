using Publisher.Credentials.Tests.Manifests;
using Publisher.Probes.Tests.Reading;
using Publisher.Probes.Tests.Reports;
using Publisher.Testing;

namespace Publisher.Probes.Tests.OpenBadges2;

/// <summary>The judge judged: of each of 1EdTech's own documents it says what 1EdTech's tests expect.</summary>
public sealed class FixtureTests
{
    /// <summary>Signed as whole texts: a form that is not ported, which this project does not write.</summary>
    private static readonly string[] NotPorted = ["simple.jwt", "simple-not-revoked.jwt", "simple-revoked.jwt"];

    private static readonly string[] Folder = ["1edtech-validator", "inspector-vc", "src", "test", "resources", "ob20"];

    [Fact]
    public void Each_document_gets_the_verdict_that_1EdTech_expects()
    {
        var folder = RepositoryFiles.Vector(Folder);
        var inspector = new Inspector(Web(folder), new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
        var wrong = new List<string>();
        foreach (var line in Manifest.Lines("1edtech-ob20.txt").Where(l => l[1] != "none" && !NotPorted.Contains(l[0])))
        {
            var report = inspector.Judge(File.ReadAllBytes(Path.Combine(folder, line[0])));
            // Most of their tests leave warnings out; where one is meant, they say so.
            var word = report.Word == "warning" && line[1] == "valid" ? "valid" : report.Word;
            if (word != line[1])
            {
                wrong.Add($"{line[0]}: {word}, and theirs says {line[1]} ({report})");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("basic-assertion-invalid-context.json", "ContextPropertyProbe")]
    [InlineData("basic-assertion-invalid-type.json", "TypePropertyProbe")]
    [InlineData("basic-assertion-expired.json", "ExpirationProbe")]
    [InlineData("basic-assertion-in-future.json", "IssuanceProbe")]
    [InlineData("basic-assertion-with-allowed-origins-invalid-starts-with.json", "VerificationDependenciesProbe")]
    [InlineData("basic-assertion-with-allowed-origins-invalid-multiple-starts-with.json", "VerificationDependenciesProbe")]
    [InlineData("assertion-with-data-image.json", "ValidationImagePropertyProbe")]
    [InlineData("rdf-validation/badge-class-invalid-issuer-type.json", "ValidationRdfTypePropertyProbe")]
    [InlineData("rdf-validation/invalid-one-invalid-class.json", "ValidationRdfTypePropertyProbe")]
    public void A_bad_document_is_refused_by_the_probe_that_is_meant(string file, string probe)
    {
        var folder = RepositoryFiles.Vector(Folder);
        var report = new Inspector(Web(folder), new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)).Judge(File.ReadAllBytes(Path.Combine(folder, file)));
        Assert.Contains(report.Findings, f => f.Probe == probe && f.Outcome >= Outcome.Error);
    }

    // Their tests find the assets on three spellings of one host.
    private static KnownWeb Web(string folder)
    {
        var web = new KnownWeb();
        foreach (var asset in Directory.EnumerateFiles(Path.Combine(folder, "assets")))
        {
            foreach (var host in new[] { "https://example.org", "http://example.org", "https://www.example.org" })
            {
                web.Add($"{host}/{Path.GetFileName(asset)}", File.ReadAllBytes(asset));
            }
        }
        return web;
    }
}
