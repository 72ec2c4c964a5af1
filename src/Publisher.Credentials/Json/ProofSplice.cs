using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Publisher.Credentials.Json;

/// <summary>
/// Joins the proofs of further signers (files beside a document) into its <c>proof</c> array: a pure function of committed bytes.
/// Only what lies between the brackets of the root <c>proof</c> changes; each proof keeps its bytes;
/// order: <c>created</c>, then key id, then rdfc before jcs; joined by <c>",\n    "</c>.
/// What stands before the first and after the last proof (a line break and its indent) is kept; a proof that is already there is not joined twice.
/// </summary>
public static class ProofSplice
{
    private static ReadOnlySpan<byte> Separator => ",\n    "u8;

    /// <summary>The published document: <paramref name="document"/> itself when there are no further proofs.</summary>
    /// <param name="document">The document with the first signer's proofs.</param>
    /// <param name="proofFiles">Each further signer's file: a JSON array of proofs. Their order does not matter.</param>
    /// <param name="published">The spliced document.</param>
    /// <param name="problem">Why it cannot be spliced; its offset is in the document or in the file that has the problem.</param>
    public static bool TrySplice(
        SignedDocument document,
        IReadOnlyList<SignedDocument> proofFiles,
        [NotNullWhen(true)] out SignedDocument? published,
        [NotNullWhen(false)] out JsonProblem? problem)
    {
        if (proofFiles.Count == 0)
        {
            (published, problem) = (document, null);
            return true;
        }
        published = null;
        var proofs = new List<ProofBytes>();
        if (!ProofBytes.TryReadAll(document.Bytes, "proof", proofs, out var own, out problem))
        {
            return false;
        }
        foreach (var file in proofFiles)
        {
            if (!ProofBytes.TryReadAll(file.Bytes, null, proofs, out _, out problem))
            {
                return false;
            }
        }
        proofs.Sort();
        // The joined document may be as large as its parts together: a limit that each part kept is not broken by joining them.
        var bytes = Join(document.Bytes.Span, own, proofs);
        return SignedDocument.TryParse(bytes, out published, out problem, JsonLimits.Credential with { Bytes = int.MaxValue });
    }

    private static ReadOnlyMemory<byte> Join(ReadOnlySpan<byte> document, Range between, List<ProofBytes> proofs)
    {
        var output = new ArrayBufferWriter<byte>(document.Length * 2);
        output.Write(document[..between.Start.Value]);
        for (var i = 0; i < proofs.Count; i++)
        {
            if (i > 0 && proofs[i].Bytes.Span.SequenceEqual(proofs[i - 1].Bytes.Span))
            {
                continue;
            }
            if (i > 0)
            {
                output.Write(Separator);
            }
            output.Write(proofs[i].Bytes.Span);
        }
        output.Write(document[between.End.Value..]);
        return output.WrittenMemory;
    }
}
