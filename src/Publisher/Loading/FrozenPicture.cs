using System.Runtime.InteropServices;
using System.Xml;
using Publisher.Art;
using Publisher.Content;
using Publisher.Credentials.Baking;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>
/// The SVG of a frozen version: its digest is signed, so it is published byte for byte or not at all. It must be safe, and cleaning must
/// find nothing in it to drop. How the cleaner writes may change with the program; what was signed must go on being good, so only what
/// the two say is compared: elements, attributes and text in their order, not spelling.
/// </summary>
internal static class FrozenPicture
{
    public static SourceFile? Read(SourceFile? svg, KnownPictures known, DiagnosticBag diagnostics)
    {
        if (svg is null || known.Has(svg, PictureKind.FrozenSvg))
        {
            return svg;
        }
        if (!SvgArt.TryClean(svg.Bytes, out var cleaned, out var problem))
        {
            diagnostics.Add(SiteDescriptors.PictureNotClean, new(svg.Path, problem.Line, problem.Column), problem.Detail);
            return null;
        }
        // Awards are baked into it as it stands.
        var why = svg.Bytes.Span.SequenceEqual(cleaned) ? null
            : !BakedSvg.TryBake(svg.Bytes, new(), out _, out var unfit) ? unfit.Detail
            : SaysTheSame(svg.Bytes, cleaned) ? null : "still holds what an editor wrote for itself";
        if (why is null)
        {
            known.Add(svg, PictureKind.FrozenSvg);
            return svg;
        }
        diagnostics.Add(SiteDescriptors.PictureNotClean, new(svg.Path), why);
        return null;
    }

    private static bool SaysTheSame(ReadOnlyMemory<byte> svg, byte[] cleaned)
    {
        try
        {
            return Parts(svg).SequenceEqual(Parts(cleaned), StringComparer.Ordinal);
        }
        catch (XmlException)
        {
            // A DOCTYPE, which cleaning drops.
            return false;
        }
    }

    private static List<string> Parts(ReadOnlyMemory<byte> svg)
    {
        var parts = new List<string>();
        var bytes = MemoryMarshal.TryGetArray(svg, out var segment) ? segment : new(svg.ToArray());
        using var stream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
        using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true });
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    parts.Add($"<{reader.NamespaceURI} {reader.LocalName}");
                    parts.AddRange(Attributes(reader).Order(StringComparer.Ordinal));
                    break;
                case XmlNodeType.ProcessingInstruction:
                    parts.Add($"?{reader.Name}");
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when !string.IsNullOrWhiteSpace(reader.Value):
                    parts.Add($"\"{reader.Value.Trim()}");
                    break;
                default:
                    break;
            }
        }
        return parts;
    }

    /// <summary>A declared namespace that nothing uses says nothing; what uses it is told by its own namespace.</summary>
    private static List<string> Attributes(XmlReader reader)
    {
        var attributes = new List<string>();
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
            {
                attributes.Add($"{reader.NamespaceURI} {reader.LocalName}={reader.Value}");
            }
        }
        reader.MoveToElement();
        return attributes;
    }
}
