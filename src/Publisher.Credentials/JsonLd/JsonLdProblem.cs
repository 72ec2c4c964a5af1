namespace Publisher.Credentials.JsonLd;

/// <summary>Why a document cannot be read as closed-world JSON-LD.</summary>
public enum JsonLdProblemKind
{
    /// <summary>The <c>@context</c> array is none that is known.</summary>
    UnknownContext,
    /// <summary>A member or type is not defined by the context: JSON-LD would drop it silently.</summary>
    UndefinedTerm,
    /// <summary>Good JSON-LD that this program does not read: a type named by its whole address, the direction of a text.</summary>
    NotRead,
    /// <summary>A nested <c>@context</c> stands where none is allowed, or differs from the allowed ones.</summary>
    MisplacedContext,
    /// <summary>An id or type is a relative address.</summary>
    RelativeId,
    /// <summary>A JSON-LD keyword that closed-world documents do not use (<c>@graph</c>, <c>@reverse</c>, …).</summary>
    Keyword,
    /// <summary>A value has a shape its term does not allow (an object where text is expected, null, …).</summary>
    WrongShape,
    /// <summary>The graph is too large or too symmetrical to canonicalize within bounds (RDFC-1.0 dataset poisoning).</summary>
    TooComplex,
    /// <summary>Programs in use read the document in different ways (equal statements made from different values, or an order that depends on UTF-16).</summary>
    Ambiguous,
}

/// <summary>One problem of a document read as JSON-LD.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Pointer">JSON Pointer (RFC 6901) to the member.</param>
/// <param name="Detail">A phrase in plain words, naming the term, context or address.</param>
public sealed record JsonLdProblem(JsonLdProblemKind Kind, string Pointer, string Detail)
{
    /// <summary>Whether the document may well be good, and this program cannot tell: "could not be determined" where it is not our own.</summary>
    public bool IsUnknown => Kind is JsonLdProblemKind.UnknownContext or JsonLdProblemKind.NotRead or JsonLdProblemKind.TooComplex;
}
