using System.Collections.Concurrent;
using System.Collections.Immutable;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Languages;

/// <summary>
/// Finds the words of a language: key by key, in the site's own file of it, then in the program's; then in those of the language it is a kind of (<c>pt-BR</c>: <c>pt</c>),
/// then in English. A key that only English has is told. Files of the program are read once in its life.
/// </summary>
public static class WordFiles
{
    /// <summary>The folder of word files among the templates.</summary>
    public const string Folder = "i18n/";

    private const string Extension = ".yml";
    private const int MostNamed = 8;

    private static readonly ConcurrentDictionary<string, Lazy<WordList>> Lists = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Lazy<SiteWords>> Sets = new(StringComparer.Ordinal);

    /// <summary>The languages that the program itself has words of, in order.</summary>
    public static IEnumerable<string> Languages =>
        EmbeddedFiles.Names.Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(Extension, StringComparison.Ordinal)).Select(n => n[Folder.Length..^Extension.Length]);

    /// <summary>The program's own words of a language; English where it has none.</summary>
    public static SiteWords BuiltIn(string language) => Sets.GetOrAdd(language, l => new(() => new(l, Merged([.. Chain(l).Select(ListOf)]), true))).Value;

    /// <summary>The words of a site's language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="own">The site's own files: name (<c>i18n/es.yml</c>) → file; others are passed over.</param>
    /// <param name="used">Keys that the site's own templates use: its files may have these beside the program's.</param>
    /// <param name="config">Where the site says its languages.</param>
    /// <param name="diagnostics">Where problems go.</param>
    public static SiteWords Load(string language, ImmutableDictionary<string, SourceFile> own, IReadOnlySet<string> used, SourceLocation config, DiagnosticBag diagnostics)
    {
        var files = Chain(language).Select(l => (Language: l, File: own.GetValueOrDefault(NameOf(l)))).ToList();
        if (files.All(f => f.File is null))
        {
            TellIfNone(language, config, diagnostics);
            return BuiltIn(language);
        }
        var english = ListOf("en");
        var lists = new List<WordList>();
        foreach (var (code, file) in files)
        {
            if (file is not null)
            {
                var list = WordList.Read(file, diagnostics);
                Check(list, english, used, diagnostics);
                lists.Add(list);
            }
            lists.Add(ListOf(code));
        }
        TellMissing(language, Merged([.. lists]).Select(e => e.Key), files[0].File?.Path, [.. lists.SkipLast(files[^1].File is null ? 1 : 2)], config, diagnostics);
        return new(language, Merged([.. lists]), false);
    }

    /// <summary>Whether a file of words belongs to one of a site's languages.</summary>
    public static bool IsUsed(string name, IEnumerable<string> languages) => languages.Any(l => Chain(l).Any(c => name == NameOf(c)));

    private static IEnumerable<string> Chain(string language) => new[] { language, language.Split('-')[0], "en" }.Distinct(StringComparer.Ordinal);

    // Of a key in several lists the first one's words hold.
    private static Dictionary<string, WordEntry> Merged(ImmutableArray<WordList> lists)
    {
        var merged = new Dictionary<string, WordEntry>(StringComparer.Ordinal);
        foreach (var (key, entry) in lists.SelectMany(l => l.Entries))
        {
            // A file that gives one text for all numbers is asked for no forms.
            merged.TryAdd(key, entry);
        }
        return merged;
    }

    private static void Check(WordList own, WordList english, IReadOnlySet<string> used, DiagnosticBag diagnostics)
    {
        foreach (var (key, entry) in own.Entries)
        {
            if (english.Entries.TryGetValue(key, out var built))
            {
                if (entry.MisfitWith(built) is { } misfit)
                {
                    diagnostics.Add(TemplateDescriptors.WordsDoNotFit, entry.Location, key, misfit);
                }
            }
            else if (!used.Contains(key) && !key.StartsWith("roles.", StringComparison.Ordinal))
            {
                var suggestion = NearestName.Of(key, english.Entries.Keys) is { } near ? $"did you mean '{near}'?" : "the keys are those of the built-in file of the same name";
                diagnostics.Add(ContentDescriptors.UnknownKey, entry.Location, key, "the words of pages", suggestion);
            }
        }
    }

    private static void TellIfNone(string language, SourceLocation config, DiagnosticBag diagnostics)
    {
        if (!EmbeddedFiles.Has(NameOf(language.Split('-')[0])))
        {
            diagnostics.Add(TemplateDescriptors.WordsMissing, config, language, "every key");
        }
    }

    private static void TellMissing(string language, IEnumerable<string> all, string? file, ImmutableArray<WordList> lists, SourceLocation config, DiagnosticBag diagnostics)
    {
        var missing = language.Split('-')[0] == "en" ? [] : all.Where(k => !lists.Any(l => l.Entries.ContainsKey(k))).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            var rest = missing.Count - MostNamed;
            var named = string.Join(", ", missing.Take(MostNamed)) + (rest > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" and {rest} more") : "");
            diagnostics.Add(TemplateDescriptors.WordsMissing, file is null ? config : new(file), language, named);
        }
    }

    private static WordList ListOf(string language) => Lists.GetOrAdd(language, l => new(() => ReadBuiltIn(l))).Value;

    private static WordList ReadBuiltIn(string language)
    {
        var found = new DiagnosticBag();
        var name = NameOf(language);
        var list = WordList.Read(new("templates/" + name, EmbeddedFiles.Has(name) ? EmbeddedFiles.Bytes(name) : ReadOnlyMemory<byte>.Empty), found);
        return found.HasErrors ? throw new InvalidOperationException($"built-in words: {found.ToSorted()[0]}") : list;
    }

    private static string NameOf(string language) => Folder + language + Extension;
}
