using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;

namespace Publisher.Credentials.Proofs;

/// <summary>
/// Checks the signatures of one document. Canonical forms and hashes of the document are computed once and shared by all its proofs.
/// One instance is for one thread at a time.
/// </summary>
public sealed class ProofVerifier
{
    /// <summary>Bytes of <c>hashData</c>: hash of the proof configuration, then hash of the document.</summary>
    public const int HashDataLength = 2 * ProofHash.Length;

    private readonly JsonElement document;
    private readonly ContextSet contexts;
    private readonly bool hasContext;
    private readonly JsonElement context;
    private byte[]? graphHash;
    private byte[]? jsonHash;
    private JsonLdProblem? graphProblem;
    private bool graphRead;

    /// <summary>Prepares a document for checking; nothing is computed before a proof needs it.</summary>
    public ProofVerifier(SignedDocument document, ContextSet contexts) : this(document.Root, contexts)
    {
    }

    /// <summary>The same for a document inside another one, such as an endorsement in an award.</summary>
    public ProofVerifier(JsonElement document, ContextSet contexts)
    {
        (this.document, this.contexts) = (document, contexts);
        hasContext = document.ValueKind == JsonValueKind.Object && document.TryGetProperty("@context", out context);
    }

    /// <summary>Null when the document is readable as closed-world JSON-LD; computed on first use. Meaningless for a document without <c>@context</c>.</summary>
    public JsonLdProblem? JsonLdProblem
    {
        get
        {
            ReadGraph();
            return graphProblem;
        }
    }

    /// <summary>Whether this proof's signature by this key is good over this document.</summary>
    public bool Verify(DataIntegrityProof proof, Ed25519PublicKey key)
    {
        Span<byte> hashData = stackalloc byte[HashDataLength];
        return TryHash(proof, hashData) && key.Verify(hashData, proof.Signature.AsSpan());
    }

    /// <summary>What a proof signs: 64 bytes. False when the document, or the proof under it, cannot be read in the proof's suite.</summary>
    /// <param name="proof">A proof of this document.</param>
    /// <param name="hashData">Receives <see cref="HashDataLength"/> bytes.</param>
    public bool TryHash(DataIntegrityProof proof, Span<byte> hashData)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hashData.Length, HashDataLength);
        if (document.ValueKind != JsonValueKind.Object || DocumentHash(proof.Cryptosuite) is not { } documentHash || !ContextAgrees(proof))
        {
            return false;
        }
        documentHash.CopyTo(hashData[ProofHash.Length..]);
        return ProofHash.TryOfProof(proof.Json, proof.Cryptosuite, document, contexts, hashData[..ProofHash.Length], out _);
    }

    // A jcs proof repeats the document's context, so that nobody can change the meaning of the members it signed.
    private bool ContextAgrees(DataIntegrityProof proof)
    {
        if (proof.Cryptosuite != Cryptosuite.EddsaJcs2022)
        {
            return true;
        }
        if (!proof.Json.TryGetProperty("@context", out var own))
        {
            return !hasContext || proof.Profile == ProofProfile.Foreign;
        }
        return hasContext && JsonElement.DeepEquals(own, context);
    }

    private byte[]? DocumentHash(Cryptosuite suite)
    {
        if (suite == Cryptosuite.EddsaRdfc2022)
        {
            ReadGraph();
            return graphHash;
        }
        if (jsonHash is null)
        {
            ProofHash.TryOfDocument(document, suite, contexts, out jsonHash, out _);
        }
        return jsonHash;
    }

    private void ReadGraph()
    {
        if (!graphRead)
        {
            graphRead = true;
            ProofHash.TryOfDocument(document, Cryptosuite.EddsaRdfc2022, contexts, out graphHash, out graphProblem);
        }
    }
}
