using System.Text;
using Publisher.Credentials.Verification;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>Documents by address, as a test gives them.</summary>
internal sealed class DocumentsInMemory : IIssuerDocuments
{
    private readonly Dictionary<string, DocumentAnswer> documents = new(StringComparer.Ordinal);

    public string Source => "known from a test";

    /// <summary>Every address that was asked for.</summary>
    public List<string> Asked { get; } = [];

    public void Add(string address, string text) => documents[address] = DocumentAnswer.Found(Encoding.UTF8.GetBytes(text));

    public void Gone(string address) => documents[address] = new(DocumentStanding.Gone, default, "it was taken away for good");

    public void Remove(string address) => documents.Remove(address);

    public DocumentAnswer Find(string address, int mostBytes)
    {
        Asked.Add(address);
        return documents.TryGetValue(address, out var answer) ? answer : DocumentAnswer.Absent($"nothing stands at {address}");
    }
}
