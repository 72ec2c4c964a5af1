using System.Text.Json;
using Publisher.Testing;

namespace Publisher.Browser.Tests.Verifying;

/// <summary>Published vectors, in the reader's browser: the same verdicts and texts as in the program (Ed25519VectorTests, RdfCanonicalizerTests, JsonCanonicalizerTests).</summary>
public sealed class VectorTests(ScriptedPage page) : IClassFixture<ScriptedPage>
{
    // What "strict, cofactorless" says of CCTV: these properties refuse a vector, everything else passes.
    private static readonly string[] RefusedFlags = ["low_order_A", "low_order_R", "non_canonical_A", "non_canonical_R", "low_order_residue"];

    /// <summary>Once by what the browser knows, once by the arithmetic for browsers that do not know Ed25519.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Signatures_have_their_1077_verdicts(bool own)
    {
        var cases = Wycheproof().Concat(Cctv()).Concat(Speccheck()).ToList();
        Assert.Equal(1077, cases.Count);
        var verdicts = await page.RunAsync<bool[]>("ed25519.js", """
            async ({ verifySignature }, { own, cases }) => {
                const bytes = text => Uint8Array.from(text.match(/../g) ?? [], two => parseInt(two, 16));
                return Promise.all(cases.map(([key, message, signature]) => verifySignature(bytes(key), bytes(message), bytes(signature), own)));
            }
            """, Json(new() { ["own"] = own, ["cases"] = Array(cases.Select(c => Array(new[] { c.Key, c.Message, c.Signature }.Select(t => (System.Text.Json.Nodes.JsonNode)t)))) }));
        Assert.Empty(cases.Zip(verdicts).Where(pair => pair.First.IsGood != pair.Second).Select(pair => pair.First.Name));
        Assert.Equal(88 + 43 + 1, verdicts.Count(good => good));
    }

    [Fact]
    public async Task The_browser_here_knows_ed25519_itself() => Assert.True(await page.RunAsync<bool>("ed25519.js", """
        async () => { await crypto.subtle.importKey('raw', new Uint8Array(32).fill(0x66).fill(0x58, 0, 1), { name: 'Ed25519' }, false, ['verify']); return true; }
        """, "null"));

    [Fact]
    public async Task All_86_rdfc_vectors_hold()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("rdf-canon", "tests", "manifest.jsonld")));
        var entries = manifest.RootElement.GetProperty("entries").EnumerateArray().Select(e => new RdfCase(e)).ToList();
        Assert.Equal(86, entries.Count);
        var forms = await page.RunAsync<string[]>("rdfc.js", """
            async ({ canonicalize }, cases) => {
                const told = [];
                for (const { quads, nodes, names, hash, isMap } of cases) {
                    const form = await canonicalize(quads.map(([s, p, o, g]) => ({ s, p, o, g: g ?? undefined, origin: 'text' })), nodes, { work: 5000, hash });
                    told.push(form.problem ?? (isMap ? JSON.stringify(Object.fromEntries(names.map((name, at) => [name, `c14n${form.labels[at]}`]))) : form.text));
                }
                return told;
            }
            """, Array(entries.Select(e => e.ToJson())).ToJsonString());
        Assert.Empty(entries.Zip(forms).Where(pair => !pair.First.IsRight(pair.Second)).Select(pair => pair.First.Id));
    }

    [Fact]
    public async Task All_published_texts_have_their_canonical_form()
    {
        var folder = RepositoryFiles.Vector("jcs", "testdata");
        var names = Directory.GetFiles(Path.Combine(folder, "input"), "*.json").Select(Path.GetFileName).ToList();
        Assert.Equal(6, names.Count);
        var texts = await page.RunAsync<string[]>("json.js", """
            ({ parse, canonical }, texts) => texts.map(text => canonical(parse(new TextEncoder().encode(text)).document.root))
            """, Array(names.Select(n => (System.Text.Json.Nodes.JsonNode)File.ReadAllText(Path.Combine(folder, "input", n!)))).ToJsonString());
        Assert.Equal(names.Select(n => File.ReadAllText(Path.Combine(folder, "output", n!))), texts);
    }

    /// <summary>Files that must be refused, and files that must be read; what each parser decides for itself is compared with the program elsewhere.</summary>
    [Fact]
    public async Task Published_json_is_read_or_refused()
    {
        var files = Directory.GetFiles(RepositoryFiles.Vector("json-test-suite", "test_parsing"), "*.json").Where(f => Path.GetFileName(f)[0] is 'n' or 'y').Order(StringComparer.Ordinal).ToList();
        Assert.True(files.Count > 280, $"only {files.Count} files");
        var problems = await page.RunAsync<string?[]>("json.js", """
            ({ parse }, texts) => texts.map(text => parse(Uint8Array.from(atob(text), c => c.charCodeAt(0)), { bytes: 1e6, depth: 1000 }).problem ?? null)
            """, Array(files.Select(f => (System.Text.Json.Nodes.JsonNode)Convert.ToBase64String(File.ReadAllBytes(f)))).ToJsonString());
        // A document is an object or an array, and no member stands twice.
        var wrong = files.Zip(problems).Where(p => (Path.GetFileName(p.First)[0] == 'y') != (p.Second is null))
            .Where(p => p.Second is not "expected an object" && p.Second?.EndsWith("a second time", StringComparison.Ordinal) != true);
        Assert.Empty(wrong.Select(p => $"{Path.GetFileName(p.First)}: {p.Second}"));
    }

    private static string Json(System.Text.Json.Nodes.JsonObject value) => value.ToJsonString();

    private static System.Text.Json.Nodes.JsonArray Array(IEnumerable<System.Text.Json.Nodes.JsonNode> items) => [.. items];

    private static IEnumerable<SignatureCase> Wycheproof()
    {
        using var file = Read("wycheproof-ed25519", "testvectors_v1", "ed25519_test.json");
        foreach (var group in file.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                yield return new($"wycheproof {test.GetProperty("tcId")}", group.GetProperty("publicKey").GetProperty("pk").GetString()!, test.GetProperty("msg").GetString()!,
                    test.GetProperty("sig").GetString()!, test.GetProperty("result").GetString() == "valid");
            }
        }
    }

    private static IEnumerable<SignatureCase> Cctv()
    {
        using var file = Read("cctv-ed25519", "ed25519", "ed25519vectors.json");
        foreach (var v in file.RootElement.EnumerateArray())
        {
            var flags = v.TryGetProperty("flags", out var f) && f.ValueKind == JsonValueKind.Array ? f.EnumerateArray().Select(x => x.GetString()!).ToArray() : [];
            yield return new($"cctv {v.GetProperty("number")}", v.GetProperty("key").GetString()!, Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(v.GetProperty("msg").GetString()!)),
                v.GetProperty("sig").GetString()!, !flags.Any(RefusedFlags.Contains));
        }
    }

    private static IEnumerable<SignatureCase> Speccheck()
    {
        using var file = Read("ed25519-speccheck", "cases.json");
        foreach (var (index, c) in file.RootElement.EnumerateArray().Index())
        {
            yield return new($"speccheck {index}", c.GetProperty("pub_key").GetString()!, c.GetProperty("message").GetString()!, c.GetProperty("signature").GetString()!, index == 3);
        }
    }

    private static JsonDocument Read(params string[] path) => JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector(path)));

    private sealed record SignatureCase(string Name, string Key, string Message, string Signature, bool IsGood);
}
