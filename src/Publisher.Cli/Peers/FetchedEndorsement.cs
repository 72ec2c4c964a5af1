using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Cli.Peers;

/// <summary>An endorsement as another site answered it: read, and about to be judged.</summary>
/// <param name="Document">Its exact bytes.</param>
/// <param name="Said">What it says.</param>
internal sealed record FetchedEndorsement(SignedDocument Document, EndorsementCredential Said)
{
    /// <summary>Reads it; null with the problem, a phrase, when it is none, or none of that address.</summary>
    internal static FetchedEndorsement? Read(string address, ReadOnlyMemory<byte> bytes, out string? problem)
    {
        if (!SignedDocument.TryParse(bytes, out var document, out var unreadable))
        {
            problem = RecognitionDocument.IsWebPage(bytes.Span) ? "a web page stands there" : unreadable.Detail;
            return null;
        }
        if (!EndorsementCredential.TryRead(document.Root, out var said, out var shape))
        {
            problem = $"{shape.Detail} (at {shape.Pointer})";
            return null;
        }
        problem = said.Id == address ? null : $"it says that it stands at {said.Id}";
        return problem is null ? new(document, said) : null;
    }
}
