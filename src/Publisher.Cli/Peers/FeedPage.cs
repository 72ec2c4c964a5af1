using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Xml;

namespace Publisher.Cli.Peers;

/// <summary>A page of a peer's feed: Atom (RFC 4287), the current one or an archive (RFC 5005 §4). Of each entry only the address of the signed document is read; no word of it is believed.</summary>
/// <param name="Previous">The archive before it; null for none.</param>
/// <param name="Documents">The addresses of the signed documents that entries lead to (<c>related</c>), newest first.</param>
/// <param name="Updated">When it says that something happened last, as it is written; null where it does not.</param>
internal sealed record FeedPage(string? Previous, ImmutableArray<string> Documents, string? Updated)
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int MostEntries = 5_000;

    /// <summary>Reads a page; the problem is a phrase.</summary>
    internal static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out FeedPage? page, [NotNullWhen(false)] out string? problem)
    {
        page = null;
        if (RecognitionDocument.IsWebPage(bytes.Span))
        {
            problem = "a web page stands there";
            return false;
        }
        try
        {
            page = Read(bytes, out problem);
            return page is not null;
        }
        catch (XmlException wrong)
        {
            problem = FormattableString.Invariant($"it is no XML that is read here (line {wrong.LineNumber})");
            return false;
        }
    }

    private static FeedPage? Read(ReadOnlyMemory<byte> bytes, out string? problem)
    {
        var segment = MemoryMarshal.TryGetArray(bytes, out var held) ? held : new(bytes.ToArray());
        using var stream = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
        using var xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1024, IgnoreComments = true, IgnoreProcessingInstructions = true });
        string? previous = null;
        string? updated = null;
        var isUpdated = false;
        var (depth, entries, isFeed) = (-1, 0, false);
        var documents = ImmutableArray.CreateBuilder<string>();
        while (xml.Read())
        {
            if (isUpdated && xml.NodeType == XmlNodeType.Text)
            {
                updated ??= xml.Value.Length <= 40 ? xml.Value : null;
            }
            isUpdated = xml.NodeType == XmlNodeType.Element && xml.Depth == 1 && xml.LocalName == "updated" && xml.NamespaceURI == Atom;
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != Atom)
            {
                continue;
            }
            if (xml.Depth == 0)
            {
                isFeed = xml.LocalName == "feed";
            }
            else if (xml.LocalName == "entry" && xml.Depth == 1)
            {
                (depth, entries) = (xml.Depth, entries + 1);
            }
            else if (xml.LocalName == "link" && xml.GetAttribute("href") is { } href)
            {
                var relation = xml.GetAttribute("rel");
                if (relation == "prev-archive" && xml.Depth == 1)
                {
                    previous ??= href;
                }
                else if (relation == "related" && depth == 1 && xml.Depth == 2 && documents.Count < entries)
                {
                    documents.Add(href);
                }
            }
        }
        problem = !isFeed ? "it is no Atom feed" : entries > MostEntries ? FormattableString.Invariant($"it has {entries} entries on one page, and at most {MostEntries} are read") : null;
        return problem is null ? new(previous, documents.ToImmutable(), updated) : null;
    }
}
