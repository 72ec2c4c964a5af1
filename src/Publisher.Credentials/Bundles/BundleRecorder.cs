using Publisher.Credentials.Verification;

namespace Publisher.Credentials.Bundles;

/// <summary>Hands on an issuer's documents and remembers those that were found: exactly what an offline file has to hold.</summary>
/// <param name="inner">Where the documents are.</param>
public sealed class BundleRecorder(IIssuerDocuments inner) : IIssuerDocuments
{
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> found = new(StringComparer.Ordinal);

    /// <summary>What was found so far, by address.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Found => found;

    /// <inheritdoc/>
    public string Source => inner.Source;

    /// <inheritdoc/>
    public DocumentAnswer Find(string address, int mostBytes)
    {
        var answer = inner.Find(address, mostBytes);
        // What is not text cannot be in the file; and none of an issuer's documents is anything else.
        if (answer.Standing == DocumentStanding.Found && System.Text.Unicode.Utf8.IsValid(answer.Bytes.Span))
        {
            found[address] = answer.Bytes;
        }
        return answer;
    }
}
