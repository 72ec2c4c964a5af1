using System.Diagnostics;
using System.Text;
using Publisher.Art;

namespace Publisher.Tests.Art;

public sealed class SvgArtTests
{
    private const string Open = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n";

    internal static string? Clean(string svg, out ArtProblem? problem) =>
        SvgArt.TryClean(Encoding.UTF8.GetBytes(svg), out var cleaned, out problem) ? Encoding.UTF8.GetString(cleaned) : null;

    private static ArtProblem Refused(string svg)
    {
        Assert.Null(Clean(svg, out var problem));
        return problem!;
    }

    private static string Accepted(string svg)
    {
        var cleaned = Clean(svg, out var problem);
        Assert.True(cleaned is not null, problem?.ToString());
        Assert.Equal(cleaned, Clean(cleaned, out _)); // what is clean stays as it is
        return cleaned;
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", 2, "<script> is not allowed: a picture runs nothing")]
    [InlineData("<script xlink:href=\"data:text/javascript,alert(1)\"/>", 2, "<script> is not allowed")]
    [InlineData("<g onload=\"alert(1)\"/>", 4, "runs a script")]
    [InlineData("<g OnClick=\"alert(1)\"/>", 4, "runs a script")]
    [InlineData("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>", 2, "brings a web page")]
    [InlineData("<p xmlns=\"http://www.w3.org/1999/xhtml\">x</p>", 2, "<p> is not SVG")]
    [InlineData("<a xlink:href=\"javascript:alert(1)\"><path/></a>", 2, "<a> is not allowed")]
    [InlineData("<use xlink:href=\"https://evil.example/x.svg#a\"/>", 6, "must stay inside the file")]
    [InlineData("<use href=\"//evil.example/x.svg#a\"/>", 6, "must stay inside the file")]
    [InlineData("<use href=\"data:image/svg+xml;base64,PHN2Zy8+#a\"/>", 6, "must stay inside the file")]
    [InlineData("<image href=\"https://evil.example/x.png\"/>", 8, "must stay inside the file")]
    [InlineData("<image href=\"file:///etc/passwd\"/>", 8, "must stay inside the file")]
    [InlineData("<image href=\"data:image/svg+xml;base64,PHN2Zy8+\"/>", 8, "must be a PNG or JPEG")]
    [InlineData("<image href=\"data:image/png;base64,AAAA\"/>", 8, "embedded PNG is damaged")]
    [InlineData("<image href=\"data:image/jpeg;base64,AAAA\"/>", 8, "embedded JPEG is damaged")]
    [InlineData("<image href=\"data:image/png;base64,*\"/>", 8, "not well-formed base64")]
    [InlineData("<feImage href=\"https://evil.example/x.png\"/>", 10, "must stay inside the file")]
    [InlineData("<path><animate attributeName=\"href\" to=\"javascript:alert(1)\"/></path>", 8, "a badge stands still")]
    [InlineData("<set attributeName=\"onmouseover\" to=\"alert(1)\"/>", 2, "a badge stands still")]
    [InlineData("<path style=\"fill:url(https://evil.example/a)\"/>", 7, "does not stay inside the file")]
    [InlineData("<path style=\"fill:URL( '//evil.example/a#b' )\"/>", 7, "does not stay inside the file")]
    [InlineData("<path fill=\"url(data:image/png;base64,AAAA)\"/>", 7, "does not stay inside the file")]
    [InlineData("<path style=\"fill:\\75rl(https://evil.example/a)\"/>", 7, "backslash")]
    [InlineData("<path style=\"fill:image-set('x.png' 1x)\"/>", 7, "image-set() is not allowed")]
    [InlineData("<path style=\"width:expression(alert(1))\"/>", 7, "expression() is not allowed")]
    [InlineData("<path style=\"behavior:url(#a)\"/>", 7, "property \"behavior\" is not allowed")]
    [InlineData("<path style=\"fill:red/* open\"/>", 7, "comment")]
    [InlineData("<style>@import 'https://evil.example/a.css';</style>", 2, "@import is not allowed")]
    [InlineData("<style>@font-face{src:url(https://evil.example/a.woff)}</style>", 2, "@font-face is not allowed")]
    [InlineData("<style>path{fill:url(https://evil.example/a#b)}</style>", 2, "does not stay inside the file")]
    [InlineData("<style>path{}} *{fill:red}</style>", 2, "")]
    [InlineData("<style>a[href]{fill:red}</style>", 2, "selector")]
    [InlineData("<style><path/></style>", 9, "CSS alone")]
    [InlineData("<handler xmlns=\"http://www.w3.org/2001/xml-events\">alert(1)</handler>", 2, "is not SVG")]
    [InlineData("<path xml:base=\"https://evil.example/\"/>", 7, "xml:base is not allowed")]
    [InlineData("<path formaction=\"x\"/>", 7, "formaction is not allowed")]
    [InlineData("<circle r=\"javascript:alert(1)\"/>", 9, "alert() is not allowed")]
    [InlineData("<circle id=\"javascript:x\"/>", 9, "script address")]
    [InlineData("<iframe/>", 2, "a picture loads nothing")]
    [InlineData("<unknown/>", 2, "the element <unknown> is not allowed")]
    public void What_runs_loads_or_moves_is_refused_with_its_place(string inner, int column, string words)
    {
        var problem = Refused(Open + inner + "\n</svg>");
        Assert.Contains(words, problem.Detail, StringComparison.Ordinal);
        Assert.Equal((2, column), (problem.Line, problem.Column));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("not a picture", 1)]
    [InlineData("<html/>", 1)]
    [InlineData("<svg/>", 1)]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\">\n<g>\n</svg>", 3)]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\">\n&nbsp;</svg>", 2)]
    [InlineData("<?xml-stylesheet href=\"https://evil.example/a.css\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 1)]
    public void What_is_not_an_svg_is_refused_with_its_line(string text, int line) => Assert.Equal(line, Refused(text).Line);

    [Fact]
    public void A_billion_laughs_are_refused_at_once()
    {
        var text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY lol0 \"lol\">");
        for (var i = 1; i < 10; i++)
        {
            text.Append("<!ENTITY lol").Append(i).Append(" \"").Insert(text.Length, $"&lol{i - 1};", 10).Append("\">");
        }
        text.Append("]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&lol9;</text></svg>");
        var clock = Stopwatch.StartNew();
        Assert.Contains("lol9", Refused(text.ToString()).Detail, StringComparison.Ordinal);
        Assert.True(clock.ElapsedMilliseconds < 1000, $"{clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void An_external_entity_is_never_read()
    {
        var problem = Refused("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>");
        Assert.Contains("'x'", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_doctype_alone_is_passed_over() =>
        Assert.DoesNotContain("DOCTYPE", Accepted("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">" + Open + "<path d=\"M0 0\"/></svg>"), StringComparison.Ordinal);

    [Fact]
    public void References_that_multiply_are_refused_at_once()
    {
        var text = new StringBuilder(Open).Append("<defs><path id=\"a0\" d=\"M0 0h1\"/>");
        for (var i = 1; i < 12; i++)
        {
            text.Append("<g id=\"a").Append(i).Append("\">").Insert(text.Length, $"<use href=\"#a{i - 1}\"/>", 10).Append("</g>");
        }
        var clock = Stopwatch.StartNew();
        Assert.Contains("references inside references", Refused(text + "</defs><use href=\"#a11\"/></svg>").Detail, StringComparison.Ordinal);
        Assert.True(clock.ElapsedMilliseconds < 1000, $"{clock.ElapsedMilliseconds} ms");
        // The same through classes of a style sheet.
        text.Clear().Append(Open).Append("<style>");
        for (var i = 0; i < 12; i++)
        {
            text.Append(".c").Append(i).Append("{fill:url(#p").Append(i).Append(")}");
        }
        text.Append("</style>");
        for (var i = 0; i < 12; i++)
        {
            text.Append("<pattern id=\"p").Append(i).Append("\">").Insert(text.Length, $"<path class=\"c{i - 1}\"/>", 10).Append("</pattern>");
        }
        Assert.Contains("references inside references", Refused(text + "<path class=\"c11\"/></svg>").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void References_in_a_circle_and_a_chain_of_them_are_no_harm()
    {
        Accepted(Open + "<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g></svg>");
        Accepted(Open + Chain(1200) + "</svg>");
        Refused(Open + Chain(9000) + "</svg>"); // each draws all that follow: forty million

        static string Chain(int length) => string.Concat(Enumerable.Range(0, length).Select(i => $"<use id=\"u{i}\" href=\"#u{i + 1}\"/>"));
    }

    [Fact]
    public void Size_number_and_depth_of_elements_have_limits()
    {
        Assert.Contains("KiB", Refused(Open + "<!--" + new string('x', SvgArt.MaxBytes) + "--></svg>").Detail, StringComparison.Ordinal);
        Accepted(Open + string.Concat(Enumerable.Repeat("<g/>", SvgArt.MaxElements - 1)) + "</svg>");
        Assert.Contains("more than 10000", Refused(Open + string.Concat(Enumerable.Repeat("<g/>", SvgArt.MaxElements)) + "</svg>").Detail, StringComparison.Ordinal);
        Assert.Contains("deep", Refused(Open + string.Concat(Enumerable.Repeat("<g>", 500)) + string.Concat(Enumerable.Repeat("</g>", 500)) + "</svg>").Detail, StringComparison.Ordinal);
        Assert.Contains("more than 10000", Refused(Open + "<metadata>" + string.Concat(Enumerable.Repeat("<g/>", SvgArt.MaxElements + 1)) + "</metadata></svg>").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_editors_own_notes_are_dropped_and_the_picture_stays()
    {
        var cleaned = Accepted("""
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <!-- Created with Inkscape -->
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
                 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" viewBox="0 0 10 10" inkscape:version="1.3" data-name="Layer 1">
              <s:namedview pagecolor="#fff"><inkscape:grid/></s:namedview>
              <metadata><rdf:RDF><script>alert(1)</script></rdf:RDF></metadata>
              <g inkscape:label="Layer 1" style="fill : red ; -inkscape-stroke:none;; stroke:url(&quot;#a&quot;)"><path d="M0,0 1,1"
                 s:nodetypes="cc"/></g>
              <text xml:space="preserve"> two  <tspan>words</tspan> &lt;&amp; </text>
            </svg>
            """);
        Assert.Equal("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
            <g style="fill:red;stroke:url(&quot;#a&quot;)">
            <path d="M0,0 1,1"/>
            </g>
            <text xml:space="preserve"> two  <tspan>words</tspan> &lt;&amp; </text>
            </svg>

            """, cleaned);
    }

    [Fact]
    public void A_plain_style_sheet_is_kept_rule_by_rule()
    {
        var cleaned = Accepted(Open + "<style type=\"text/css\"><![CDATA[ /* colours */ .a, g  > .b { fill : #fff ; } #c{stroke:url(#d);stroke-width:2px} ]]></style><path class=\"a\"/></svg>");
        Assert.Contains(">\n.a, g &gt; .b{fill:#fff}\n#c{stroke:url(#d);stroke-width:2px}\n</style>", cleaned, StringComparison.Ordinal);
    }
}
