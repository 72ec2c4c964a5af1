using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Xml;

namespace Publisher.Cli.Peers;

/// <summary>A sitemap (sitemaps.org 0.9) or an index of several: where a guild without archives names the awards that its feed tells no more.</summary>
/// <param name="IsIndex">Whether it leads to sitemaps rather than pages.</param>
/// <param name="Locations">The addresses in it.</param>
internal sealed record SitemapPage(bool IsIndex, ImmutableArray<string> Locations)
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const int Most = 50_000;

    /// <summary>Reads one; null for what is none.</summary>
    internal static SitemapPage? Read(ReadOnlyMemory<byte> bytes)
    {
        var segment = MemoryMarshal.TryGetArray(bytes, out var held) ? held : new(bytes.ToArray());
        using var stream = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
        var found = ImmutableArray.CreateBuilder<string>();
        string? root = null;
        try
        {
            using var xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1024, IgnoreComments = true, IgnoreProcessingInstructions = true });
            var isLocation = false;
            while (found.Count < Most && xml.Read())
            {
                if (isLocation && xml.NodeType == XmlNodeType.Text)
                {
                    found.Add(xml.Value.Trim());
                }
                isLocation = xml.NodeType == XmlNodeType.Element && xml.Depth == 2 && xml.LocalName == "loc" && xml.NamespaceURI == Namespace;
                root ??= xml.NodeType == XmlNodeType.Element && xml.NamespaceURI == Namespace ? xml.LocalName : null;
            }
        }
        catch (XmlException)
        {
            return null;
        }
        return root is "urlset" or "sitemapindex" ? new(root == "sitemapindex", found.ToImmutable()) : null;
    }
}
