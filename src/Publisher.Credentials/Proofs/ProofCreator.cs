using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Proofs;

/// <summary>Makes proofs. Everything is read in safe mode first: what the closed world does not know is not signed.</summary>
public static class ProofCreator
{
    // A proof is an element of the root's "proof" array: its members stand six spaces in, its closing brace four.
    private const string MemberIndent = "\n      ";
    private const string ElementIndent = "\n    ";

    /// <summary>One proof object as JSON text, formatted as it stands in an award file (members in our order, four-space continuation).</summary>
    /// <param name="document">The document; a <c>proof</c> it already has is not covered.</param>
    /// <param name="suite">The suite. rdfc needs an <c>@context</c>; a document without one (authority) takes jcs only.</param>
    /// <param name="created">When; written as <c>yyyy-MM-ddTHH:mm:ssZ</c>.</param>
    /// <param name="verificationMethod">The key's address.</param>
    /// <param name="signer">The key.</param>
    /// <exception cref="ArgumentException">The document cannot be signed; the message says why.</exception>
    public static string Create(SignedDocument document, Cryptosuite suite, DateTimeOffset created, string verificationMethod, ISigner signer) =>
        Create(document, suite, created, verificationMethod, signer, ContextSet.Ours);

    internal static string Create(SignedDocument document, Cryptosuite suite, DateTimeOffset created, string verificationMethod, ISigner signer, ContextSet contexts)
    {
        var root = document.Root;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException("only an object can be signed", nameof(document));
        }
        var hasContext = root.TryGetProperty("@context", out var context);
        if (!hasContext && suite == Cryptosuite.EddsaRdfc2022)
        {
            throw new ArgumentException("a document without @context cannot be signed with eddsa-rdfc-2022", nameof(suite));
        }

        if (hasContext && !contexts.Knows(context))
        {
            throw new ArgumentException("the document's @context is not one that Publisher writes", nameof(document));
        }

        var members = Members(hasContext && suite == Cryptosuite.EddsaJcs2022 ? context : null, suite, created, verificationMethod);
        using var config = JsonDocument.Parse("{" + members + "}");
        Span<byte> hashData = stackalloc byte[ProofVerifier.HashDataLength];
        JsonLdProblem? problem = null;
        // Read as JSON-LD for both suites: jcs alone would sign members that mean nothing.
        if ((hasContext && !ProofHash.TryOfDocument(root, Cryptosuite.EddsaRdfc2022, contexts, out _, out problem))
            || !ProofHash.TryOfDocument(root, suite, contexts, out var documentHash, out problem)
            || !ProofHash.TryOfProof(config.RootElement, suite, root, contexts, hashData[..ProofHash.Length], out problem))
        {
            throw new ArgumentException(problem is null ? "the document cannot be signed" : $"the document cannot be signed: {problem.Detail} (at {problem.Pointer})", nameof(document));
        }
        documentHash.CopyTo(hashData[ProofHash.Length..]);

        var signature = signer.Sign(hashData);
        if (!signer.PublicKey.Verify(hashData, signature))
        {
            throw new ArgumentException("the signer's signature is not good under its own public key", nameof(signer));
        }
        return "{" + members + "," + MemberIndent + "\"proofValue\": \"" + Multibase.EncodeBase58Btc(signature) + "\"" + ElementIndent + "}";
    }

    private static string Members(JsonElement? context, Cryptosuite suite, DateTimeOffset created, string verificationMethod)
    {
        var text = new StringBuilder();
        if (context is { } own)
        {
            text.Append(MemberIndent).Append("\"@context\": [");
            var separator = "";
            foreach (var item in own.EnumerateArray())
            {
                text.Append(separator).Append(MemberIndent).Append("  ").Append(Quote(item.GetString()!));
                separator = ",";
            }
            text.Append(MemberIndent).Append("],");
        }
        text.Append(MemberIndent).Append("\"type\": \"DataIntegrityProof\",");
        text.Append(MemberIndent).Append("\"cryptosuite\": \"").Append(suite.NameOf()).Append("\",");
        text.Append(MemberIndent).Append("\"created\": \"").Append(Timestamp.Write(created)).Append("\",");
        text.Append(MemberIndent).Append("\"verificationMethod\": ").Append(Quote(verificationMethod)).Append(',');
        text.Append(MemberIndent).Append("\"proofPurpose\": \"assertionMethod\"");
        return text.ToString();
    }

    private static string Quote(string value) => "\"" + JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
