using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Publisher.Art;
using Publisher.Testing;

namespace Publisher.Tests.Art;

/// <summary>SVG as people really make it, and as attackers do.</summary>
public sealed partial class RealSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Badges_drawn_with_Inkscape_are_accepted_and_keep_every_element_that_is_drawn()
    {
        var files = RealFiles.In(".svg", "inkscape-svg");
        Assert.Equal(8, files.Length);
        var accepted = 0;
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            if (Path.GetFileName(file) == "badge-shape.svg")
            {
                // This one breaks off in the middle of an attribute; no browser shows it.
                Assert.False(SvgArt.TryClean(bytes, out _, out var problem));
                Assert.Equal(1981, problem.Line);
                continue;
            }
            Assert.True(SvgArt.TryClean(bytes, out var cleaned, out var why), $"{file}: {why}");
            Assert.Equal(Drawn(bytes), Drawn(cleaned));
            var text = Encoding.UTF8.GetString(cleaned);
            Assert.DoesNotContain("inkscape", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("sodipodi", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<!--", text, StringComparison.Ordinal);
            Assert.True(SvgArt.TryClean(cleaned, out var again, out _));
            Assert.Equal(cleaned, again);
            accepted++;
        }
        Assert.Equal(7, accepted);
    }

    // Every SVG element outside metadata, in order, with its plain attributes (styles by their declarations) and, in text, its words.
    private static List<string> Drawn(byte[] svg)
    {
        using var stream = new MemoryStream(svg);
        return
        [
            .. XDocument.Load(stream, LoadOptions.PreserveWhitespace).Descendants()
                .Where(e => e.Name.Namespace == Svg && e.AncestorsAndSelf().All(a => a.Name.Namespace == Svg && a.Name != Svg + "metadata"))
                .Select(e => e.Name.LocalName + " " + string.Join('|', e.Attributes().Where(a => a.Name.NamespaceName is "" or "http://www.w3.org/1999/xlink" && !a.IsNamespaceDeclaration && !(a.Name == "style" && a.Value.Trim().Length == 0))
                    .Select(a => a.Name.LocalName + "=" + Plain(a)).Order(StringComparer.Ordinal)) + (e.Name == Svg + "text" ? e.Value : "")),
        ];

        static string Plain(XAttribute a) => a.Name.LocalName switch
        {
            "style" => string.Join(';', a.Value.Split(';').Select(d => Spaces().Replace(d, "")).Where(d => d.Length > 0 && !d.StartsWith("-inkscape", StringComparison.Ordinal))),
            "href" => Spaces().Replace(a.Value, ""),
            _ => a.Value,
        };
    }

    [Fact]
    public void Attackers_payloads_are_refused_or_harmless()
    {
        using var cases = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector("dompurify", "expect.json")));
        var (tried, accepted) = (0, 0);
        foreach (var payload in cases.RootElement.EnumerateArray().Select(c => c.GetProperty("payload").GetString()!))
        {
            // As it stands; its svg part alone, in the SVG namespace; and all of it inside a picture.
            var from = payload.IndexOf("<svg", StringComparison.Ordinal);
            var to = payload.LastIndexOf("</svg>", StringComparison.Ordinal);
            string[] forms =
            [
                payload,
                from >= 0 && to > from ? WithNamespace(payload[from..(to + 6)]) : payload,
                $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{payload}</svg>",
            ];
            foreach (var form in forms)
            {
                tried++;
                if (SvgArtTests.Clean(form, out _) is { } cleaned)
                {
                    accepted++;
                    AssertHarmless(cleaned);
                }
            }
        }
        Assert.Equal(223 * 3, tried);
        Assert.Equal(AcceptedPayloads, accepted);
    }

    // Pictures without anything active, and plain words.
    private const int AcceptedPayloads = 17;

    private static string WithNamespace(string svg) =>
        svg.Contains("xmlns=\"http://www.w3.org/2000/svg\"", StringComparison.Ordinal) ? svg : svg.Insert(4, " xmlns=\"http://www.w3.org/2000/svg\"");

    private static void AssertHarmless(string cleaned)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
        using var reader = XmlReader.Create(new StringReader(cleaned), settings);
        foreach (var element in XDocument.Load(reader).Descendants())
        {
            Assert.Equal(Svg, element.Name.Namespace);
            Assert.DoesNotContain(element.Name.LocalName, (string[])["script", "foreignObject", "a", "animate", "set", "handler", "iframe"]);
            foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
            {
                Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.ToString());
                Assert.DoesNotContain("script:", attribute.Value, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("http", attribute.Value, StringComparison.OrdinalIgnoreCase);
                if (attribute.Name.LocalName == "href")
                {
                    Assert.Matches("^(#|data:image/(png|jpeg);base64,)", attribute.Value);
                }
            }
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
