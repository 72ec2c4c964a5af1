using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace Publisher.Credentials.Baking;

/// <summary>
/// An SVG as text, with the places of its root's start tag and of the elements of Open Badges. The platform's reader says what the file means;
/// a DOCTYPE is passed over unread, and one that declares anything (entities, default attributes) is refused: other programs would see another file.
/// </summary>
internal sealed class SvgReading
{
    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    private readonly string text;
    private readonly List<int> lines;

    private SvgReading(string text) => (this.text, lines) = (text, LinesOf(text));

    /// <summary>The root's start tag.</summary>
    public SvgRoot Root { get; private set; } = new("", 0, 0, false, null);

    /// <summary>The elements of Open Badges, in order.</summary>
    public List<SvgElement> Elements { get; } = [];

    public static bool TryRead(ReadOnlyMemory<byte> svg, [NotNullWhen(true)] out SvgReading? reading, [NotNullWhen(false)] out BakingProblem? problem)
    {
        reading = null;
        problem = BakedImage.WhyTooLarge(svg) ?? (Utf8.IsValid(svg.Span) ? null : Damaged("its text is not UTF-8"));
        if (problem is not null)
        {
            return false;
        }
        var read = new SvgReading(Encoding.UTF8.GetString(svg.Span));
        try
        {
            problem = read.Read();
        }
        catch (XmlException malformed)
        {
            problem = Damaged(FormattableString.Invariant($"it is not well-formed XML (line {Math.Max(1, malformed.LineNumber)}, column {Math.Max(1, malformed.LinePosition)})"));
        }
        reading = problem is null ? read : null;
        return problem is null;
    }

