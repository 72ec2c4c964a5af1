using System.Collections.Immutable;
using System.Text;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Templates;

namespace Publisher.Tests.Templates;

public sealed class TemplateSetTests
{
    private static readonly FieldSet Nothing = new();

    [Fact]
    public void Every_expression_is_escaped_and_html_is_not()
    {
        var fields = new FieldSet { { "text", "<b>&" }, { "html", Html.Trusted("<i>i</i>") }, { "yes", true }, { "number", 1234567 }, { "none", (string?)null } };
        Assert.Equal(
            "<p title=\"&lt;b&gt;&amp;\">&lt;b&gt;&amp;</p><i>i</i>|true|1234567||&lt;b&gt;&amp;&lt;",
            Render("<p title=\"{{ text }}\">{{ text }}</p>{{ html }}|{{ yes }}|{{ number }}|{{ none }}|{{ text + '<' }}", fields));
    }

    [Fact]
    public void Html_joined_to_text_is_escaped_again_rather_than_trusted() =>
        Assert.Equal("&lt;i&gt;i&lt;/i&gt;&lt;", Render("{{ html + '<' }}", new FieldSet { { "html", Html.Trusted("<i>i</i>") } }));

    [Fact]
    public void Lists_longer_than_a_thousand_and_pages_longer_than_a_megabyte_are_whole()
    {
        var word = new string('x', 999);
        var fields = new FieldSet { { "items", Enumerable.Range(0, 1500).Select(i => new FieldSet { { "n", i }, { "word", word } }) } };
        var page = Render("{{ for item in items }}{{ item.n }}{{ item.word }}\n{{ end }}", fields);
        Assert.Equal(Enumerable.Range(0, 1500).Sum(i => $"{i}".Length + 1000), page.Length);
        Assert.EndsWith(word + "\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partial_is_html_and_sees_the_same_fields() =>
        Assert.Equal("[<b>&lt;</b>][<b>&lt;</b>]", Render("[{{ partial 'part.html' }}][{{ partial 'part.html' }}]", new FieldSet { { "text", "<" } }, ("part.html", "<b>{{ text }}</b>")));

    [Theory]
    [InlineData("a\n  {{ nam }}", 2, 6)]
    [InlineData("{{ inner.nothing }}", 1, 10)]
    [InlineData("{{ if nam }}x{{ end }}", 1, 7)]
    [InlineData("{{ null.x }}", 1, 9)]
    [InlineData("{{ include 'x' }}", 1, 4)]
    [InlineData("{{ string.upcase 'a' }}", 1, 4)]
    [InlineData("{{ list }}", 1, 1)]
    [InlineData("{{ partial 'nowhere.html' }}", 1, 4)]
    [InlineData("{{ x = partial 'nowhere.html' }}", 1, 8)]
    [InlineData("{{ for a in inner }}{{ end }}", 1, 13)]
    public void What_is_not_there_is_an_error_at_its_place(string template, int line, int column)
    {
        var fields = new FieldSet { { "inner", new FieldSet { { "a", "a" } } }, { "list", [new FieldSet()] } };
        var found = Problems(template, fields);
        var problem = Assert.Single(found);
        Assert.Equal(("PUB0402", new SourceLocation("templates/page.html", line, column)), (problem.Descriptor.Code, problem.Location));
    }

    [Theory]
    [InlineData("{{ text = 'x' }}", "PUB0402")]
    [InlineData("{{ inner.a = 'x' }}", "PUB0403")]
    [InlineData("{{ inner.new = 'x' }}", "PUB0403")]
    [InlineData("{{ inner['a'] = 'x' }}", "PUB0403")]
    [InlineData("{{ list[0] = 'x' }}", "PUB0403")]
    [InlineData("{{ mine = list }}{{ mine[0] = 'x' }}", "PUB0403")]
    [InlineData("{{ list[0] += 'x' }}", "PUB0403")]
    [InlineData("{{ list[0]++ }}", "PUB0403")]
    [InlineData("{{ x = --inner.a }}", "PUB0403")]
    public void What_the_page_brought_cannot_be_changed(string template, string code)
    {
        var fields = new FieldSet { { "text", "t" }, { "inner", new FieldSet { { "a", "a" } } }, { "list", ["one"] } };
        Assert.Contains(code, Problems(template, fields).Select(p => p.Descriptor.Code));
        Assert.Equal("t a one", Render("{{ text }} {{ inner.a }} {{ list[0] }}", fields));
    }

    [Fact]
    public void What_a_template_assigns_is_seen_by_its_partials_and_by_no_other_page()
    {
        var found = new DiagnosticBag();
        var templates = TemplateSet.Load(
            Files(("page.html", "{{ mine = text }}{{ partial 'part.html' }}{{ mine = 'b' }}{{ partial 'part.html' }}"), ("part.html", "[{{ mine }}]"), ("home.html", "{{ mine }}")), found);
        var fields = new FieldSet { { "text", "<" } };
        Assert.Equal("[&lt;][b]", Encoding.UTF8.GetString(templates.Render("page.html", fields, found)!));
        Assert.Empty(found.ToSorted());
        Assert.Null(templates.Render("home.html", fields, found));
        Assert.Equal("PUB0402", Assert.Single(found.ToSorted()).Descriptor.Code);
    }

    [Theory]
    [InlineData("{{ kept = partial 'part.html' }}[{{ kept }}{{ kept }}]", "[<b>&lt;\n</b><b>&lt;\n</b>]")]
    [InlineData("[{{ (partial 'part.html') }}]", "[<b>&lt;\n</b>]")]
    [InlineData("[{{ 'part.html' | partial }}]", "[<b>&lt;\n</b>]")]
    [InlineData("[{{ (partial 'part.html') + '<' }}]", "[&lt;b&gt;&amp;lt;\n&lt;/b&gt;&lt;]")]
    [InlineData("[{{ if partial 'part.html' }}yes{{ end }}]", "[yes]")]
    [InlineData("{{ for x in [1, 2] }}{{ partial 'part.html' }}{{ end }}", "<b>&lt;\n</b><b>&lt;\n</b>")]
    [InlineData("{{ kept = partial 'outer.html' }}[{{ kept }}]", "[(<b>&lt;\n</b>)]")]
    public void A_partial_is_written_where_it_stands_and_kept_where_it_is_a_value(string template, string expected) => Assert.Equal(
        expected,
        Render(template + "{{ if false }}{{ partial 'part.html' }}{{ kept = partial 'outer.html' }}{{ end }}", new FieldSet { { "text", "<" } }, ("part.html", "<b>{{ text }}\n</b>"), ("outer.html", "({{ partial 'part.html' }})")));

    [Fact]
    public void A_templates_indentation_does_not_reach_into_values() => Assert.Equal(
        "<div>\n  <pre>a\nb</pre>\n  c\nd\n  <i>\ne\n</div>",
        Render("<div>\n  {{ html }}\n  {{ text }}\n  {{ partial 'part.html' }}\n</div>", new FieldSet { { "html", Html.Trusted("<pre>a\nb</pre>") }, { "text", "c\nd" } }, ("part.html", "<i>\ne")));

    [Fact]
    public void Sets_of_the_same_names_in_any_order_keep_their_own_values()
    {
        FieldSet[] sets =
        [
            new() { { "a", "1" }, { "b", "2" }, { "c", "3" } },
            new() { { "b", "4" }, { "a", "5" }, { "c", "6" } },
            new() { { "a", "7" }, { "b", "8" }, { "c", "9" }, { new string('d', 1), true }, { "e", 5 }, { "f", "x" } },
            new() { { "a", "1" }, { "b", "0" }, { "c", "3" }, { "b", "2" } },
        ];
        Assert.Equal(["1 2 3", "5 4 6", "7 8 9", "1 2 3"], sets.Select(s => Render("{{ a }} {{ b }} {{ c }}", s)));
        Assert.Equal("true 5 x", Render("{{ d }} {{ e }} {{ f }}", sets[2]));
        Assert.Equal(["b", "a", "c"], sets[1]);
        Assert.NotEmpty(Problems("{{ d }}", sets[0]));
    }

    [Theory]
    [InlineData("a\n{{ if }}", 2, 7)]
    [InlineData("{{ for x }}{{ end }}", 1, 4)]
    [InlineData("{{ 'open }}", 1, 11)]
    public void What_cannot_be_read_is_an_error_at_its_place(string template, int line, int column)
    {
        var found = Problems(template, Nothing);
        Assert.NotEmpty(found);
        Assert.All(found, p => Assert.Equal("PUB0401", p.Descriptor.Code));
        Assert.Contains(found, p => p.Location == new SourceLocation("templates/page.html", line, column));
    }

    [Theory]
    [InlineData("{{ capture x }}a{{ end }}", 1, 4)]
    [InlineData("{{ func f(x) }}{{ x }}{{ end }}", 1, 4)]
    [InlineData("{{ while true }}{{ end }}", 1, 4)]
    [InlineData("<a href={{ text }}>x</a>", 1, 12)]
    [InlineData("<a class=x{{ text }}>x</a>", 1, 14)]
    [InlineData("<a {{ text }}>x</a>", 1, 7)]
    [InlineData("<{{ text }}>", 1, 5)]
    [InlineData("<script>let a = '{{ text }}'</script>", 1, 21)]
    [InlineData("<style>\na { color: {{ text }} }</style>", 2, 15)]
    [InlineData("<p>{{ if text }}<b {{ text }}>{{ end }}", 1, 23)]
    public void What_escaping_cannot_protect_is_refused(string template, int line, int column)
    {
        var found = Problems(template, new FieldSet { { "text", "x" } });
        var problem = Assert.Single(found);
        Assert.Equal(("PUB0403", new SourceLocation("templates/page.html", line, column)), (problem.Descriptor.Code, problem.Location));
    }

    [Theory]
    [InlineData("<a href=\"{{ text }}\" title='{{ text }}'>{{ text }}</a>", "<a href=\"x\" title='x'>x</a>")]
    [InlineData("<a{{ if text }} class=\"{{ text }}\"{{ end }}>{{ text }}</a>", "<a class=\"x\">x</a>")]
    [InlineData("<!-- a > b --> {{ text }} <script>1</script>{{ text }}", "<!-- a > b --> x <script>1</script>x")]
    [InlineData("1 < 2 {{ text }}", "1 < 2 x")]
    public void What_escaping_protects_is_allowed(string template, string expected) =>
        Assert.Equal(expected, Render(template, new FieldSet { { "text", "x" } }));

    [Fact]
    public void A_template_nothing_uses_is_a_warning_that_names_the_likely_one()
    {
        var found = new DiagnosticBag();
        TemplateSet.Load(Files(("awards.htm", "x"), ("extra.html", "x"), ("page.html", "{{ partial 'extra.html' }}")), found);
        var problem = Assert.Single(found.ToSorted());
        Assert.Equal(("PUB0404", "templates/awards.htm"), (problem.Descriptor.Code, problem.Location.Path));
        Assert.Contains("awards.html", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_is_not_utf_8_is_an_error()
    {
        var found = new DiagnosticBag();
        TemplateSet.Load(ImmutableDictionary<string, SourceFile>.Empty.Add("page.html", new("templates/page.html", new byte[] { 0x41, 0xFF })), found);
        Assert.Equal("PUB0401", Assert.Single(found.ToSorted()).Descriptor.Code);
    }

    [Fact]
    public void After_an_error_the_next_page_is_whole()
    {
        var found = new DiagnosticBag();
        var templates = TemplateSet.Load(Files(("page.html", "<p>{{ name }}</p>")), found);
        Assert.Null(templates.Render("page.html", Nothing, found));
        Assert.Equal("<p>n</p>", Encoding.UTF8.GetString(templates.Render("page.html", new FieldSet { { "name", "n" } }, found)!));
    }

    [Fact]
    public void A_partial_that_calls_itself_ends()
    {
        var found = Problems("{{ partial 'page.html' }}", Nothing);
        Assert.Equal("PUB0402", Assert.Single(found).Descriptor.Code);
    }

    [Fact]
    public void Many_threads_share_one_set()
    {
        var templates = TemplateSet.Load(Files(("page.html", "{{ for i in items }}{{ i }},{{ end }}")), new());
        var pages = Enumerable.Range(0, 200).AsParallel().Select(n =>
            Encoding.UTF8.GetString(templates.Render("page.html", new FieldSet { { "items", Enumerable.Repeat($"{n}", 50) } }, new())!)).ToHashSet();
        Assert.Equal(200, pages.Count);
        Assert.All(pages, p => Assert.Single(p.TrimEnd(',').Split(',').Distinct()));
    }

    [Fact]
    public void Every_built_in_template_keeps_the_rules_a_site_must_keep()
    {
        var names = TemplateSet.BuiltInNames.Where(n => n.EndsWith(".html", StringComparison.Ordinal)).ToList();
        Assert.True(names.Count >= 18, $"only {names.Count} built-in templates");
        var found = new DiagnosticBag();
        TemplateSet.Load(names.ToImmutableDictionary(n => n, n => new SourceFile("templates/" + n, TemplateSet.BuiltIn(n))), found);
        Assert.Empty(found.ToSorted());
    }

    private static string Render(string template, FieldSet fields, params (string Name, string Text)[] others)
    {
        var found = new DiagnosticBag();
        var page = TemplateSet.Load(Files([("page.html", template), .. others]), found).Render("page.html", fields, found);
        Assert.Empty(found.ToSorted());
        return Encoding.UTF8.GetString(page!);
    }

    private static ImmutableArray<Diagnostic> Problems(string template, FieldSet fields)
    {
        var found = new DiagnosticBag();
        var templates = TemplateSet.Load(Files(("page.html", template)), found);
        if (!found.HasErrors)
        {
            Assert.Null(templates.Render("page.html", fields, found));
        }
        return found.ToSorted();
    }

    private static ImmutableDictionary<string, SourceFile> Files(params (string Name, string Text)[] files) =>
        files.ToImmutableDictionary(f => f.Name, f => new SourceFile("templates/" + f.Name, Encoding.UTF8.GetBytes(f.Text)));
}
