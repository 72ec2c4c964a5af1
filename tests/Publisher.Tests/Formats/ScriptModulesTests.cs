using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Diagnostics;
using Publisher.Formats;
using Publisher.Languages;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Templates;

namespace Publisher.Tests.Formats;

/// <summary>The scripts of pages, as the build publishes them.</summary>
public sealed partial class ScriptModulesTests
{
    // What a reader's browser loads before an award is judged, packed as hosts pack it; what is loaded only when it is needed comes on top.
    private const int MostBytes = 53 * 1024;

    private static readonly ScriptModules Scripts = Load();

    [Fact]
    public void A_module_is_named_by_its_content_and_finds_the_others_beside_it()
    {
        var paths = Scripts.All.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        Assert.True(paths.Count > 20, $"only {paths.Count} modules");
        var imports = 0;
        foreach (var file in Scripts.All)
        {
            Assert.Contains("." + Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span).AsSpan(0, 8)) + ".js", file.Path, StringComparison.Ordinal);
            Assert.Equal((MediaTypes.Script, CachePolicy.Immutable), (file.MediaType, file.Cache));
            foreach (Match import in Specifiers().Matches(Encoding.UTF8.GetString(file.Bytes.Span)))
            {
                imports++;
                Assert.StartsWith("./", import.Groups[1].Value, StringComparison.Ordinal);
                Assert.Contains("assets/" + import.Groups[1].Value[2..], paths);
            }
        }
        Assert.True(imports > 60, $"only {imports} imports");
    }

    [Fact]
    public void A_change_shows_in_the_address_of_everything_that_imports_it()
    {
        var changed = Load(("scripts/words.js", Text("words.js") + "\n"));
        Assert.NotEqual(Scripts["words.js"].Path, changed["words.js"].Path);
        Assert.NotEqual(Scripts["verify.js"].Path, changed["verify.js"].Path);
        Assert.Equal(Scripts["bytes.js"].Path, changed["bytes.js"].Path);
    }

    [Fact]
    public void A_script_of_the_sites_own_goes_out_as_it_is()
    {
        var own = Text("words.js") + "// mine\nconst kept = `\n// no comment\n`;\n";
        Assert.Equal(own, Encoding.UTF8.GetString(Load(("scripts/words.js", own))["words.js"].Bytes.Span));
        Assert.DoesNotContain("// Numbers and lists", Encoding.UTF8.GetString(Scripts["words.js"].Bytes.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("words.js", "import { x } from './nowhere.js';\n", "1: it imports nowhere.js, which is not there")]
    [InlineData("words.js", "\n\nexport default 1;\n", "3: 'export default 1;' in a form that scripts here do without")]
    [InlineData("words.js", "export let spelled = 1;\n", "1: 'export let spelled = 1;' in a form that scripts here do without")]
    [InlineData("words.js", "const here = import.meta.url;\n", "1: 'import.meta' in a form that scripts here do without")]
    [InlineData("words.js", "export const spelled = 1;\n", "1: it does not export capital, count, ")]
    [InlineData("field.js", "import { digest, prime as p } from './bytes.js';\nexport const prime = 1n, order = 2n;\nexport const numberOf = 1;\n", "1: it imports prime, which bytes.js does not export")]
    public void What_cannot_be_linked_is_told_at_its_place_and_the_built_in_script_is_used(string name, string own, string told)
    {
        var found = new DiagnosticBag();
        var linked = Load(found, ("scripts/" + name, own));
        Assert.All(found.ToSorted(), d => Assert.Equal(("PUB0410", "templates/scripts/" + name), (d.Descriptor.Code, d.Location.Path)));
        Assert.Contains(found.ToSorted(), d => $"{d.Location.Line}: {d.Arguments[0]}".StartsWith(told, StringComparison.Ordinal));
        Assert.Equal(Scripts.All.Select(f => f.Path), linked.All.Select(f => f.Path));
    }

    [Fact]
    public void Scripts_that_import_each_other_in_a_circle_are_told()
    {
        var found = new DiagnosticBag();
        Load(found, ("scripts/words.js", "import { verify } from './verify.js';\n" + Text("words.js")));
        var told = Assert.Single(found.ToSorted());
        Assert.Equal(("templates/scripts/words.js", true), (told.Location.Path, told.Arguments[0].Contains("circle", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_browser_has_the_programs_own_tables()
    {
        var tables = Encoding.UTF8.GetString(Scripts["tables.js"].Bytes.Span);
        var lines = ContextSet.TablesText.Split('\n').Where(l => l.Length > 0 && l[0] != '#').ToList();
        Assert.Contains($"`\n{string.Join('\n', lines)}\n`", tables, StringComparison.Ordinal);
        Assert.All(DemonstrationKeys.Multibase, key => Assert.Contains(key, tables, StringComparison.Ordinal));
        Assert.All(ContextSet.KnownArrays, array => Assert.Contains($"['{string.Join("', '", array)}']", tables, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_what_speaks_to_people_is_another_file_in_another_language()
    {
        var spanish = ScriptModules.Of(TemplateSet.Load(ImmutableDictionary<string, SourceFile>.Empty, WordFiles.BuiltIn("es"), new()), new());
        Assert.Equal(
            ["award-page", "page-words", "report", "say", "search-page", "sign-page", "verify-page"],
            spanish.All.Select(f => f.Path).Except(Scripts.All.Select(f => f.Path), StringComparer.Ordinal).Select(p => p.Split('/', '.')[1]).Order(StringComparer.Ordinal));
        Assert.Contains("\"count.people\": { other: \"{n} personas\", none: \"ninguna persona\", one: \"una persona\" },\n", Encoding.UTF8.GetString(spanish["page-words.js"].Bytes.Span), StringComparison.Ordinal);
    }

    // What a page's script says is said in the language of the page, so no sentence may stand in the script itself.
    [Fact]
    public void Scripts_of_pages_hold_no_sentences_of_their_own()
    {
        string[] spoken = [.. TemplateSet.BuiltInNames.Where(n => n.EndsWith("-page.js", StringComparison.Ordinal)), "scripts/report.js", "scripts/say.js"];
        Assert.True(spoken.Length > 4);
        Assert.All(spoken, name => Assert.DoesNotMatch(Sentence(), Comments().Replace(Text(name["scripts/".Length..]), "")));
    }

    [Fact]
    public void What_verifying_takes_is_small_and_what_few_awards_need_comes_later()
    {
        string[] later = ["curve", "ndegree", "partners", "pictures"];
        var needed = NeededBy(Scripts["verify.js"]);
        Assert.DoesNotContain(needed, f => later.Any(name => f.Path.StartsWith($"assets/{name}.", StringComparison.Ordinal)));
        var packed = needed.Sum(f => Packed(f.Bytes.Span));
        Assert.InRange(packed, 20 * 1024, MostBytes);
    }

    [Fact]
    public void The_module_of_a_page_names_all_that_it_needs()
    {
        foreach (var page in Scripts.All.Where(f => f.Path.Contains("-page.", StringComparison.Ordinal)))
        {
            var text = Encoding.UTF8.GetString(page.Bytes.Span);
            Assert.All(NeededBy(page).Where(f => f != page), f => Assert.Contains($"'./{f.Path["assets/".Length..]}'", text, StringComparison.Ordinal));
        }
    }

    // A module and all that it imports, by way of others too, but for what it loads later.
    private static HashSet<SiteFile> NeededBy(SiteFile module)
    {
        var needed = new HashSet<SiteFile>();
        var next = new Stack<SiteFile>([module]);
        while (next.TryPop(out var one))
        {
            if (needed.Add(one))
            {
                Specifiers().Matches(Encoding.UTF8.GetString(one.Bytes.Span)).Where(m => !m.Value.Contains('(', StringComparison.Ordinal))
                    .Select(m => Scripts.All.Single(f => f.Path == "assets/" + m.Groups[1].Value[2..])).ToList().ForEach(next.Push);
            }
        }
        return needed;
    }

    private static int Packed(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bytes);
        }
        return (int)packed.Length;
    }

    private static string Text(string name) => Encoding.UTF8.GetString(TemplateSet.BuiltIn("scripts/" + name).Span);

    private static ScriptModules Load(params (string Name, string Text)[] own)
    {
        var found = new DiagnosticBag();
        var modules = Load(found, own);
        Assert.Empty(found.ToSorted());
        return modules;
    }

    private static ScriptModules Load(DiagnosticBag found, params (string Name, string Text)[] own) =>
        ScriptModules.Of(TemplateSet.Load(own.ToImmutableDictionary(f => f.Name, f => new SourceFile("templates/" + f.Name, Encoding.UTF8.GetBytes(f.Text))), new DiagnosticBag()), found);

    // Three words in a row between quotation marks. What is thrown is for whoever mends the script, and why a file is absent is told to the engine, which says it in English.
    [GeneratedRegex(@"(?<!Error\(|absent: )(['`])[^'`\n]*[A-Za-z]{2,} [a-z]{2,},? [a-z]{2,}[^'`\n]*\1")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^\s*(?://|/?\*).*$|//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex("""\b(?:from|import)\s*\(?\s*'([^']+\.js)'""")]
    private static partial Regex Specifiers();
}
