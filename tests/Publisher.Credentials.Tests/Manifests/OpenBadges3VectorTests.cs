using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Baking;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Tests.Verification;
using Publisher.Credentials.Verification;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Manifests;

/// <summary>
/// 1EdTech's Open Badges 3.0 documents, each judged with its issuer's own document at hand: what is expected of each stands in a manifest, with what 1EdTech's own tests
/// expect. The column for "nothing known of the issuer" is tested through the command (Publisher.Cli.Tests).
/// </summary>
public sealed class OpenBadges3VectorTests
{
    private const string StatusList = "https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/heads/main/inspector-vc/src/test/resources/ob30/bit-string-list/testlist";

    private static readonly string[] Folder = ["1edtech-validator", "inspector-vc", "src", "test", "resources", "ob30"];

    [Fact]
    public void Every_document_has_a_line() =>
        Assert.Equal(Manifest.Files(RepositoryFiles.Vector(Folder)), Manifest.Lines("1edtech-ob30.txt").Select(l => l[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_gets_the_state_of_its_line_when_its_issuer_can_be_asked()
    {
        var folder = RepositoryFiles.Vector(Folder);
        var wrong = new List<string>();
        foreach (var line in Manifest.Lines("1edtech-ob30.txt"))
        {
            var bytes = Text(File.ReadAllBytes(Path.Combine(folder, line[0])));
            if (!SignedDocument.TryParse(bytes, out var document, out _))
            {
                Assert.Equal("form", line[4]);
                continue;
            }
            var (state, step) = Asked(document, File.ReadAllText(Path.Combine(folder, "bit-string-list", "testlist")));
            if ((state, step) != (line[3], line[4]))
            {
                wrong.Add($"{line[0]}: {state} by {step}, and not {line[3]} by {line[4]}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Nothing_they_refuse_is_good_and_nothing_is_good_while_nobody_was_asked() => Assert.All(Manifest.Lines("1edtech-ob30.txt"), line =>
    {
        Assert.NotEqual("valid", line[2]);
        Assert.True(line[1] != "invalid" || line[3] != "valid", line[0]);
    });

    private static ReadOnlyMemory<byte> Text(byte[] file) =>
        !BakedImage.IsPng(file) && !BakedImage.IsXml(file) ? file : BakedImage.TryRead(file, out var content, out var problem) ? content.Credential!.Value : throw new InvalidOperationException(problem.Detail);

    private static (string State, string Step) Asked(SignedDocument document, string list)
    {
        var web = new DocumentsInMemory();
        web.Add(StatusList, list);
        if (Issuer(document) is not { } issuer)
        {
            return Decided(new CredentialVerifier(null).Verify(document, TestGuild.Question()));
        }
        foreach (var address in IssuerAssembler.ControllerAddresses(issuer))
        {
            web.Add(address, Controller(issuer, Methods(document)));
        }
        var material = IssuerAssembler.Assemble(issuer, [document], web);
        var types = document.Root.GetProperty("type").EnumerateArray().Select(t => t.GetString()).ToList();
        if (!types.Contains("EndorsementCredential"))
        {
            var verifier = new CredentialVerifier(material);
            return Decided(types.Contains("BitstringStatusListCredential") ? verifier.VerifyStatusList(document, TestGuild.Question()) : verifier.Verify(document, TestGuild.Question()));
        }
        var about = document.Root.GetProperty("credentialSubject").GetProperty("id").GetString()!;
        var report = new EndorsementVerifier(null).Verify(document, new() { At = TestGuild.Question().At, Endorser = material, Endorsed = new(about, about, [Sri.Of("what stands there"u8)]) });
        return (Manifest.Word(report.State), Step(report.Checks.Select(c => (c.Name.ToString(), c.Verdict))));
    }

    private static (string State, string Step) Decided(VerificationReport report) =>
        (Manifest.Word(report.State), Step(report.Checks.Where(c => c.Name <= CheckName.Dates).Select(c => (c.Name.ToString(), c.Verdict))));

    // What failed decides before what could not be checked.
    private static string Step(IEnumerable<(string Name, Verdict Verdict)> checks) =>
        (checks.FirstOrDefault(c => c.Verdict == Verdict.Failed).Name ?? checks.FirstOrDefault(c => c.Verdict == Verdict.NotChecked).Name)?.ToLowerInvariant() ?? "-";

    private static string? Issuer(SignedDocument document) =>
        !document.Root.TryGetProperty("issuer", out var issuer) ? null : issuer.ValueKind == JsonValueKind.Object ? issuer.GetProperty("id").GetString() : issuer.GetString();

    private static ImmutableArray<string> Methods(SignedDocument document)
    {
        if (!document.Root.TryGetProperty("proof", out var proofs))
        {
            return [];
        }
        JsonElement[] all = proofs.ValueKind == JsonValueKind.Array ? [.. proofs.EnumerateArray()] : [proofs];
        return [.. all.Where(p => p.TryGetProperty("verificationMethod", out _)).Select(p => p.GetProperty("verificationMethod").GetString()!)];
    }

    // The issuer stands by the key that the proof names, where that is a key, and one of its own.
    private static string Controller(string issuer, ImmutableArray<string> methods)
    {
        var own = methods.Where(m => m.StartsWith(issuer + "#", StringComparison.Ordinal) && Ed25519PublicKey.TryParse(m[(issuer.Length + 1)..], out _)).ToList();
        var listed = own.Select(m => $$"""{ "id": "{{m}}", "type": "Multikey", "controller": "{{issuer}}", "publicKeyMultibase": "{{m[(issuer.Length + 1)..]}}" }""");
        return $$"""{ "id": "{{issuer}}", "verificationMethod": [ {{string.Join(", ", listed)}} ], "assertionMethod": [ {{string.Join(", ", own.Select(m => $"\"{m}\""))}} ] }""";
    }
}
