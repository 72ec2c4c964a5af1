using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Publisher.Credentials.Canonical;
using Publisher.Credentials.JsonLd;

namespace Publisher.Credentials.Proofs;

/// <summary>
/// The 32-byte hashes that are signed (VC Data Integrity EdDSA Cryptosuites 1.0 §3.2 and §3.3): SHA-256 of the canonical document without
/// <c>proof</c>, and of the canonical proof without <c>proofValue</c>. What is signed is the second hash followed by the first.
/// </summary>
internal static class ProofHash
{
    /// <summary>Bytes of one hash.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>Hash of a document. False, with the problem, only for rdfc and a document that is not closed-world JSON-LD.</summary>
    public static bool TryOfDocument(JsonElement document, Cryptosuite suite, ContextSet contexts, [NotNullWhen(true)] out byte[]? hash, out JsonLdProblem? problem)
    {
        using var buffer = new PooledBuffer();
        problem = null;
        if (suite == Cryptosuite.EddsaJcs2022)
        {
            JsonCanonicalizer.Write(document, buffer, exceptMember: "proof");
        }
        else if (!JsonLdCanonicalizer.TryCanonicalize(document, contexts, buffer, out problem, exceptMember: "proof"))
        {
            hash = null;
            return false;
        }
        hash = SHA256.HashData(buffer.Written);
        return true;
    }

    /// <summary>Hash of a proof configuration into 32 bytes. A rdfc proof is read under its document's context.</summary>
    public static bool TryOfProof(JsonElement proof, Cryptosuite suite, JsonElement document, ContextSet contexts, Span<byte> hash, out JsonLdProblem? problem)
    {
        using var buffer = new PooledBuffer();
        problem = null;
        if (suite == Cryptosuite.EddsaJcs2022)
        {
            JsonCanonicalizer.Write(proof, buffer, exceptMember: "proofValue");
        }
        else if (!document.TryGetProperty("@context", out var context)
            || !JsonLdCanonicalizer.TryCanonicalizeProof(proof, context, contexts, buffer, out problem))
        {
            return false;
        }
        SHA256.HashData(buffer.Written, hash);
        return true;
    }
}
