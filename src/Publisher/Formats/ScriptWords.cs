using System.Text.Encodings.Web;
using System.Text.Json;
using Publisher.Languages;

namespace Publisher.Formats;

/// <summary>
/// The module <c>page-words.js</c>: what scripts of pages say, in one language. It is another file for each language, and so is what imports it; everything else is the same.
/// </summary>
internal static class ScriptWords
{
    /// <summary>Its name among the modules.</summary>
    public const string Name = "page-words.js";

    private static readonly string[] Beginnings = ["script.", "count.", "dates.", "numbers.words"];

    /// <summary>Its text: <c>language</c>, and <c>words</c> by key, each a text or its plural forms.</summary>
    public static string Text(SiteWords words)
    {
        var lines = words.Keys.Where(k => Beginnings.Any(b => k.StartsWith(b, StringComparison.Ordinal))).Order(StringComparer.Ordinal).Select(k => $"  {Quoted(k)}: {Forms(words.FormsOf(k))},\n");
        return $"// Written by the build from templates/i18n/.\nexport const language = {Quoted(words.Language)};\nexport const words = {{\n{string.Concat(lines)}}};\n";
    }

    private static string Forms(IReadOnlyList<(PluralForm Form, string Text)> forms) => forms is [(PluralForm.Other, var text)]
        ? Quoted(text)
        : $"{{ {string.Join(", ", forms.Select(f => $"{Enum.GetName(f.Form)!.ToLowerInvariant()}: {Quoted(f.Text)}"))} }}";

    // A text of JSON is one of ECMAScript too.
    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
