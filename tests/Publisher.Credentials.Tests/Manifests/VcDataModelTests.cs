using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Publisher.Credentials.Canonical;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Tests.Verification;
using Publisher.Credentials.Verification;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Manifests;

/// <summary>The inputs of the W3C test suite for VC Data Model 2.0, each signed by its issuer: what this program says of them stands in a manifest.</summary>
public sealed class VcDataModelTests
{
    private static readonly TestSigner Issuer = new("issuer of the data model's inputs");
    private static readonly string Did = DidKey.From(Issuer.PublicKey);

    [Fact]
    public void Every_input_has_a_line_and_every_line_an_input()
    {
        var folder = RepositoryFiles.Vector("vc-data-model-2.0", "tests", "input");
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)[..^".json".Length].Replace('\\', '/'));
        Assert.Equal(files.Order(StringComparer.Ordinal), Lines().Select(l => l.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_input_gets_the_state_of_its_line()
    {
        var folder = RepositoryFiles.Vector("vc-data-model-2.0", "tests", "input");
        var wrong = new List<string>();
        foreach (var (file, state) in Lines())
        {
            var report = new CredentialVerifier(null).Verify(Documents.Parse(Signed(File.ReadAllText(Path.Combine(folder, file + ".json")))), TestGuild.Question());
            if (Manifest.Word(report.State) != state)
            {
                wrong.Add($"{file}: {report.State} and not {state} ({report[CheckName.Format].Reason} {report[CheckName.Signatures].Reason})");
            }
        }
        Assert.Empty(wrong);
    }

    // As the suite does: the issuer is whoever signs, unless the input is about the issuer; words stand for dates.
    private static string Signed(string text)
    {
        var input = JsonNode.Parse(text.Replace("PAST DATE", "2020-01-01T00:00:00Z", StringComparison.Ordinal).Replace("FUTURE DATE", "2120-01-01T00:00:00Z", StringComparison.Ordinal))!.AsObject();
        if (!input.ContainsKey("issuer") && !text.Contains("\"credentialSubject\": {}", StringComparison.Ordinal))
        {
            input["issuer"] = Did;
        }
        else if (input["issuer"] is JsonObject { Count: var count } issuer && !issuer.ContainsKey("id") && count >= 0)
        {
            issuer["id"] = Did;
        }
        if (input.ContainsKey("proof"))
        {
            return input.ToJsonString(); // the input is about the proof
        }
        var proof = new JsonObject { ["type"] = "DataIntegrityProof", ["cryptosuite"] = "eddsa-jcs-2022", ["created"] = "2026-11-20T18:30:00Z", ["verificationMethod"] = $"{Did}#{Issuer.Multibase}", ["proofPurpose"] = "assertionMethod" };
        if (input["@context"] is { } context)
        {
            proof["@context"] = context.DeepClone();
        }
        var hash = SHA256.HashData(Canonical(proof)).Concat(SHA256.HashData(Canonical(input))).ToArray();
        proof["proofValue"] = Multibase.EncodeBase58Btc(Issuer.Sign(hash));
        input["proof"] = proof;
        return input.ToJsonString();
    }

    private static byte[] Canonical(JsonObject value)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonCanonicalizer.Write(Documents.Parse(value.ToJsonString()).Root, output);
        return output.WrittenSpan.ToArray();
    }

    private static IEnumerable<(string File, string State)> Lines() => Manifest.Lines("vc-data-model-2.0.txt").Select(line => (line[0], line[1]));
}
