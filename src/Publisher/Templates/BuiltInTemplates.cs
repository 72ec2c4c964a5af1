using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Publisher.Languages;
using Scriban;

namespace Publisher.Templates;

/// <summary>The files embedded from <c>templates/</c>. Each is read, and parsed, once in a program's life and only when it is asked for.</summary>
internal static class BuiltInTemplates
{
    private const string Folder = "templates/";

    private static readonly Lazy<ImmutableSortedDictionary<string, string>> Resources = new(FindResources);
    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Files = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, InLanguage> Parsed = new(StringComparer.Ordinal);

    /// <summary>Names of the files, templates and others, in order.</summary>
    public static IEnumerable<string> Names => Resources.Value.Keys;

    /// <summary>Whether there is a file of a name.</summary>
    public static bool Has(string name) => Resources.Value.ContainsKey(name);

    /// <summary>A file's bytes.</summary>
    public static byte[] Bytes(string name) => Files.GetOrAdd(name, n => new(() => Read(n))).Value;

    /// <summary>The templates with a language's words in them. Where the words are the program's own they are parsed once for all sites.</summary>
    public static InLanguage In(SiteWords words) => words.IsBuiltIn ? Parsed.GetOrAdd(words.Language, _ => new(words)) : new(words);

    private static ImmutableSortedDictionary<string, string> FindResources() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Select(resource => (Resource: resource, Path: resource.Replace('\\', '/')))
        .Where(r => r.Path.StartsWith(Folder, StringComparison.Ordinal))
        .ToImmutableSortedDictionary(r => r.Path[Folder.Length..], r => r.Resource, StringComparer.Ordinal);

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resources.Value[name])!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The templates in one language, each parsed when it is first asked for.</summary>
    internal sealed class InLanguage(SiteWords words)
    {
        private readonly ConcurrentDictionary<string, Lazy<Template>> templates = new(StringComparer.Ordinal);

        /// <summary>A template; null when there is none of this name.</summary>
        public Template? Find(string name) =>
            templates.TryGetValue(name, out var parsed) ? parsed.Value
            : name.EndsWith(".html", StringComparison.Ordinal) && Has(name) ? templates.GetOrAdd(name, n => new(() => Parse(n))).Value
            : null;

        // Their rules are not checked here: a test does that once for all.
        private Template Parse(string name)
        {
            var folded = TemplateWords.Fold(Encoding.UTF8.GetString(Bytes(name)), words);
            if (folded.Problems.Count > 0)
            {
                throw new InvalidOperationException($"built-in template {name} asks for the words {folded.Problems[0].What}");
            }
            var template = Template.Parse(folded.Text, Folder + name);
            return template.HasErrors ? throw new InvalidOperationException($"built-in template {name}: {template.Messages[0]}") : template;
        }
    }
}
