using System.Collections.Concurrent;
using System.Text;
using Publisher.Languages;
using Publisher.Sources;
using Scriban;

namespace Publisher.Templates;

/// <summary>The templates this program carries. Each is parsed once in a program's life and only when it is asked for.</summary>
internal static class BuiltInTemplates
{
    private const string Folder = "templates/";

    private static readonly ConcurrentDictionary<string, InLanguage> Parsed = new(StringComparer.Ordinal);

    /// <summary>The templates with a language's words in them. Where the words are the program's own they are parsed once for all sites.</summary>
    public static InLanguage In(SiteWords words) => words.IsBuiltIn ? Parsed.GetOrAdd(words.Language, _ => new(words)) : new(words);

    /// <summary>The templates in one language, each parsed when it is first asked for.</summary>
    internal sealed class InLanguage(SiteWords words)
    {
        private readonly ConcurrentDictionary<string, Lazy<Template>> templates = new(StringComparer.Ordinal);

        /// <summary>A template; null when there is none of this name.</summary>
        public Template? Find(string name) =>
            templates.TryGetValue(name, out var parsed) ? parsed.Value
            : name.EndsWith(".html", StringComparison.Ordinal) && EmbeddedFiles.Has(name) ? templates.GetOrAdd(name, n => new(() => Parse(n))).Value
            : null;

        // Their rules are not checked here: a test does that once for all.
        private Template Parse(string name)
        {
            var folded = TemplateWords.Fold(Encoding.UTF8.GetString(EmbeddedFiles.Bytes(name)), words);
            if (folded.Problems.Count > 0)
            {
                throw new InvalidOperationException($"built-in template {name} asks for the words {folded.Problems[0].What}");
            }
            var template = Template.Parse(folded.Text, Folder + name);
            return template.HasErrors ? throw new InvalidOperationException($"built-in template {name}: {template.Messages[0]}") : template;
        }
    }
}
