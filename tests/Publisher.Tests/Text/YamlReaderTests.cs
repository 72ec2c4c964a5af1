using System.Text.RegularExpressions;
using Publisher.Diagnostics;
using Publisher.Testing;
using Publisher.Text;

namespace Publisher.Tests.Text;

public sealed class YamlReaderTests
{
    private static (YamlMap? Map, string[] Found) Read(string yaml, int firstLine = 1)
    {
        var diagnostics = new DiagnosticBag();
        var map = YamlReader.Read("a.yml", yaml, firstLine, diagnostics);
        return (map, Found.In(diagnostics));
    }

    [Fact]
    public void Text_lists_and_maps_come_with_their_places()
    {
        var (map, found) = Read("title: \"😀 Guild\"\nlist:\n  - one\n  - {a: 1, b: ~}\nempty:\n", 5);
        Assert.Empty(found);
        Assert.Equal(["title", "list", "empty"], map!.Entries.Select(e => e.Key));
        Assert.Equal(new SourceLocation("a.yml", 5, 8), map.Find("title")!.Value.Location);
        var list = Assert.IsType<YamlList>(map.Find("list")!.Value);
        Assert.Equal(new SourceLocation("a.yml", 7, 5), list.Items[0].Location);
        var inner = Assert.IsType<YamlMap>(list.Items[1]);
        Assert.Equal(new SourceLocation("a.yml", 8, 12), inner.Find("b")!.KeyLocation);
        Assert.True(Assert.IsType<YamlScalar>(inner.Find("b")!.Value).IsNull);
        Assert.True(Assert.IsType<YamlScalar>(map.Find("empty")!.Value).IsNull);
    }

    [Fact]
    public void A_column_counts_utf16_units()
    {
        var (map, _) = Read("{😀: x, b: y}");
        Assert.Equal(new SourceLocation("a.yml", 1, 9), map!.Find("b")!.KeyLocation);
    }

    [Fact]
    public void Numbers_and_dates_stay_as_written()
    {
        var (map, _) = Read("version: 1.10\nday: 2026-01-02\nyes: no\nquoted: \"~\"");
        Assert.Equal(["1.10", "2026-01-02", "no", "~"], map!.Entries.Select(e => ((YamlScalar)e.Value).Value));
        Assert.All(map.Entries, e => Assert.False(((YamlScalar)e.Value).IsNull));
    }

    [Theory]
    [InlineData("a: &x 1", "1:4 PUB0102")]
    [InlineData("a: 1\nb: *x", "2:4 PUB0102")]
    [InlineData("a: !!str 1", "1:4 PUB0102")]
    [InlineData("a: !x 1", "1:4 PUB0102")]
    [InlineData("<<: {a: 1}", "1:1 PUB0102")]
    [InlineData("%YAML 1.2\n---\na: 1", "1:1 PUB0102")]
    [InlineData("a: 1\n---\nb: 2", "2:1 PUB0102")]
    [InlineData("a: 1\nb: 2\na: 3", "3:1 PUB0103")]
    [InlineData("a: {b: 1, \"b\": 2}", "1:11 PUB0103")]
    [InlineData("[a]: 1", "1:1 PUB0106")]
    [InlineData("- a", "1:1 PUB0106")]
    [InlineData("just text", "1:1 PUB0106")]
    [InlineData("a: [1", "1:6 PUB0101")]
    [InlineData("a: b: c", "1:5 PUB0101")]
    [InlineData("a: \"\\uD800\"", "1:4 PUB0101")]
    [InlineData("a: \"\\UFFFFFFFF\"", "1:1 PUB0101")]
    [InlineData("a: {b: -}", "1:8 PUB0101")]
    public void What_people_do_not_write_by_hand_is_refused_at_its_place(string yaml, string expected) => Assert.Equal([expected], Read(yaml).Found);

