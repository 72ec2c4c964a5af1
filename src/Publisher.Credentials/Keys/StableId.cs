using System.Text.RegularExpressions;

namespace Publisher.Credentials.Keys;

/// <summary>
/// A person's one stable id in a guild: did:key, did:web, an https address, or a urn:uuid minted once. Ids are compared letter by letter for
/// ever, so each has one spelling: an ASCII host in lower case, no default port, no empty or dot segments.
/// </summary>
public static partial class StableId
{
    /// <summary>Whether a text is such an id in its one spelling.</summary>
    public static bool IsValid(string text) => text.Length <= 500 && (
        text.StartsWith("did:key:", StringComparison.Ordinal) ? DidKey.TryGetKey(text, out _)
        : text.StartsWith("did:web:", StringComparison.Ordinal) ? DidWeb.TryGetDocumentUrl(text, out _)
        : text.StartsWith("https:", StringComparison.Ordinal) ? Address().IsMatch(text) && !text.Contains(":443/", StringComparison.Ordinal) && !DotSegment().IsMatch(text)
        : Uuid().IsMatch(text));

    [GeneratedRegex(@"^https://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::[1-9][0-9]{0,4})?/(?:[A-Za-z0-9._~!$&'()*+,;=:@%-]+/)*[A-Za-z0-9._~!$&'()*+,;=:@%-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"/\.{1,2}(?:/|\z)|%(?![0-9A-F]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex DotSegment();

    [GeneratedRegex(@"^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();
}
