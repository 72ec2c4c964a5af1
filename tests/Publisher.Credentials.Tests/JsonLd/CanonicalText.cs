using System.Buffers;
using System.Text;
using System.Text.Json;
using Publisher.Credentials.Canonical;
using Publisher.Credentials.JsonLd;

namespace Publisher.Credentials.Tests.JsonLd;

/// <summary>Canonical forms as text; a problem as its kind, pointer and words.</summary>
internal static class CanonicalText
{
    public static string Rdf(JsonElement document, ContextSet contexts, string? except = "proof")
    {
        var output = new ArrayBufferWriter<byte>();
        return JsonLdCanonicalizer.TryCanonicalize(document, contexts, output, out var problem, except)
            ? Encoding.UTF8.GetString(output.WrittenSpan)
            : $"{problem.Kind} {problem.Pointer}: {problem.Detail}";
    }

    public static string Rdf(string document, ContextSet contexts, string? except = "proof")
    {
        using var parsed = JsonDocument.Parse(document);
        return Rdf(parsed.RootElement, contexts, except);
    }

    public static string RdfOfProof(JsonElement proof, JsonElement context, ContextSet contexts)
    {
        var output = new ArrayBufferWriter<byte>();
        return JsonLdCanonicalizer.TryCanonicalizeProof(proof, context, contexts, output, out var problem)
            ? Encoding.UTF8.GetString(output.WrittenSpan)
            : $"{problem.Kind} {problem.Pointer}: {problem.Detail}";
    }

    public static string Jcs(JsonElement value, string except)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonCanonicalizer.Write(value, output, except);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
