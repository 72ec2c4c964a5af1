using System.Collections.Immutable;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Languages;

/// <summary>
/// A file of words (<c>templates/i18n/es.yml</c>), read: key → forms. Keys of maps within maps are joined by dots; a map whose keys are plural forms is one entry.
/// </summary>
internal sealed class WordList
{
    // Four times what the program itself has to say.
    private const int MostBytes = 256 * 1024;

    private static readonly ImmutableArray<(string Name, PluralForm Form)> Forms =
    [
        ("none", PluralForm.None), ("zero", PluralForm.Zero), ("one", PluralForm.One), ("two", PluralForm.Two),
        ("few", PluralForm.Few), ("many", PluralForm.Many), ("other", PluralForm.Other),
    ];

    private readonly Dictionary<string, WordEntry> entries = new(StringComparer.Ordinal);

    private WordList()
    {
    }

    /// <summary>Every entry, by key.</summary>
    public IReadOnlyDictionary<string, WordEntry> Entries => entries;

    /// <summary>Reads a file; what is wrong is reported and left out.</summary>
    public static WordList Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var list = new WordList();
        if (TextRules.Read(file, diagnostics) is { } text && YamlReader.Read(file.Path, text.Text, 1, diagnostics, MostBytes) is { } map)
        {
            TextRules.CheckValues(map, diagnostics);
            list.Add("", map, diagnostics);
        }
        return list;
    }

    private void Add(string before, YamlMap map, DiagnosticBag diagnostics)
    {
        foreach (var entry in map.Entries)
        {
            var key = before + entry.Key;
            if (entry.Value is YamlMap inner && !IsPlural(inner))
            {
                Add(key + ".", inner, diagnostics);
            }
            else if (Entry(key, entry, diagnostics) is { } read)
            {
                entries[key] = read;
            }
        }
    }

    private static bool IsPlural(YamlMap map) => map.Find("other") is not null && map.Entries.All(e => Forms.Any(f => f.Name == e.Key));

    private static WordEntry? Entry(string key, YamlEntry entry, DiagnosticBag diagnostics)
    {
        var forms = ImmutableDictionary.CreateBuilder<PluralForm, Phrase>();
        foreach (var (form, value) in entry.Value is YamlMap map ? map.Entries.Select(e => (Forms.First(f => f.Name == e.Key).Form, e.Value)) : [(PluralForm.Other, entry.Value)])
        {
            if (value is not YamlScalar { IsNull: false } text)
            {
                diagnostics.Add(ContentDescriptors.WrongKind, value.Location, key, "text", value.Kind);
                return null;
            }
            if (Phrase.Read(text.Value, out var problem) is not { } phrase)
            {
                diagnostics.Add(TemplateDescriptors.WordsDoNotFit, text.Location, key, problem!);
                return null;
            }
            forms[form] = phrase;
        }
        return new(forms.ToImmutable(), entry.KeyLocation);
    }
}

/// <summary>The words of one key: one text, or one for each plural form.</summary>
internal sealed class WordEntry(ImmutableDictionary<PluralForm, Phrase> forms, SourceLocation location)
{
    private readonly Phrase?[] byForm = [.. Enum.GetValues<PluralForm>().Select(f => forms.GetValueOrDefault(f))];

    /// <summary>Where it is written.</summary>
    public SourceLocation Location => location;

    /// <summary>Whether it has forms for numbers.</summary>
    public bool IsPlural => forms.Count > 1;

    /// <summary>The text of a key without forms; the form for most numbers.</summary>
    public Phrase Main => byForm[(int)PluralForm.Other]!;

    /// <summary>Every form it has, in the order of <see cref="PluralForm"/>.</summary>
    public IReadOnlyList<(PluralForm Form, string Text)> Forms => [.. forms.OrderBy(f => f.Key).Select(f => (f.Key, f.Value.Text))];

    /// <summary>The text for a number: of zero itself where there is one.</summary>
    public Phrase For(string language, int number) =>
        (number == 0 ? byForm[(int)PluralForm.None] : null) ?? byForm[(int)PluralRules.Of(language, number)] ?? Main;

    /// <summary>What does not fit the words that the program itself has for the key; null when all does.</summary>
    public string? MisfitWith(WordEntry built)
    {
        var known = built.Main.Names.ToHashSet(StringComparer.Ordinal);
        return forms.Values.SelectMany(p => p.Names).FirstOrDefault(n => !known.Contains(n)) is { } strange
            ? $"name '{strange}', which nothing fills; the program gives {(known.Count == 0 ? "nothing" : string.Join(", ", known.Order(StringComparer.Ordinal)))}"
            : known.FirstOrDefault(n => !Main.Names.Contains(n, StringComparer.Ordinal)) is { } lost
            ? $"leave out '{lost}'"
            : null;
    }
}
