using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads <c>translations</c>: words in further languages, under the keys that the original has; and says which are missing.</summary>
internal static class TranslationLoader
{
    private const string Key = "translations";

    /// <summary>The keys of a badge: name, description, text.</summary>
    public static ImmutableArray<string> Badge { get; } = ["name", "description", "criteria"];

    /// <summary>The keys of a page.</summary>
    public static ImmutableArray<string> Page { get; } = ["title", "", "text"];

    /// <summary>The keys of a skill.</summary>
    public static ImmutableArray<string> Skill { get; } = ["name", "description", "text"];

    /// <summary>The keys of site.config.yml.</summary>
    public static ImmutableArray<string> Site { get; } = ["", "tagline", ""];

    /// <summary>Reads them.</summary>
    /// <param name="fields">The keys they stand among.</param>
    /// <param name="keys">What name, description and text are called there; empty for what is not.</param>
    /// <param name="place">Where the text stands.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    public static Translations Read(YamlFields fields, ImmutableArray<string> keys, MarkdownPlace place, DiagnosticBag diagnostics)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, Translation>(StringComparer.Ordinal);
        foreach (var (language, words) in fields.Maps(Key))
        {
            if (!NameRules.IsLanguage(language.Value))
            {
                fields.Refuse(Key, language, "language codes such as 'es', each with its words");
            }
            var (name, description) = (Line(words, keys[0]), Line(words, keys[1]));
            var text = keys[2].Length == 0 ? null : words.Text(keys[2]);
            words.Finish();
            if (text is not null)
            {
                // The text of a block begins on the line after its key.
                MarkdownText.Check(text.Location.Path, text.Value, text.Location.Line + (text.Value.Contains('\n', StringComparison.Ordinal) ? 1 : 0), place, diagnostics);
            }
            found[language.Value] = new(name, description, string.IsNullOrEmpty(text?.Value) ? null : text.Value);
        }
        return found.Count == 0 ? Translations.None : new(found.ToImmutable());
    }

    /// <summary>Says what further languages of the site have no words for.</summary>
    public static void ReportMissing(SiteConfig config, ImmutableArray<Badge> badges, ImmutableArray<FreePage> pages, ImmutableArray<Pathway> pathways, ImmutableArray<Skill> skills, DiagnosticBag diagnostics)
    {
        foreach (var language in config.Languages.Skip(1))
        {
            void Report(Translations all, ImmutableArray<string> keys, string? original, SourceLocation location)
            {
                if ((original ?? config.MainLanguage).Split('-')[0] == language.Split('-')[0])
                {
                    return;
                }
                var words = all.Find(language);
                string?[] values = [words?.Name, words?.Description, words?.Text];
                var missing = keys.Where((key, i) => key.Length > 0 && values[i] is null).Select(key => $"translations.{language}.{key}").ToList();
                if (missing.Count > 0)
                {
                    diagnostics.Add(ContentDescriptors.NotTranslated, location, language, string.Join(", ", missing));
                }
            }

            if (config.Tagline is not null)
            {
                Report(config.Translations, Site, null, config.LanguagesLocation);
            }
            foreach (var badge in badges)
            {
                Report(badge.Translations, Badge, badge.Language, badge.Location);
            }
            foreach (var page in pages)
            {
                Report(page.Translations, Page, null, page.Location);
            }
            foreach (var skill in skills)
            {
                Report(skill.Translations, skill.Markdown.Length == 0 ? Skill[..2] : Skill, null, skill.Location);
            }
            foreach (var pathway in pathways)
            {
                Report(pathway.Translations, pathway.Description is null ? ["name"] : ["name", "description"], null, pathway.Location);
                foreach (var step in pathway.Steps.Where(s => s.Name is not null || s.Description is not null))
                {
                    Report(step.Translations, [step.Name is null ? "" : "name", step.Description is null ? "" : "description"], null, step.Location);
                }
            }
        }
    }

    private static string? Line(YamlFields words, string key) => key.Length > 0 && words.Line(key) is { Value.Length: > 0 } line ? line.Value : null;
}
