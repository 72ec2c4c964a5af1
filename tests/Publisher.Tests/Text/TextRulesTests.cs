using System.Text;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Tests.Text;

public sealed class TextRulesTests
{
    private static string[] Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        TextRules.Read(new("a.md", Encoding.UTF8.GetBytes(text)), diagnostics);
        return Found.In(diagnostics);
    }

    [Theory]
    [InlineData("plain\ttext\r\n")]
    [InlineData("Łukasz Żółć 山田 علي")]
    [InlineData("family 👨‍👩‍👧 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿")]
    [InlineData("می‌خواهم")]
    public void What_people_write_is_text(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("Ali\u202Ece", "1:4 PUB0108")]
    [InlineData("a\n\u2067b", "2:1 PUB0108")]
    [InlineData("a\0b", "1:2 PUB0108")]
    [InlineData("a\rb", "1:2 PUB0108")]
    [InlineData("a\uFEFFb", "1:2 PUB0108")]
    [InlineData("a\uFFFEb", "1:2 PUB0108")]
    [InlineData("a\u2028b", "1:2 PUB0108")]
    [InlineData("a\u009Bb", "1:2 PUB0108")]
    [InlineData("x\ncafe\u0301", "2:4 PUB0109")]
    [InlineData("\u1112\u1161\u11ab", "1:1 PUB0109")]
    public void What_nobody_can_see_is_found_at_its_place(string text, string expected) => Assert.Equal([expected], Read(text));

    [Fact]
    public void Escapes_cannot_bring_it_in()
    {
        var diagnostics = new DiagnosticBag();
        Assert.True(SourceText.TryRead(new("a.md", "---\nname: \"a\\u202Eb\"\nother: \"e\\u0301\"\n---\nx"u8.ToArray()), out var text, out _));
        FrontMatter.Split(text, diagnostics);
        Assert.Equal(["2:7 PUB0108", "3:8 PUB0109"], Found.In(diagnostics));
    }

    [Theory]
    [InlineData("---\na: 1\n---\n\n\nbody\nmore\n\n", "body\nmore", 6, true)]
    [InlineData("---\n---\nbody", "body", 3, true)]
    [InlineData("no keys\n---\nbody", "no keys\n---\nbody", 1, false)]
    [InlineData("---\na: 1\n---", "", 3, true)]
    [InlineData("---  \r\na: 1\r\n---\r\nb\r\nc", "b\nc", 4, true)]
    public void Front_matter_is_split_from_the_text_below(string file, string body, int line, bool found)
    {
        var diagnostics = new DiagnosticBag();
        Assert.True(SourceText.TryRead(new("a.md", Encoding.UTF8.GetBytes(file)), out var text, out _));
        var parts = FrontMatter.Split(text, diagnostics);
        Assert.Empty(Found.In(diagnostics));
        Assert.Equal((body, found), (parts.Body, parts.Found));
        if (body.Length > 0)
        {
            Assert.Equal(line, parts.BodyLine);
        }
    }

    [Fact]
    public void Keys_without_an_end_are_reported()
    {
        var diagnostics = new DiagnosticBag();
        FrontMatter.Split(new("a.md", "---\na: 1\n"), diagnostics);
        Assert.Equal(["1:1 PUB0111"], Found.In(diagnostics));
    }
}
