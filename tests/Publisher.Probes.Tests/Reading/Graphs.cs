using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Publisher.Credentials.JsonLd;

namespace Publisher.Probes.Tests.Reading;

/// <summary>Canonical graphs and what a proof of the rdfc kind signs. The canonicaliser is the project's: it is tested by the W3C's own vectors, and against npm's.</summary>
internal sealed class Graphs(IReadOnlyDictionary<string, ContextDefinition> contexts)
{
    /// <summary>The contexts of the standards, and no others.</summary>
    public static Graphs Standard { get; } = new(ContextSet.Tables);

    /// <summary>Why a document cannot be read as linked data: a word that no context of its defines, above all. Null for a good one.</summary>
    public string? Problem(JsonElement document) => Hash(document, out var problem) is null ? problem : null;

    /// <summary>SHA-256 of the proof's canonical graph, then of the document's. Null where either cannot be read.</summary>
    public byte[]? Signed(JsonElement document, JsonElement proof)
    {
        var output = new ArrayBufferWriter<byte>();
        return Set(document) is { } set && Hash(document, out _) is { } hash
            && JsonLdCanonicalizer.TryCanonicalizeProof(proof, document.GetProperty("@context"), set, output, out _)
            ? [.. SHA256.HashData(output.WrittenSpan), .. hash] : null;
    }

    private byte[]? Hash(JsonElement document, out string? problem)
    {
        if (Set(document) is not { } set)
        {
            problem = "a context that could not be loaded";
            return null;
        }
        var output = new ArrayBufferWriter<byte>();
        var isRead = JsonLdCanonicalizer.TryCanonicalize(document, set, output, out var wrong, exceptMember: "proof");
        problem = isRead ? null : $"{wrong!.Detail} at {wrong.Pointer}";
        return isRead ? SHA256.HashData(output.WrittenSpan) : null;
    }

    private ContextSet? Set(JsonElement document)
    {
        var named = document.Texts("@context");
        return named.Count > 0 && named.Count == document.All("@context").Count && named.All(contexts.ContainsKey) ? ContextSet.Create([[.. named]], contexts) : null;
    }
}
