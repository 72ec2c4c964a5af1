namespace Publisher.Credentials.Json;

/// <summary>What is wrong with bytes that should be strict JSON.</summary>
public enum JsonProblemKind
{
    /// <summary>The bytes are not UTF-8.</summary>
    NotUtf8,
    /// <summary>The file starts with a byte order mark (RFC 8259 §8.1 forbids writing one).</summary>
    ByteOrderMark,
    /// <summary>The text is not JSON (RFC 8259).</summary>
    Syntax,
    /// <summary>An object has the same member twice, also when one spelling uses escapes.</summary>
    DuplicateMember,
    /// <summary>Objects and arrays are nested deeper than <see cref="JsonLimits.Depth"/>.</summary>
    TooDeep,
    /// <summary>The file is longer than <see cref="JsonLimits.Bytes"/>.</summary>
    TooLarge,
    /// <summary>A string escape is half of a surrogate pair.</summary>
    LoneSurrogate,
    /// <summary>The root is not an object (or not the array a proof file is).</summary>
    WrongRoot,
    /// <summary>A number is beyond the range of IEEE doubles: it has no canonical form (RFC 8785 §3.2.2.3).</summary>
    NumberTooLarge,
    /// <summary>The root <c>proof</c> is no array of proofs, or a proof lacks a text it is ordered by (<c>created</c>, <c>verificationMethod</c>, <c>cryptosuite</c>).</summary>
    WrongProof,
}

/// <summary>One problem with a JSON text: what, where (byte offset) and in which words.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Offset">Zero-based byte offset where it was noticed.</param>
/// <param name="Detail">A phrase in plain words, lower case, no full stop.</param>
public sealed record JsonProblem(JsonProblemKind Kind, int Offset, string Detail);
