using Publisher.Templates;

namespace Publisher.Tests.Templates;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("", "")]
    [InlineData("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;")]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("&amp;", "&amp;amp;")]
    [InlineData("山田 Łukasz Żółć", "山田 Łukasz Żółć")]
    [InlineData("line\none\ttab", "line\none\ttab")]
    [InlineData("nul\0bell\u0007", "nul\uFFFDbell\uFFFD")]
    [InlineData("<", "&lt;")]
    public void Text_is_escaped_for_content_and_quoted_attributes(string text, string expected) =>
        Assert.Equal(expected, Html.Text(text).ToString());

    [Fact]
    public void Text_without_special_characters_is_not_copied()
    {
        var text = new string('a', 100);
        Assert.Same(text, Html.Escape(text));
    }
}
