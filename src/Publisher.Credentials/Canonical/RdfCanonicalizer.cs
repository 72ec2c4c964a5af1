using System.Buffers;
using System.Security.Cryptography;

namespace Publisher.Credentials.Canonical;

/// <summary>How a canonicalization ended.</summary>
public enum RdfCanonicalForm
{
    /// <summary>The canonical N-Quads were written.</summary>
    Written,
    /// <summary>Telling the blank nodes apart takes more work than allowed (a poisoned or very symmetrical dataset).</summary>
    TooComplex,
    /// <summary>A quad stands twice, made from different values: some programs count it once, some twice.</summary>
    AmbiguousDuplicate,
    /// <summary>The order of two lines depends on whether characters are compared as code points or as UTF-16 units.</summary>
    AmbiguousOrder,
}

/// <summary>
/// RDF Dataset Canonicalization (RDFC-1.0, W3C Recommendation): one sequence of N-Quads for every way of labelling blank nodes and ordering quads.
/// Blank nodes are told apart by the hash of the quads they stand in; those that stay equal, by the longer N-degree algorithm.
/// </summary>
public static class RdfCanonicalizer
{
    /// <summary>Enough work for every graph that is not made to be hard: five times what the hardest published ones need.</summary>
    public const int GenerousWork = 5_000;

    /// <summary>
    /// Writes the canonical N-Quads, sorted by code points.
    /// </summary>
    /// <param name="dataset">The quads.</param>
    /// <param name="output">Receives UTF-8, only when the result is <see cref="RdfCanonicalForm.Written"/>.</param>
    /// <param name="maxDeepIterations">
    /// How many times the N-degree algorithm may run; null for once per blank node that is not unique, which is the bound the JavaScript ecosystem keeps.
    /// </param>
    /// <param name="hash">SHA-256 when absent.</param>
    /// <param name="labels">Receives, by number, what each blank node is called: <c>_:c14n</c> and this number.</param>
    public static RdfCanonicalForm Write(
        RdfDataset dataset, IBufferWriter<byte> output, int? maxDeepIterations = null, HashAlgorithmName? hash = null, int[]? labels = null)
    {
        using var run = new RdfCanonicalization(dataset, hash ?? HashAlgorithmName.SHA256);
        if (!run.LabelBlankNodes(maxDeepIterations))
        {
            return RdfCanonicalForm.TooComplex;
        }
        if (labels is not null)
        {
            run.Labels.CopyTo(labels);
        }
        return run.WriteQuads(output);
    }
}
