using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Publisher.Credentials.JsonLd;
using Publisher.Testing;

namespace Publisher.Interop.Tests.JsonLd;

/// <summary>
/// The same generated documents, read by us and by jsonld.js in safe mode: equal N-Quads, or a refusal by us.
/// A document without fault is refused by us only when jsonld.js refuses it too, or when jsonld.js' own answer shows the ambiguity we refuse.
/// </summary>
public sealed class JsonLdDifferentialTests
{
    private const string V1 = "https://www.w3.org/2018/credentials/v1";
    private const string V2 = "https://www.w3.org/ns/credentials/v2";
    private const string OpenBadges = "https://purl.imsglobal.org/spec/ob/v3p0/";
    private const string Clr = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";
    private const string Bundled = "1edtech-validator/inspector-vc/src/main/resources/contexts/";

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        [V1] = "w3c-contexts/contexts/credentials/v1",
        [V2] = "w3c-contexts/contexts/credentials/v2",
        [OpenBadges + "context-3.0.3.json"] = Bundled + "ob-v3p0-3.0.3.json",
        [OpenBadges + "context-3.0.2.json"] = Bundled + "ob-v3p0-3.0.2.json",
        [OpenBadges + "context-3.0.1.json"] = Bundled + "ob-v3p0-3.0.1.json",
        [OpenBadges + "context.json"] = Bundled + "ob-v3p0.json",
        [OpenBadges + "extensions.json"] = Bundled + "ob-v3p0-extensions.json",
        [Clr] = Bundled + "clr-v2p0-2.0.1.json",
    };

    // Half of the documents are of the kind we write.
    private static readonly string[][] Arrays =
    [
        [V2, OpenBadges + "context-3.0.3.json"],
        [V2],
        [V2, OpenBadges + "context-3.0.3.json"],
        [V2, OpenBadges + "context-3.0.3.json", OpenBadges + "extensions.json"],
        [V2, OpenBadges + "context-3.0.3.json"],
        [V1, OpenBadges + "context-3.0.1.json"],
        [V2, OpenBadges + "context-3.0.3.json"],
        [V2, OpenBadges + "context-3.0.2.json"],
        [V2, OpenBadges + "context-3.0.3.json"],
        [V1, OpenBadges + "context.json", OpenBadges + "extensions.json"],
        [V2, OpenBadges + "context-3.0.3.json"],
        [V2, Clr, OpenBadges + "context-3.0.3.json"],
        [V1, OpenBadges + "context-3.0.3.json"],
        [V1, OpenBadges + "context.json"],
    ];

    [Fact]
    public async Task What_we_read_jsonld_reads_the_same_and_what_it_refuses_we_refuse()
    {
        var count = Environment.GetEnvironmentVariable("PUBLISHER_FULL") == "1" ? 2_000 : 200;
        var documents = Enumerable.Range(0, count).Select(Generate).ToArray();
        var answers = await AskAsync([.. documents.Select(document => document.Text)]);
        var equal = 0;
        var refusals = new List<JsonLdProblem>();
        for (var i = 0; i < count; i++)
        {
            var (text, hasFault) = documents[i];
            var theirs = answers[i].TryGetProperty("quads", out var quads) ? quads.GetString() : null;
            var ours = Read(text, out var problem);
            if (ours is not null)
            {
                Assert.True(ours == theirs, $"document {i}: {Because(answers[i])}\n{Difference(ours, theirs)}\n{text}");
                equal++;
                continue;
            }
            refusals.Add(problem!);
            Assert.True(theirs is null || hasFault || IsExcused(problem!, theirs), $"document {i}: only we refuse it, {problem}\n{text}\n--- theirs\n{theirs}");
        }
        var kinds = string.Join('\n', refusals.CountBy(refusal => $"{refusal.Kind}: {refusal.Detail}").OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Value} {kind.Key}"));
        Assert.True(equal > count / 2 && refusals.Count > count / 10, $"{equal} of {count} documents are read by both; refused are\n{kinds}");
    }

    // What closed-world reading refuses in a document that jsonld.js reads.
    private static bool IsExcused(JsonLdProblem problem, string theirs)
    {
        var lines = theirs.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return problem.Kind == JsonLdProblemKind.Ambiguous && (lines.Distinct().Count() < lines.Length
            || !lines.SequenceEqual(lines.OrderBy(line => line, Comparer<string>.Create((left, right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right))))));
    }

    private static string Difference(string ours, string? theirs)
    {
        string[] own = ours.Split('\n'), other = theirs?.Split('\n') ?? [];
        return string.Join('\n', [.. own.Except(other).Take(5).Select(line => "ours   " + line), .. other.Except(own).Take(5).Select(line => "theirs " + line)]);
    }

    private static string Because(JsonElement answer) => answer.TryGetProperty("error", out var error) ? $"jsonld.js refuses it ({error.GetString()}), we do not" : "the quads differ";

    private static (string Text, bool HasFault) Generate(int number)
    {
        var context = Arrays[number % Arrays.Length];
        var generator = new DocumentGenerator((ulong)number + 1, context, [.. context.SelectMany(TermsOf)]);
        var document = generator.Document();
        return (document.ToJsonString(), generator.HasFault);
    }

    private static string? Read(string text, out JsonLdProblem? problem)
    {
        using var document = JsonDocument.Parse(text);
        var output = new ArrayBufferWriter<byte>();
        return JsonLdCanonicalizer.TryCanonicalize(document.RootElement, ContextSet.Foreign, output, out problem) ? Encoding.UTF8.GetString(output.WrittenSpan) : null;
    }

    private static async Task<JsonElement[]> AskAsync(string[] documents)
    {
        var request = new JsonObject
        {
            ["contexts"] = new JsonObject(Files.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, RepositoryFiles.Vector(pair.Value.Split('/'))))),
            ["documents"] = new JsonArray([.. documents.Select(document => (JsonNode)document)]),
        };
        var file = Path.Combine(Path.GetTempPath(), $"jsonld-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, request.ToJsonString());
        try
        {
            var answers = await Node.RunAsync("canonize.mjs", file);
            return [.. answers.EnumerateArray()];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IReadOnlyList<ContextTerm> TermsOf(string address)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector(Files[address].Split('/'))));
        return ContextTerm.Of(document.RootElement.GetProperty("@context"));
    }
}
