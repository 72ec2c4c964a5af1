using System.Text;
using System.Xml.Linq;
using CsCheck;
using Publisher.Credentials.Baking;
using static Publisher.Credentials.Tests.Baking.Pictures;

namespace Publisher.Credentials.Tests.Baking;

public sealed class BakedSvgTests
{
    private static readonly XNamespace Ob3 = "https://purl.imsglobal.org/ob/v3p0";
    private static readonly XNamespace Ob2 = "http://openbadges.org";

    [Fact]
    public void Both_awards_come_out_as_they_went_in_and_the_rest_of_the_file_is_not_touched()
    {
        Assert.True(BakedSvg.TryBake(Bytes(Svg), Both, out var baked, out _));
        Assert.True(BakedSvg.TryRead(baked, out var content, out _));
        Assert.Equal((Award, Hosted), (Text(content.Credential), content.AssertionText));
        var (text, end) = (Encoding.UTF8.GetString(baked), Svg.IndexOf('>', StringComparison.Ordinal) + 1);
        Assert.StartsWith("<svg xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"" + Svg[4..end], text, StringComparison.Ordinal);
        Assert.EndsWith("</openbadges:assertion>" + Svg[end..], text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_reader_of_XML_finds_each_award_first_inside_svg_in_one_section()
    {
        Assert.True(BakedSvg.TryBake(Bytes(Svg), Both, out var baked, out _));
        var elements = XDocument.Parse(Encoding.UTF8.GetString(baked)).Root!.Elements().ToList();
        Assert.Equal([Ob3 + "credential", Ob2 + "assertion"], elements.Take(2).Select(e => e.Name));
        Assert.Equal(Award, Assert.IsType<XCData>(Assert.Single(elements[0].Nodes())).Value);
        Assert.Equal(Hosted, Assert.IsType<XCData>(Assert.Single(elements[1].Nodes())).Value);
        Assert.Equal("https://badges.tidewater.example/assertions/a.json?a=1&b=2", elements[1].Attribute("verify")!.Value);
        Assert.Null(elements[0].Attribute("verify"));
    }

    [Fact]
    public void An_award_is_replaced_wherever_it_stood_and_baking_twice_changes_nothing()
    {
        Assert.True(BakedSvg.TryBake(Bytes(Svg), new() { Credential = Bytes("{\"former\":1}"), Assertion = Bytes("{\"former\":2}") }, out var before, out _));
        Assert.True(BakedSvg.TryBake(before, Both, out var baked, out _));
        Assert.True(BakedSvg.TryBake(baked, Both, out var twice, out _));
        Assert.Equal(baked, twice);
        Assert.DoesNotContain("former", Encoding.UTF8.GetString(baked), StringComparison.Ordinal);
        var nested = "<svg xmlns='http://www.w3.org/2000/svg'><g><b:assertion xmlns:b='http://openbadges.org' verify='https://old.example/1'\n/></g></svg>";
        Assert.True(BakedSvg.TryBake(Bytes(nested), new(), out var plain, out _));
        Assert.Equal("<svg xmlns='http://www.w3.org/2000/svg'><g></g></svg>", Encoding.UTF8.GetString(plain));
    }

    [Fact]
    public void Any_award_comes_out_as_it_went_in_or_is_refused_for_a_character_XML_does_not_have() =>
        Gen.Select(Gen.String[Gen.OneOf(Gen.Char, Gen.Char["]]]>>&<\r\n\t \"'"]), 0, 300], Gen.String[Gen.Char["]>\r\n&<x "], 0, 40]).Sample((first, second) =>
        {
            var content = new BakedContent { Credential = Bytes("{" + first), Assertion = Bytes("\r \n{" + second + "\r\n") };
            var isXml = Text(content.Credential).All(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c));
            var done = BakedSvg.TryBake(Bytes(Svg), content, out var baked, out var problem);
            Assert.Equal((isXml, isXml ? null : BakingProblemKind.NotCarried), (done, (BakingProblemKind?)problem?.Kind));
            if (done)
            {
                Assert.True(BakedSvg.TryRead(baked!, out var found, out _));
                Assert.Equal((Text(content.Credential), Text(content.Assertion)), (Text(found.Credential), Text(found.Assertion)));
            }
        });

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("\uFEFF<?xml version='1.0' encoding='UTF-8'?>\r\n<!-- a > [ --><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x[y'>\r<s:svg\n  a='>' xmlns:s='http://www.w3.org/2000/svg' ></s:svg>")]
    [InlineData("<svg title=\"\U0001F980\u0141 />\" xmlns=\"http://www.w3.org/2000/svg\"\t/>\n<!-- after -->")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' xmlns:openbadges='http://openbadges.org'>\U0001F980<g id='&lt;&#13;'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' xmlns:openbadges='https://elsewhere.example/'><openbadgesy/></svg>")]
    public void Every_way_to_begin_a_picture_takes_an_award_and_gives_it_back(string svg)
    {
        Assert.True(BakedSvg.TryBake(Bytes(svg), Both, out var baked, out var problem), problem?.Detail);
        Assert.True(BakedSvg.TryRead(baked, out var content, out _));
        Assert.Equal((Award, Hosted), (Text(content.Credential), content.AssertionText));
        Assert.True(BakedSvg.TryBake(baked, Both, out var twice, out _));
        Assert.Equal(baked, twice);
        Assert.Equal(["credential", "assertion"], XDocument.Parse(Encoding.UTF8.GetString(baked).TrimStart('\uFEFF')).Root!.Elements().Take(2).Select(e => e.Name.LocalName));
    }

    [Fact]
    public void A_compact_JWS_stands_in_verify_alone()
    {
        Assert.True(BakedSvg.TryBake(Bytes(Svg), new() { Credential = "ey.J-_9.sig"u8.ToArray() }, out var baked, out _));
        Assert.Contains("<openbadges:credential verify=\"ey.J-_9.sig\"></openbadges:credential>", Encoding.UTF8.GetString(baked), StringComparison.Ordinal);
        Assert.True(BakedSvg.TryRead(baked, out var content, out _));
        Assert.Equal("ey.J-_9.sig", Text(content.Credential));
    }

    [Theory]
    [InlineData("\n <![CDATA[{\"a\":1}]]>\n ", "{\"a\":1}")]
    [InlineData("  {&quot;a&quot;:\r\n1}\t", "{\"a\":\n1}")]
    [InlineData("<![CDATA[\n{]]>&#13;<![CDATA[}\n]]>", "\n{\r}\n")]
    public void An_award_is_read_without_the_space_editors_put_around_it(string body, string expected)
    {
        Assert.True(BakedSvg.TryRead(Bytes(With($"<o:credential xmlns:o='{Ob3}'>{body}</o:credential>")), out var content, out _));
        Assert.Equal(expected, Text(content.Credential));
    }

    [Theory]
    [InlineData("<o:credential>{}</o:credential><g><o:credential>{}</o:credential></g>", BakingProblemKind.Ambiguous, "two elements")]
    [InlineData("<o:credential verify='a.b.c'>{}</o:credential>", BakingProblemKind.Ambiguous, "another in verify")]
    [InlineData("<o:credential/>", BakingProblemKind.NotReadable, "is empty")]
    [InlineData("<o:credential verify=' '> </o:credential>", BakingProblemKind.NotReadable, "is empty")]
    [InlineData("<o:credential>{<!-- x -->}</o:credential>", BakingProblemKind.NotReadable, "more than text")]
    [InlineData("<o:credential><g/></o:credential>", BakingProblemKind.NotReadable, "more than text")]
    [InlineData("<o:assertion>{}</o:assertion>", BakingProblemKind.NotReadable, "none that carries an award")]
    [InlineData("<openbadges:credential xmlns:openbadges='https://elsewhere.example/'>{}</openbadges:credential>", BakingProblemKind.NotReadable, "none that carries an award")]
    [InlineData("<o:credential>&award;</o:credential>", BakingProblemKind.Damaged, "not well-formed")]
    [InlineData("<o:credential>{}", BakingProblemKind.Damaged, "not well-formed")]
    [InlineData("", BakingProblemKind.NothingInside, "carries no award")]
    public void Each_trick_is_refused_by_name(string inside, BakingProblemKind kind, string words) => AssertRefused(With(inside), kind, words);

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY a '{}'>]><svg xmlns='http://www.w3.org/2000/svg'/>", BakingProblemKind.Damaged, "declares things")]
    [InlineData("<!--> <!DOCTYPE svg [] --><!DOCTYPE svg [<!ATTLIST svg a CDATA 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>", BakingProblemKind.Damaged, "declares things")]
    [InlineData("<?xml version='1.0' encoding='ISO-8859-1'?><svg xmlns='http://www.w3.org/2000/svg'/>", BakingProblemKind.Damaged, "only UTF-8 is read")]
    [InlineData("<html/>", BakingProblemKind.NotAPicture, "no SVG: its first element is <html>")]
    [InlineData("<svg/>", BakingProblemKind.NotAPicture, "no SVG")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/><svg/>", BakingProblemKind.Damaged, "not well-formed")]
    public void What_is_no_plain_SVG_is_refused_by_name(string svg, BakingProblemKind kind, string words) => AssertRefused(svg, kind, words);

    [Fact]
    public void A_billion_laughs_are_refused_before_the_first()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(n => $"<!ENTITY a{n} '{string.Concat(Enumerable.Repeat($"&a{n - 1};", 10))}'>"));
        var svg = Bytes($"<!DOCTYPE svg [<!ENTITY a0 'ha'>{entities}]><svg xmlns='http://www.w3.org/2000/svg'>&a9;</svg>");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(BakedSvg.TryRead(svg, out _, out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        Assert.False(BakedSvg.TryRead((byte[])[.. Bytes(With("")), 0xFF], out _, out var problem));
        Assert.Contains("not UTF-8", problem.Detail, StringComparison.Ordinal);
    }

    private static string With(string inside) => $"<svg xmlns='http://www.w3.org/2000/svg' xmlns:o='{Ob3}'>{inside}</svg>";

    private static void AssertRefused(string svg, BakingProblemKind kind, string words)
    {
        Assert.False(BakedSvg.TryRead(Bytes(svg), out _, out var problem));
        Assert.Equal(kind, problem.Kind);
        Assert.Contains(words, problem.Detail, StringComparison.Ordinal);
        if (kind != BakingProblemKind.NothingInside && kind != BakingProblemKind.Ambiguous && !words.Contains("empty", StringComparison.Ordinal))
        {
            Assert.False(BakedSvg.TryBake(Bytes(svg), Both, out _, out _));
        }
    }
}
