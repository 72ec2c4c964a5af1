using System.Text;
using System.Text.Json;
using Publisher.Cli.Terminal;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Cli.Tests.Terminal;

public sealed class DiagnosticPrinterTests
{
    private static readonly DiagnosticDescriptor Fault = new("PUB9999", Severity.Error, "found {0}", "write {0} otherwise");
    private static readonly DiagnosticDescriptor Doubt = new("PUB9998", Severity.Warning, "odd", "look");

    [Fact]
    public void A_diagnostic_shows_its_line_a_caret_and_a_hint()
    {
        var text = Text(new SourceLocation("content/a.md", 2, 5), "name: Ana\n\tüb: x\r\nlast", "x");

        Assert.Equal("content/a.md:2:5: error PUB9999: found x\n  |  üb: x\n  |     ^\nhint: write x otherwise\n", text);
    }

    [Theory]
    [InlineData("name: x", 7, "name: x", 6)]
    [InlineData("山田: x", 5, "山田: x", 6)]
    [InlineData("e\u0301: x", 5, "e\u0301: x", 3)]
    [InlineData("\u001b[31m: x", 8, "\\u{1B}[31m: x", 12)]
    [InlineData("end", 99, "end", 3)]
    public void The_caret_stands_under_the_place_whatever_stands_before(string line, int column, string shown, int cells)
    {
        Assert.Equal((shown, cells), DiagnosticPrinter.Cut(line, column - 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(5_000)]
    [InlineData(9_999)]
    public void Of_a_long_line_the_part_around_the_place_is_shown(int column)
    {
        var line = string.Concat(Enumerable.Range(0, 5_000).Select(_ => "😀"));

        var (text, caret) = DiagnosticPrinter.Cut(line, column);

        Assert.InRange(text.Length, 50, 120);
        Assert.DoesNotContain("\uFFFD", text, StringComparison.Ordinal);
        Assert.InRange(caret, 0, 120);
    }

    [Theory]
    [InlineData("content/none.md", 1)]
    [InlineData("content/a.md", 99)]
    [InlineData("content/blank.md", 1)]
    [InlineData("content/binary.png", 1)]
    public void Where_there_is_no_line_none_is_shown(string path, int line)
    {
        var tree = new SourceTree([File("content/a.md", "a"), File("content/blank.md", "  \n"), File("content/binary.png", "a\0b")]);

        Assert.Null(DiagnosticPrinter.LineAt(tree, new(path, line)));
    }

    [Fact]
    public void Several_are_counted()
    {
        var context = Context(out _, out var error);
        DiagnosticPrinter.Write(context, [Of(Fault, "a"), Of(Fault, "b"), Of(Doubt, "c")], null, "guild/");

        Assert.Contains("guild/content/a.md:1:1: error PUB9999: found a\n", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("2 errors, 1 warning\n", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain – ‘text’ 山田 👩‍🚀", "plain – ‘text’ 山田 👩‍🚀")]
    [InlineData("\u001b[2Jgone", "\\u{1B}[2Jgone")]
    [InlineData("two\nlines\r", "two\\u{A}lines\\u{D}")]
    [InlineData("\u202Edrawkcab", "\\u{202E}drawkcab")]
    [InlineData("::error::x", "\\u{3A}:error::x")]
    [InlineData("  ::set-output name=x::y", "  \\u{3A}:set-output name=x::y")]
    [InlineData("a ##[command]x", "a ##\\u{5B}command]x")]
    [InlineData("a::b", "a::b")]
    public void What_a_terminal_or_a_server_would_obey_is_shown(string text, string shown) => Assert.Equal(shown, Printable.Line(text));

    [Fact]
    public void Json_holds_every_part_and_is_one_document()
    {
        using var output = new StringWriter();
        DiagnosticFormats.WriteJson(output, [Of(Fault, "\"ü\u001b"), Of(Doubt, "c")]);

        using var json = JsonDocument.Parse(output.ToString());
        Assert.Equal(1, json.RootElement.GetProperty("format").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("warnings").GetInt32());
        var first = json.RootElement.GetProperty("diagnostics")[0];
        Assert.Equal(
            ["PUB9999", "error", "content/\"ü\u001b.md", "1", "1", "found \"ü\u001b", "write \"ü\u001b otherwise"],
            first.EnumerateObject().Select(m => m.Value.ToString()));
        Assert.DoesNotContain("\u001b", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_annotation_is_one_line_whatever_the_text_holds()
    {
        using var output = new StringWriter { NewLine = "\n" };
        DiagnosticFormats.WriteGitHub(output, [new(Fault, new("content/a,b:c.md", 3, 7), ["100%\r\n::error::x"])], "guild/");

        Assert.Equal(
            "::error file=guild/content/a%2Cb%3Ac.md,line=3,col=7,title=PUB9999::found 100%25%0D%0A\\u{3A}:error::x%0Ahint: write 100%25%0D%0A\\u{3A}:error::x otherwise\n",
            output.ToString());
    }

    private static string Text(SourceLocation place, string source, string argument)
    {
        var context = Context(out _, out var error);
        DiagnosticPrinter.Write(context, [new(Fault, place, [argument])], new SourceTree([File(place.Path, source)]));
        return error.ToString();
    }

    private static Diagnostic Of(DiagnosticDescriptor descriptor, string argument) => new(descriptor, new($"content/{argument}.md"), [argument]);

    private static SourceFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private static CliContext Context(out StringWriter output, out StringWriter error)
    {
        output = new StringWriter { NewLine = "\n" };
        error = new StringWriter { NewLine = "\n" };
        return new()
        {
            Out = output,
            Error = error,
            In = TextReader.Null,
            IsInteractive = false,
            WorkingDirectory = Path.GetTempPath(),
            Environment = _ => null,
            Clock = () => default,
        };
    }
}
