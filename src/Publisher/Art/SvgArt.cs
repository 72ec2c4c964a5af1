using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;

namespace Publisher.Art;

/// <summary>A problem in contributed art.</summary>
/// <param name="Line">1-based line, 1 for PNG.</param>
/// <param name="Column">1-based column.</param>
/// <param name="Detail">Plain words: lower-case start, no full stop.</param>
public sealed record ArtProblem(int Line, int Column, string Detail);

/// <summary>
/// Contributed SVG (SVG 1.1 and the parts of 2 that browsers draw): an allow-list of elements, attributes and CSS, written anew.
/// What an editor keeps for itself (its own namespaces, metadata, comments) is dropped, since no browser draws it; everything
/// that can run, load or move is refused, never repaired. The picture is never changed. A DOCTYPE is passed over unread, so no
/// entity is ever defined, and one that is named is an error.
/// </summary>
public static class SvgArt
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>Most elements in a file.</summary>
    public const int MaxElements = 10_000;

    /// <summary>Most elements once every reference (use, pattern, filter …) is followed.</summary>
    public const int MaxDrawn = 1_000_000;

    private const int MaxDepth = 128;

    /// <summary>The cleaned SVG (deterministic bytes: UTF-8, LF, no declaration), or why it is refused.</summary>
    public static bool TryClean(ReadOnlyMemory<byte> svg, [NotNullWhen(true)] out byte[]? cleaned, [NotNullWhen(false)] out ArtProblem? problem)
    {
        (cleaned, problem) = (null, null);
        if (svg.Length > MaxBytes)
        {
            problem = new(1, 1, $"the file has {svg.Length / 1024} KiB, at most {MaxBytes / 1024} are allowed");
            return false;
        }
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersInDocument = MaxBytes,
            MaxCharactersFromEntities = 1024,
            IgnoreComments = true,
            CloseInput = true,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(svg.ToArray(), writable: false), settings);
            cleaned = new Cleaning(reader).Run();
            return true;
        }
        catch (SvgRefusedException refused)
        {
            problem = refused.Problem;
        }
        catch (XmlException malformed)
        {
            problem = new(Math.Max(1, malformed.LineNumber), Math.Max(1, malformed.LinePosition), "this is not well-formed XML: " + InOurWords(malformed.Message));
        }
        return false;
    }

    // The reader's sentence without its place (we say that ourselves) and full stop.
    private static string InOurWords(string message)
    {
        var place = message.IndexOf(" Line ", StringComparison.Ordinal);
        var sentence = (place < 0 ? message : message[..place]).TrimEnd('.', ' ');
        return sentence.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(sentence[0]) + sentence[1..];
    }

    /// <summary>One pass from the reader to text; any refusal leaves by exception and is caught above.</summary>
    private sealed class Cleaning(XmlReader reader)
    {
        private readonly StringBuilder text = new();
        private readonly List<string> open = [];
        private readonly SvgReferences references = new();
        private bool tagIsOpen;
        private bool hasLinks;
        private int afterNamespace;

        public byte[] Run()
        {
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        Element();
                        break;
                    case XmlNodeType.EndElement:
                        Close();
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                        Text();
                        break;
                    case XmlNodeType.ProcessingInstruction when reader.Name == "xml-stylesheet":
                        throw Refuse("a stylesheet outside the file is not allowed: put its rules into a <style> element");
                    case XmlNodeType.EntityReference:
                        throw Refuse($"the entity &{reader.Name}; is not allowed");
                }
            }
            if (references.Drawn() > MaxDrawn)
            {
                throw new SvgRefusedException(new(1, 1, "references inside references: followed, the picture would have over a million elements"));
            }
            if (hasLinks)
            {
                text.Insert(afterNamespace, $" xmlns:xlink=\"{SvgVocabulary.XLink}\"");
            }
            return new UTF8Encoding(false).GetBytes(text.Append('\n').ToString());
        }

        private void Element()
        {
            var name = reader.LocalName;
            if (open.Count == 0 && (name != "svg" || reader.NamespaceURI != SvgVocabulary.Svg))
            {
                throw Refuse($"the first element is <{reader.Name}>, not an <svg> of the SVG namespace (xmlns=\"{SvgVocabulary.Svg}\")");
            }
            if (reader.NamespaceURI != SvgVocabulary.Svg)
            {
                if (!SvgVocabulary.IsEditors(reader.NamespaceURI))
                {
                    throw Refuse($"the element <{reader.Name}> is not SVG");
                }
                Drop();
                return;
            }
            if (SvgVocabulary.Unseen.Contains(name))
            {
                Drop();
                return;
            }
            if (!SvgVocabulary.Elements.Contains(name))
            {
                throw Refuse(SvgVocabulary.WhyNot(name) is { } why ? $"<{name}> is not allowed: {why}" : $"the element <{name}> is not allowed");
            }
            if (references.Add(name, open.Count) > MaxElements)
            {
                throw Refuse($"the picture has more than {MaxElements} elements");
            }
            if (open.Count >= MaxDepth)
            {
                throw Refuse($"elements stand more than {MaxDepth} deep in one another");
            }

            CloseTag();
            if (open.Count > 0 && !InWords)
            {
                text.Append('\n');
            }
            text.Append('<').Append(name);
            if (open.Count == 0)
            {
                text.Append(" xmlns=\"").Append(SvgVocabulary.Svg).Append('"');
                afterNamespace = text.Length;
            }
            var isEmpty = reader.IsEmptyElement;
            while (reader.MoveToNextAttribute())
            {
                Attribute(name);
            }
            reader.MoveToElement();
            (tagIsOpen, var depth) = (true, open.Count);
            open.Add(name);
            if (name == "style" && !isEmpty)
            {
                StyleSheet(depth);
            }
            else if (isEmpty)
            {
                Close();
            }
        }

        private void Attribute(string element)
        {
            var name = reader.LocalName;
            switch (reader.NamespaceURI)
            {
                case SvgVocabulary.Xmlns:
                    return;
                case SvgVocabulary.XLink when name == "href":
                    hasLinks = true;
                    Write("xlink:href", Reference(element));
                    return;
                case SvgVocabulary.XLink:
                    return; // how a link would be shown; there are no links
                case SvgVocabulary.Xml when name is "space" or "lang":
                    Write("xml:" + name, reader.Value);
                    return;
                case "":
                    break;
                case var other when SvgVocabulary.IsEditors(other):
                    return;
                default:
                    throw Refuse($"the attribute {reader.Name} is not allowed");
            }
            if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            {
                throw Refuse($"the attribute {name} runs a script, which is not allowed");
            }
            if (name == "href")
            {
                Write("href", Reference(element));
            }
            else if (name == "style")
            {
                if (SvgStyle.Declarations(reader.Value, references.Refer, out var why) is not { } style)
                {
                    throw Refuse(why!);
                }
                if (style.Length > 0)
                {
                    Write("style", style);
                }
            }
            else if (SvgVocabulary.IsAttribute(name))
            {
                if (SvgStyle.WhyValueIsRefused(reader.Value, references.Refer) is { } why)
                {
                    throw Refuse($"in the attribute {name}: {why}");
                }
                if (name == "id")
                {
                    references.Name(reader.Value);
                }
                else if (name == "class")
                {
                    references.Classes(reader.Value);
                }
                Write(name, reader.Value);
            }
            else if (!SvgVocabulary.IsUnseenAttribute(name))
            {
                throw Refuse($"the attribute {name} is not allowed");
            }
        }

        private string Reference(string element)
        {
            var value = reader.Value.Trim();
            if (value.Length > 1 && value[0] == '#')
            {
                references.Refer(value[1..]);
                return value;
            }
            if (element is "image" or "feImage" && value.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            {
                return SvgRaster.TryRead(value, out var clean, out var why) ? clean : throw Refuse(why);
            }
            var shown = value.Length > 60 ? value[..60] + "…" : value;
            throw Refuse($"a reference must stay inside the file (#id), this one is \"{shown}\"");
        }

        private void Text()
        {
            if (InWords)
            {
                CloseTag();
                Escape(reader.Value, inAttribute: false);
            }
        }

        private void StyleSheet(int depth)
        {
            var css = new StringBuilder();
            var (line, column) = Place();
            while (reader.Read() && reader.Depth > depth)
            {
                css.Append(reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace
                    ? reader.Value
                    : reader.NodeType == XmlNodeType.ProcessingInstruction ? "" : throw Refuse("a <style> element holds CSS alone"));
            }
            if (SvgStyle.Sheet(css.ToString(), references.ReferByRule, out var why) is not { } sheet)
            {
                throw new SvgRefusedException(new(line, column, "in <style>: " + why));
            }
            CloseTag();
            Escape(sheet, inAttribute: false);
            Close();
        }

        // Inside these, white space and words are part of the picture or of its description.
        private bool InWords => open.Count > 0 && open[^1] is "text" or "tspan" or "textPath" or "title" or "desc";

        private void Drop()
        {
            if (reader.IsEmptyElement)
            {
                return;
            }
            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.NodeType == XmlNodeType.Element && references.Skip() > MaxElements)
                {
                    throw Refuse($"the picture has more than {MaxElements} elements");
                }
            }
        }

        private void Close()
        {
            var name = open[^1];
            var words = InWords;
            open.RemoveAt(open.Count - 1);
            if (tagIsOpen)
            {
                text.Append("/>");
                tagIsOpen = false;
                return;
            }
            text.Append(words || name == "style" ? "</" : "\n</").Append(name).Append('>');
        }

        private void CloseTag()
        {
            if (tagIsOpen)
            {
                text.Append('>');
                tagIsOpen = false;
            }
        }

        private void Write(string name, string value)
        {
            text.Append(' ').Append(name).Append("=\"");
            Escape(value, inAttribute: true);
            text.Append('"');
        }

        private void Escape(string value, bool inAttribute)
        {
            foreach (var c in value)
            {
                _ = c switch
                {
                    '&' => text.Append("&amp;"),
                    '<' => text.Append("&lt;"),
                    '>' => text.Append("&gt;"),
                    '"' when inAttribute => text.Append("&quot;"),
                    '\n' or '\t' when inAttribute => text.Append("&#").Append((int)c).Append(';'),
                    '\r' => text.Append("&#13;"),
                    _ => text.Append(c),
                };
            }
        }

        private (int Line, int Column) Place() =>
            reader is IXmlLineInfo info && info.HasLineInfo() ? (Math.Max(1, info.LineNumber), Math.Max(1, info.LinePosition)) : (1, 1);

        private SvgRefusedException Refuse(string detail)
        {
            var (line, column) = Place();
            return new(new(line, column, detail));
        }
    }
}

/// <summary>Leaves the one pass of cleaning; never seen outside.</summary>
internal sealed class SvgRefusedException(ArtProblem problem) : Exception(problem.Detail)
{
    public ArtProblem Problem { get; } = problem;
}