    /// <summary>The text without its elements of Open Badges, and with others directly after the root's start tag.</summary>
    /// <param name="elements">Their text.</param>
    /// <param name="declared">What the root is to declare the prefix for, or null.</param>
    public string With(string elements, string? declared)
    {
        var result = new StringBuilder(text.Length + elements.Length + 64);
        var afterName = Root.Start + 1 + Root.Name.Length;
        result.Append(text, 0, afterName);
        if (declared is not null)
        {
            result.Append(" xmlns:openbadges=\"").Append(declared).Append('"');
        }
        if (Root.IsEmpty && elements.Length > 0)
        {
            result.Append(text, afterName, Root.End - 2 - afterName).Append('>').Append(elements).Append("</").Append(Root.Name).Append('>');
        }
        else
        {
            result.Append(text, afterName, Root.End - afterName).Append(elements);
        }
        var at = Root.End;
        foreach (var element in Elements)
        {
            result.Append(text, at, element.Start - at);
            at = element.End;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }

    private BakingProblem? Read()
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersInDocument = BakedImage.MaxBytes,
            MaxCharactersFromEntities = 1024,
        };
        // A byte order mark is no part of the text.
        using var reader = XmlReader.Create(new StringReader(text[Mark..]), settings);
        var places = (IXmlLineInfo)reader;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.XmlDeclaration && reader.GetAttribute("encoding") is { } encoding
                && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !encoding.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            {
                return Damaged($"it says its text is {encoding}, and only UTF-8 is read");
            }
            if (reader.NodeType == XmlNodeType.Element && (reader.Depth == 0 ? ReadRoot(reader, places) : ReadElement(reader, places)) is { } problem)
            {
                return problem;
            }
        }
        return null;
    }

    private int Mark => text.StartsWith('\uFEFF') ? 1 : 0;

    private BakingProblem? ReadRoot(XmlReader reader, IXmlLineInfo places)
    {
        var start = IndexOf(places) - 1;
        if (reader.LocalName != "svg" || reader.NamespaceURI != SvgNamespace)
        {
            return new(BakingProblemKind.NotAPicture, $"this is XML, and no SVG: its first element is <{reader.Name}>");
        }
        if (DeclaresThings(text.AsSpan(0, start)))
        {
            return Damaged("its DOCTYPE declares things of its own, which is not allowed");
        }
        Root = new(reader.Name, start, TagEnd(start), reader.IsEmptyElement, reader.GetAttribute("xmlns:openbadges"));
        return null;
    }

    private BakingProblem? ReadElement(XmlReader reader, IXmlLineInfo places)
    {
        if (KindOf(reader) is not { } kind)
        {
            return reader.Prefix == "openbadges" || IsOpenBadges(reader.NamespaceURI)
                ? new(BakingProblemKind.NotReadable, $"the element <{reader.Name}> of {reader.NamespaceURI} is none that carries an award")
                : null;
        }
        var start = IndexOf(places) - 1;
        var verify = reader.GetAttribute("verify");
        var end = TagEnd(start);
        var body = new ElementText();
        for (var more = !reader.IsEmptyElement; more && reader.Read();)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.CDATA:
                    body.AddSection(reader.Value);
                    break;
                case XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    body.AddText(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    (end, more) = (TagEnd(IndexOf(places) - 2), false);
                    break;
                default:
                    return new(BakingProblemKind.NotReadable, $"the element <openbadges:{kind.Element()}> holds more than text");
            }
        }
        Elements.Add(new(kind, start, end, verify, body.ToString()));
        return null;
    }

    private static BakedKind? KindOf(XmlReader reader)
    {
        foreach (var kind in BakedKinds.All)
        {
            if (reader.LocalName == kind.Element() && reader.NamespaceURI == kind.Namespace())
            {
                return kind;
            }
        }
        return null;
    }

    private static bool IsOpenBadges(string space) => space == BakedKind.Credential.Namespace() || space == BakedKind.Assertion.Namespace();

    // The reader counts lines as XML does: CR LF, CR and LF each end one.
    private static List<int> LinesOf(string text)
    {
        var starts = new List<int> { text.StartsWith('\uFEFF') ? 1 : 0 };
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
            {
                starts.Add(at + 1);
            }
        }
        return starts;
    }

    private int IndexOf(IXmlLineInfo place) => lines[place.LineNumber - 1] + place.LinePosition - 1;

    // The file is well-formed so far: quotation marks in a tag come in pairs, and < does not stand between them.
    private int TagEnd(int start)
    {
        var quote = '\0';
        for (var at = start; ; at++)
        {
            var c = text[at];
            if (quote == '\0' && c == '>')
            {
                return at + 1;
            }
            quote = quote == '\0' ? c is '"' or '\'' ? c : '\0' : c == quote ? '\0' : quote;
        }
    }

    private static bool DeclaresThings(ReadOnlySpan<char> prologue)
    {
        for (var at = prologue.IndexOf('<'); at >= 0;)
        {
            prologue = prologue[at..];
            if (prologue.StartsWith("<!DOCTYPE"))
            {
                return WithoutQuoted(prologue).Contains('[', StringComparison.Ordinal);
            }
            // A comment or an instruction; the reader has been past its end.
            var (begin, end) = prologue.StartsWith("<!--") ? (4, "-->") : (2, "?>");
            prologue = prologue[begin..];
            prologue = prologue[(prologue.IndexOf(end) + end.Length)..];
            at = prologue.IndexOf('<');
        }
        return false;
    }

    private static string WithoutQuoted(ReadOnlySpan<char> declaration)
    {
        var (rest, quote) = (new StringBuilder(), '\0');
        foreach (var c in declaration)
        {
            if (quote == '\0' && c == '>')
            {
                break;
            }
            if (quote == '\0')
            {
                rest.Append(c);
            }
            quote = quote == '\0' ? c is '"' or '\'' ? c : '\0' : c == quote ? '\0' : quote;
        }
        return rest.ToString();
    }

    private static BakingProblem Damaged(string detail) => new(BakingProblemKind.Damaged, detail);

    /// <summary>The text of an element, as XML says it, without the white space that editors put around a CDATA section.</summary>
    private sealed class ElementText
    {
        private readonly StringBuilder text = new();
        private int sectionsEnd = -1;

        public void AddSection(string value)
        {
            if (sectionsEnd < 0 && IsBlank(0))
            {
                text.Clear();
            }
            sectionsEnd = text.Append(value).Length;
        }

        public void AddText(string value) => text.Append(value);

        public override string ToString() => sectionsEnd < 0 ? text.ToString().Trim(Spaces)
            : IsBlank(sectionsEnd) ? text.ToString(0, sectionsEnd) : text.ToString();

        private bool IsBlank(int from) => text.ToString(from, text.Length - from).Trim(Spaces).Length == 0;

        private static readonly char[] Spaces = [' ', '\t', '\r', '\n'];
    }
}
