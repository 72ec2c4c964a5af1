using System.Text.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Tests.Manifests;
using Publisher.Probes.Tests.Reading;
using Publisher.Probes.Tests.Reports;
using Publisher.Testing;

namespace Publisher.Probes.Tests.OpenBadges3;

/// <summary>The judge judged: of each of 1EdTech's own documents it says what 1EdTech's tests expect.</summary>
public sealed class FixtureTests
{
    private const string Raw = "https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/heads/main/inspector-vc/src/test/resources/ob30/";

    /// <summary>Forms that are not ported: they are no forms this project writes.</summary>
    private static readonly string[] NotPorted = ["simple.jwt", "simple-jwt.png", "simple-jwt.svg", "simple-jwt_v1.png", "simple-jwt_v1.svg", "velocity.jwt", "sd/derivedcredential.json"];

    private static readonly string[] Folder = ["1edtech-validator", "inspector-vc", "src", "test", "resources", "ob30"];

    [Fact]
    public void Each_document_gets_the_verdict_that_1EdTech_expects()
    {
        var folder = RepositoryFiles.Vector(Folder);
        var inspector = new Inspector(Web(folder), Contexts(), new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
        var wrong = new List<string>();
        foreach (var line in Manifest.Lines("1edtech-ob30.txt").Where(l => l[1] != "none" && !NotPorted.Contains(l[0])))
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, line[0]));
            var report = line[0].StartsWith("endorsement", StringComparison.Ordinal) ? inspector.Endorsement(JsonElement.Parse(bytes))
                : line[0].EndsWith("testlist", StringComparison.Ordinal) ? Inspector.StatusList(JsonElement.Parse(bytes), new(), Contexts(), default)
                : inspector.Award(bytes);
            if (report.Word != line[1])
            {
                wrong.Add($"{line[0]}: {report.Word}, and theirs says {line[1]} ({report})");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("simple-err-type.json", "TypePropertyProbe")]
    [InlineData("simple-err-context.json", "ContextPropertyProbe")]
    [InlineData("simple-err-issuer.json", "JsonSchemaProbe")]
    [InlineData("simple-err-proof-method.json", "EmbeddedProofProbe")]
    [InlineData("simple-err-proof-method-no-scheme.json", "EmbeddedProofProbe")]
    [InlineData("simple-err-proof-method-unknown-scheme.json", "EmbeddedProofProbe")]
    [InlineData("simple-err-proof-method-unknown-did-method.json", "EmbeddedProofProbe")]
    [InlineData("simple-err-proof-value.json", "EmbeddedProofProbe")]
    [InlineData("simple-noproof.json", "EmbeddedProofProbe")]
    [InlineData("simple-err-expired.json", "ExpirationProbe")]
    [InlineData("simple-err-issued.json", "IssuanceProbe")]
    [InlineData("simple-err-credential-subject-type.json", "CredentialSubjectProbe")]
    [InlineData("simple-err-credential-subject-identifier-type.json", "CredentialSubjectProbe")]
    [InlineData("simple-err-credential-subject-result-type.json", "CredentialSubjectProbe")]
    [InlineData("simple-err-credential-subject-profile-type.json", "CredentialSubjectProbe")]
    [InlineData("simple-err-credential-subject-achievement-result-description-type.json", "CredentialSubjectProbe")]
    [InlineData("simple-err-evidence-type.json", "EvidenceProbe")]
    [InlineData("simple-err-issuer-type.json", "IssuerProbe")]
    [InlineData("simple-err-issuer-parentorg-type.json", "IssuerProbe")]
    [InlineData("simple-err-issuer-otheridentifier-type.json", "IssuerProbe")]
    [InlineData("credential-status-revoked.json", "RevocationListProbe")]
    [InlineData("bit-string-list/credential-status-revoked.json", "RevocationListProbe")]
    [InlineData("complete_v1.json", "InlineJsonSchemaProbe")]
    public void A_bad_document_is_refused_by_the_probe_that_1EdTech_expects(string file, string probe)
    {
        var folder = RepositoryFiles.Vector(Folder);
        var report = new Inspector(Web(folder), Contexts(), new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)).Award(File.ReadAllBytes(Path.Combine(folder, file)));
        Assert.Contains(report.Findings, f => f.Probe == probe && f.Outcome >= Outcome.Error);
    }

    // What 1EdTech's tests find on the web: the list of the status vectors, a page that answers, and the list that names the revoked award.
    private static KnownWeb Web(string folder)
    {
        var web = new KnownWeb();
        web.Add(Raw + "bit-string-list/testlist", File.ReadAllBytes(Path.Combine(folder, "bit-string-list", "testlist")));
        web.Add("https://www.imsglobal.org", default);
        web.Add("https://dc.1edtech.org/wellspring2022/wellspring-portal/api/revocations/da1e96e9-afcc-4eed-b9a2-2ddf7353214c",
            """{ "revokedCredential": [ { "id": "https://dc.1edtech.org/wellspring2022/wellspring-portal/credential/54418d3f-ec01-4652-800a-861c890a51a1" } ] }"""u8.ToArray());
        return web;
    }

    // The contexts of older suites come with the vectors; the project does not read them.
    private static Graphs Contexts()
    {
        var contexts = ContextSet.Tables.ToDictionary(StringComparer.Ordinal);
        foreach (var (address, file) in new[] { ("https://w3id.org/security/suites/ed25519-2020/v1", "suites-ed25519-2020.jsonld"), ("https://w3id.org/security/data-integrity/v1", "data-integrity-v1.jsonld") })
        {
            contexts[address] = ContextCompiler.Compile(JsonElement.Parse(File.ReadAllBytes(RepositoryFiles.Vector("1edtech-validator", "inspector-vc", "src", "main", "resources", "contexts", file))));
        }
        return new(contexts);
    }
}
