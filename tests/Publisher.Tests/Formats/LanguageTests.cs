using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Diagnostics;
using Publisher.Languages;
using Publisher.Sources;
using Publisher.Templates;
using Publisher.Testing;

namespace Publisher.Tests.Formats;

/// <summary>The words of pages in every language the program has, and what they are put into.</summary>
public sealed partial class LanguageTests
{
    public static TheoryData<string> Languages => [.. WordFiles.Languages];

    [Fact]
    public void The_program_speaks_four_languages() => Assert.Equal(["de", "en", "es", "fr"], WordFiles.Languages);

    // Each file is read as if it were a site's own for a language the program does not know: there nothing stands in for what it lacks.
    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_key_with_the_same_places(string language) =>
        Assert.Empty(FoundIn(Encoding.UTF8.GetString(TemplateSet.BuiltIn($"i18n/{language}.yml").Span)));

    [Theory]
    [InlineData("  verify: Prüfen\n", "", "PUB0405")]
    [InlineData("  checked: In Ihrem Browser geprüft um {time}.\n", "  checked: In Ihrem Browser geprüft um {zeit}.\n", "PUB0406")]
    [InlineData("  checked: In Ihrem Browser geprüft um {time}.\n", "  checked: In Ihrem Browser geprüft.\n", "PUB0406")]
    [InlineData("menu:\n", "menu:\n  vrify: Prüfen\n", "PUB0104")]
    public void What_a_language_lacks_is_told(string words, string instead, string code)
    {
        var german = Encoding.UTF8.GetString(TemplateSet.BuiltIn("i18n/de.yml").Span);
        Assert.Contains(words, german, StringComparison.Ordinal);
        Assert.Equal(code, Assert.Single(FoundIn(german.Replace(words, instead, StringComparison.Ordinal))).Descriptor.Code);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_template_has_its_words(string language)
    {
        var found = new DiagnosticBag();
        TemplateSet.Load(
            TemplateSet.BuiltInNames.Where(n => n.EndsWith(".html", StringComparison.Ordinal)).ToImmutableDictionary(n => n, n => new SourceFile("templates/" + n, TemplateSet.BuiltIn(n))),
            WordFiles.BuiltIn(language), found);
        Assert.Empty(found.ToSorted());
    }

    // What no template and no line of the program names is not said anywhere.
    [Fact]
    public void Every_key_is_used()
    {
        var code = string.Concat(Directory.EnumerateFiles(RepositoryFiles.InRoot("src", "Publisher"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var templates = TemplateSet.BuiltInNames.Where(n => n.EndsWith(".html", StringComparison.Ordinal))
            .SelectMany(n => Key().Matches(Encoding.UTF8.GetString(TemplateSet.BuiltIn(n).Span)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        var scripts = string.Concat(TemplateSet.BuiltInNames.Where(n => n.EndsWith(".js", StringComparison.Ordinal)).Select(n => Encoding.UTF8.GetString(TemplateSet.BuiltIn(n).Span)));
        string[] made = ["kinds.", "roles.", "state.", "steps.", "script.state.", "script.doubt.", "count.pages", "count.entries", "script.found."];
        bool IsUsed(string key) => templates.Contains(key) || scripts.Contains($"'{key}'", StringComparison.Ordinal) || code.Contains($"\"{key}\"", StringComparison.Ordinal) || made.Any(m => key.StartsWith(m, StringComparison.Ordinal));
        Assert.All(SiteWords.English.Keys, key => Assert.True(IsUsed(key), key));
    }

    // Otherwise a sign of punctuation could begin a line by itself.
    [Fact]
    public void French_signs_stand_behind_a_space_that_does_not_break() =>
        Assert.DoesNotMatch(LooseSign(), string.Join('\n', Lines("fr").Select(l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..])));

    [Theory]
    [InlineData("en", "0 1 2 5", "Other One Other Other")]
    [InlineData("fr", "0 1 2 1000", "One One Other Other")]
    [InlineData("pl", "0 1 2 5 12 22 25", "Many One Few Many Many Few Many")]
    [InlineData("ru", "1 11 21 24", "One Many One Few")]
    [InlineData("cs", "1 4 5", "One Few Other")]
    [InlineData("ar", "0 1 2 3 11 100", "Zero One Two Few Many Other")]
    [InlineData("sl", "1 2 3 5 101", "One Two Few Other One")]
    [InlineData("ja", "0 1 7", "Other Other Other")]
    public void A_number_takes_the_form_of_its_language(string language, string numbers, string forms) =>
        Assert.Equal(forms, string.Join(' ', numbers.Split(' ').Select(n => PluralRules.Of(language, int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)))));

    [Theory]
    [InlineData("en", "1 May 2027", "two stewards", "1,234 awards", "1.2 MB", "Ana and Idris", "two years")]
    [InlineData("es", "1 de mayo de 2027", "dos responsables", "1\u00a0234 reconocimientos", "1,2 MB", "Ana e Idris", "dos años")]
    [InlineData("fr", "1er mai 2027", "deux responsables", "1\u202f234 distinctions", "1,2 Mo", "Ana et Idris", "deux ans")]
    [InlineData("de", "1. Mai 2027", "zwei Vertrauenspersonen", "1.234 Auszeichnungen", "1,2 MB", "Ana und Idris", "zwei Jahre")]
    public void Dates_numbers_and_lists_are_the_languages_own(string language, string date, string role, string count, string size, string list, string duration)
    {
        var words = WordFiles.BuiltIn(language);
        Assert.Equal(
            [date, role, count, size, list, duration],
            [words.Date(new DateOnly(2027, 5, 1)), words.Role("steward", 2), words.Count("count.awards", 1234), words.FileSize(1_240_000), words.List(["Ana", "Idris"]), words.Duration("P2Y")]);
    }

    [Fact]
    public void A_site_says_some_of_it_in_its_own_words()
    {
        var found = new DiagnosticBag();
        var own = ImmutableDictionary<string, SourceFile>.Empty.Add("i18n/es.yml", new("templates/i18n/es.yml", "menu:\n  badges: Distintivos\nroles:\n  mentora: {one: una mentora, other: \"{n} mentoras\"}\n"u8.ToArray()));
        var words = WordFiles.Load("es", own, ImmutableHashSet<string>.Empty, default, found);
        Assert.Empty(found.ToSorted());
        Assert.Equal(["Distintivos", "Personas", "tres mentoras", "dos pilotos"], [words["menu.badges"], words["menu.people"], words.Role("mentora", 3), words.Role("pilotos", 2)]);
    }

    [Theory]
    [InlineData("<p>[[a.b]]</p>", "<p>ß &amp; ss</p>")]
    [InlineData("[[a.c | n: {{ x }} | how: <a href=\"{{ z }}\">]]", "1 | 2: <a href=\"/z\">how</a>")]
    [InlineData("[[a.c | n: {{ if x }}[[a.b]]{{ end }} | how: <b>]]", "ß &amp; ss: <b>how</b>")]
    [InlineData("x[[1, 2]] [[3]]", "x[[1, 2]] [[3]]")]
    public void Words_are_put_into_a_template(string template, string expected)
    {
        var (templates, found) = Own(template);
        Assert.Equal(expected, Encoding.UTF8.GetString(templates.Render("page.html", new() { { "x", "1 | 2" }, { "z", "/z" } }, found)!));
        Assert.Empty(found.ToSorted());
    }

    [Theory]
    [InlineData("<p>[[a.d]]</p>", "templates/page.html:1:4 PUB0407")]
    [InlineData("<p>\n[[a.c | n: 1]]", "templates/page.html:2:1 PUB0407")]
    [InlineData("<p>[[a.b]] {{ nothing }}", "templates/page.html:1:15 PUB0402")]
    public void What_is_wrong_is_told_at_its_place(string template, string expected)
    {
        var (templates, found) = Own(template);
        if (found.ToSorted().IsEmpty)
        {
            Assert.Null(templates.Render("page.html", [], found));
        }
        Assert.Equal([expected], found.ToSorted().Select(d => $"{d.Location} {d.Descriptor.Code}"));
    }

    private static (TemplateSet Templates, DiagnosticBag Found) Own(string template)
    {
        var found = new DiagnosticBag();
        var own = ImmutableDictionary<string, SourceFile>.Empty
            .Add("i18n/en.yml", new("templates/i18n/en.yml", "a:\n  b: \"ß & ss\"\n  c: \"{n}: <how>how</how>\"\n"u8.ToArray()))
            .Add("page.html", new("templates/page.html", Encoding.UTF8.GetBytes(template)));
        return (TemplateSet.Load(own, WordFiles.Load("en", own, new HashSet<string>(["a.b", "a.c"]), default, found), found), found);
    }

    private static ImmutableArray<Diagnostic> FoundIn(string file)
    {
        var found = new DiagnosticBag();
        var own = ImmutableDictionary<string, SourceFile>.Empty.Add("i18n/xx.yml", new("templates/i18n/xx.yml", Encoding.UTF8.GetBytes(file)));
        WordFiles.Load("xx", own, ImmutableHashSet<string>.Empty, default, found);
        return [.. found.ToSorted()];
    }

    private static IEnumerable<string> Lines(string language) => Encoding.UTF8.GetString(TemplateSet.BuiltIn($"i18n/{language}.yml").Span).Split('\n').Where(l => !l.StartsWith('#'));

    [GeneratedRegex(@"\[\[([a-z0-9_.]+)")]
    private static partial Regex Key();

    [GeneratedRegex(@"(?<=[^\s:]) [;:!?»]|« ")]
    private static partial Regex LooseSign();
}