    [Fact]
    public void An_alias_bomb_and_an_alias_of_itself_are_refused_before_anything_grows()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 9).Select(i =>
            $"{(char)('a' + i)}: &{(char)('a' + i)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + i - 1)}", 9))}]\n"));
        Assert.All(Read(bomb).Found, f => Assert.EndsWith("PUB0102", f, StringComparison.Ordinal));
        Assert.Equal(["1:4 PUB0102", "1:8 PUB0102"], Read("a: &x [*x]").Found);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Sixteen_levels_are_read_and_seventeen_are_not(char open, char close)
    {
        string Nested(int depth) => "a: " + string.Concat(Enumerable.Repeat(open == '{' ? "{a: " : "[", depth)) + "1" + new string(close, depth);
        Assert.Empty(Read(Nested(YamlReader.MaximumDepth - 1)).Found);
        Assert.Single(Read(Nested(YamlReader.MaximumDepth)).Found, f => f.EndsWith("PUB0110", StringComparison.Ordinal));
        Assert.Single(Read(Nested(15_000)).Found, f => f.EndsWith("PUB0110", StringComparison.Ordinal));
    }

    [Fact]
    public void More_than_64_KiB_is_not_read()
    {
        Assert.Empty(Read("a: " + new string('x', YamlReader.MaximumBytes - 3)).Found);
        Assert.Equal(["1:1 PUB0110"], Read("a: " + new string('x', YamlReader.MaximumBytes - 2)).Found);
    }

    [Fact]
    public void Every_case_of_the_yaml_test_suite_is_read_or_refused_without_an_exception()
    {
        var folder = RepositoryFiles.Vector("yaml-test-suite", "src");
        var files = Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToList();
        var cases = 0;
        foreach (var file in files)
        {
            foreach (Match block in Regex.Matches(File.ReadAllText(file), @"^(?:- |  )(?:  )?yaml: \|\d?\n((?:(?:    |  ).*\n|\n)*)", RegexOptions.Multiline))
            {
                var yaml = block.Groups[1].Value.Replace("␣", " ", StringComparison.Ordinal).Replace("»", "\t", StringComparison.Ordinal)
                    .Replace("∎", "", StringComparison.Ordinal).Replace("←", "\r", StringComparison.Ordinal).Replace("⇔", "\uFEFF", StringComparison.Ordinal);
                var (map, found) = Read(yaml);
                Assert.True(map is not null || found.Length > 0, $"{Path.GetFileName(file)}: neither read nor refused");
                cases++;
            }
        }
        Assert.Equal(351, files.Count);
        Assert.True(cases >= 351, $"only {cases} cases were found in the files");
    }

    [Fact]
    public void Broken_text_is_refused_without_an_exception()
    {
        const string Whole = "title: \"a\\u00e9\"\nlist:\n  - {x: 1, 'y': [2, 3]}\n  - |\n    text\n  - >-\n    more\nkey: &a !t value # no\n? odd\n: pair\n";
        // A fixed walk through the text: every cut, and every place with every sign put in.
        foreach (var sign in "{}[]:,-?&*!|>'\"%@`#\\\t\n~<=0\0")
        {
            for (var at = 0; at <= Whole.Length; at++)
            {
                var (map, found) = Read(Whole.Insert(at, sign.ToString()));
                Assert.True(map is not null || found.Length > 0);
                (map, found) = Read(Whole[..at] + sign);
                Assert.True(map is not null || found.Length > 0);
            }
        }
    }

    [Fact]
    public void Fields_report_what_is_missing_wrong_or_unknown()
    {
        var diagnostics = new DiagnosticBag();
        var map = YamlReader.Read("a.yml", "nmae: x\nlist: {a: 1}\nline: |\n  one\n  two\nlater: 1\n", 1, diagnostics)!;
        var fields = new YamlFields(map, "a thing", diagnostics);
        Assert.Null(fields.RequiredLine("name"));
        Assert.Empty(fields.Lines("list"));
        Assert.Null(fields.Line("line"));
        fields.NotUsedYet("later");
        fields.Finish();
        Assert.Equal(["1:1 PUB0104", "1:1 PUB0105", "2:7 PUB0106", "3:7 PUB0106", "6:1 PUB0112"], Found.In(diagnostics));
        Assert.Equal("did you mean 'name'?", diagnostics.ToSorted()[0].Hint);
    }

    [Theory]
    [InlineData("descripton", "description")]
    [InlineData("Title", "title")]
    [InlineData("baseurl", "baseUrl")]
    [InlineData("tilte", "title")]
    [InlineData("zzzzzz", null)]
    public void The_nearest_known_name_is_found(string name, string? expected) =>
        Assert.Equal(expected, NearestName.Of(name, ["title", "baseUrl", "description"]));
}
