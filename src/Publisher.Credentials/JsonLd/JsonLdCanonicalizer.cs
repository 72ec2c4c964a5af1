using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Publisher.Credentials.Canonical;

namespace Publisher.Credentials.JsonLd;

/// <summary>From a closed-world JSON-LD document to its canonical N-Quads (JSON-LD 1.1 toRdf in safe mode, then RDFC-1.0 with SHA-256).</summary>
public static class JsonLdCanonicalizer
{
    /// <summary>Writes the canonical N-Quads of a document.</summary>
    /// <param name="document">The root object, with its <c>@context</c>, of a document that was read strictly (<see cref="Json.SignedDocument"/>).</param>
    /// <param name="contexts">The contexts it may use.</param>
    /// <param name="output">Receives UTF-8 N-Quads, sorted; nothing when there is a problem.</param>
    /// <param name="problem">Why it cannot be read.</param>
    /// <param name="exceptMember">A member of the root that is left out (<c>proof</c>).</param>
    public static bool TryCanonicalize(
        JsonElement document, ContextSet contexts, IBufferWriter<byte> output,
        [NotNullWhen(false)] out JsonLdProblem? problem, string? exceptMember = null)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            problem = new(JsonLdProblemKind.WrongShape, "", "expected an object");
            return false;
        }
        return document.TryGetProperty("@context"u8, out var context)
            ? TryWrite(document, context, contexts, output, out problem, exceptMember)
            : Refuse(new(JsonLdProblemKind.UnknownContext, "", "there is no @context"), out problem);
    }

    /// <summary>Writes the canonical N-Quads of a proof configuration: a proof without <c>proofValue</c>, read under the document's <c>@context</c>.</summary>
    /// <param name="proof">The proof as it stands in the document; an <c>@context</c> of its own must equal the document's.</param>
    /// <param name="documentContext">The document's <c>@context</c>.</param>
    /// <param name="contexts">The contexts it may be.</param>
    /// <param name="output">Receives UTF-8 N-Quads, sorted; nothing when there is a problem.</param>
    /// <param name="problem">Why it cannot be read; its pointer starts at the proof.</param>
    public static bool TryCanonicalizeProof(
        JsonElement proof, JsonElement documentContext, ContextSet contexts, IBufferWriter<byte> output,
        [NotNullWhen(false)] out JsonLdProblem? problem)
    {
        if (proof.ValueKind != JsonValueKind.Object)
        {
            return Refuse(new(JsonLdProblemKind.WrongShape, "", "expected an object"), out problem);
        }
        if (proof.TryGetProperty("@context"u8, out var own) && contexts.Find(own) != contexts.Find(documentContext))
        {
            return Refuse(new(JsonLdProblemKind.MisplacedContext, "/@context", "differs from the document's @context"), out problem);
        }
        return TryWrite(proof, documentContext, contexts, output, out problem, "proofValue");
    }

    private static bool TryWrite(
        JsonElement root, JsonElement context, ContextSet contexts, IBufferWriter<byte> output,
        [NotNullWhen(false)] out JsonLdProblem? problem, string? exceptMember)
    {
        var array = contexts.Find(context);
        if (array < 0)
        {
            return Refuse(new(JsonLdProblemKind.UnknownContext, "/@context", $"{context.GetRawText()} is no @context that is known"), out problem);
        }
        using var dataset = new RdfDataset();
        var reader = new JsonLdReader(contexts, dataset, exceptMember);
        if (!reader.TryReadRoot(root, contexts.Root(array)))
        {
            return Refuse(reader.Problem, out problem);
        }
        var form = RdfCanonicalizer.Write(dataset, output);
        problem = form switch
        {
            RdfCanonicalForm.Written => null,
            RdfCanonicalForm.TooComplex => new(JsonLdProblemKind.TooComplex, "",
                "has too many objects that are alike in everything but their place"),
            RdfCanonicalForm.AmbiguousDuplicate => new(JsonLdProblemKind.Ambiguous, "",
                "says the same twice, once as a number or list and once as another value"),
            _ => new(JsonLdProblemKind.Ambiguous, "",
                "two values of one member differ in characters that programs sort differently"),
        };
        return problem is null;
    }

    private static bool Refuse(JsonLdProblem reason, [NotNullWhen(false)] out JsonLdProblem? problem)
    {
        problem = reason;
        return false;
    }
}
