namespace Publisher.Credentials.Verification;

/// <summary>
/// An issuer's documents by their published addresses, wherever they lie: on its site, in a copy of it, in its repository, in an offline file. So a verdict does
/// not depend on where they were found. Answers must not change while it is used.
/// </summary>
public interface IIssuerDocuments
{
    /// <summary>How the issuer came to be known, to follow "it is": "known from the documents in …".</summary>
    string Source { get; }

    /// <summary>What stands at an address.</summary>
    /// <param name="address">An absolute address, as documents name it.</param>
    /// <param name="mostBytes">Longer documents are not read.</param>
    DocumentAnswer Find(string address, int mostBytes);
}

/// <summary>How a question for a document ended.</summary>
public enum DocumentStanding
{
    /// <summary>Here it is.</summary>
    Found,
    /// <summary>Nothing stands there.</summary>
    Absent,
    /// <summary>It was taken away for good (HTTP 410).</summary>
    Gone,
    /// <summary>That could not be found out.</summary>
    Unknown,
}

/// <summary>The answer to "what stands there".</summary>
/// <param name="Standing">How it ended.</param>
/// <param name="Bytes">The exact bytes, when found; empty otherwise.</param>
/// <param name="Problem">Why there are none: a phrase in plain words, lower case, no full stop; null when found.</param>
public readonly record struct DocumentAnswer(DocumentStanding Standing, ReadOnlyMemory<byte> Bytes, string? Problem)
{
    /// <summary>It was found.</summary>
    public static DocumentAnswer Found(ReadOnlyMemory<byte> bytes) => new(DocumentStanding.Found, bytes, null);

    /// <summary>Nothing stands there.</summary>
    public static DocumentAnswer Absent(string problem) => new(DocumentStanding.Absent, default, problem);

    /// <summary>That could not be found out.</summary>
    public static DocumentAnswer Unknown(string problem) => new(DocumentStanding.Unknown, default, problem);
}
