using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Publisher.Credentials.Canonical;
using Publisher.Testing;

namespace Publisher.Browser.Tests.Verifying;

/// <summary>One test of the RDFC-1.0 manifest, its quads read by the program: what is tried in the browser is canonicalization, not the reading of N-Quads.</summary>
internal sealed class RdfCase(JsonElement entry)
{
    private readonly string type = entry.GetProperty("type").GetString()!;
    private readonly string action = File.ReadAllText(RepositoryFiles.Vector("rdf-canon", "tests", entry.GetProperty("action").GetString()!));
    private readonly string? result = entry.TryGetProperty("result", out var file) ? File.ReadAllText(RepositoryFiles.Vector("rdf-canon", "tests", file.GetString()!)) : null;
    private readonly string? hash = entry.TryGetProperty("hashAlgorithm", out var named) ? named.GetString()!.Replace("SHA", "SHA-", StringComparison.Ordinal) : null;

    public string Id { get; } = entry.GetProperty("id").GetString()!;

    public JsonNode ToJson()
    {
        using var dataset = new RdfDataset();
        var names = NQuadsReader.Read(action, dataset);
        var quads = new JsonArray();
        foreach (var quad in dataset.Quads)
        {
            quads.Add(new JsonArray(Term(dataset, quad.Subject), Term(dataset, quad.Predicate), Term(dataset, quad.Object), quad.Graph.IsAbsent ? null : Term(dataset, quad.Graph)));
        }
        return new JsonObject
        {
            ["quads"] = quads,
            ["nodes"] = dataset.BlankNodes,
            ["names"] = new JsonArray([.. names.OrderBy(n => n.Value.Start).Select(n => (JsonNode)n.Key)]),
            ["hash"] = hash ?? "SHA-256",
            ["isMap"] = type == "rdfc:RDFC10MapTest",
        };
    }

    public bool IsRight(string told) => type switch
    {
        "rdfc:RDFC10NegativeEvalTest" => told == "complex",
        "rdfc:RDFC10MapTest" => JsonNode.DeepEquals(JsonNode.Parse(told), JsonNode.Parse(result!)),
        _ => told == result,
    };

    private static JsonNode Term(RdfDataset dataset, RdfTerm term) => term.IsBlank ? term.Start : Encoding.UTF8.GetString(dataset.TextOf(term));
}
