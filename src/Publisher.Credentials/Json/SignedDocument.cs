using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Publisher.Credentials.Json;

/// <summary>
/// A JSON document as the exact bytes that were read, with a parsed view beside them.
/// The bytes are what is digested and published; nothing ever writes the view back.
/// </summary>
public sealed class SignedDocument
{
    private volatile object? typedView;

    private SignedDocument(ReadOnlyMemory<byte> bytes, JsonElement root) => (Bytes, Root) = (bytes, root);

    /// <summary>The exact bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The parsed view of <see cref="Bytes"/>: an object, or the array of a proof file.</summary>
    public JsonElement Root { get; }

    /// <summary>
    /// The typed view that was read from this document last. A build asks for an award's view where it loads and again where it verifies; both the document
    /// and every view of it never change, so the second may be given the first's.
    /// </summary>
    internal object? TypedView
    {
        get => typedView;
        set => typedView = value;
    }

    /// <summary>Reads strict JSON: UTF-8 without byte order mark, no duplicate members, no lone surrogates, no number beyond doubles, bounded size and depth.</summary>
    /// <param name="bytes">The file as it was read. The document keeps this memory; it must not change afterwards.</param>
    /// <param name="document">The document, when the bytes are strict JSON.</param>
    /// <param name="problem">The first problem, otherwise.</param>
    /// <param name="limits">How much is read; <see cref="JsonLimits.Credential"/> when absent.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out SignedDocument? document,
        [NotNullWhen(false)] out JsonProblem? problem,
        JsonLimits? limits = null)
    {
        limits ??= JsonLimits.Credential;
        document = null;
        problem = StrictJson.FindEncodingProblem(bytes.Span, limits);
        if (problem is not null)
        {
            return false;
        }
        JsonDocument parsed;
        try
        {
            // The document is never disposed: it lives as long as its root, and borrows these bytes instead of copying them.
            parsed = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = limits.Depth, AllowDuplicateProperties = false });
        }
        catch (JsonException refusal)
        {
            problem = StrictJson.Explain(bytes.Span, limits, refusal);
            return false;
        }
        problem = StrictJson.FindWrongRoot(bytes.Span, parsed.RootElement.ValueKind) ?? StrictJson.FindLargeNumber(bytes.Span);
        if (problem is not null)
        {
            parsed.Dispose();
            return false;
        }
        document = new SignedDocument(bytes, parsed.RootElement);
        return true;
    }
}
