using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads content/pages/: free pages. The title stands in the front matter or is the heading the text begins with.</summary>
internal static class PageLoader
{
    public static ImmutableArray<FreePage> Load(LoadContext context) => context.Each(context.ClaimIn("content/pages/", ".md"), Read);

    private static FreePage? Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var slug = LoadContext.Stem(file.Path);
        NameRules.CheckSlug(slug, new(file.Path), isPage: true, diagnostics);
        if (MarkdownFile.Read(file, required: false, diagnostics) is not { } parts || (parts.Found && parts.Fields is null))
        {
            return null;
        }
        var fields = parts.Fields is { } map ? new YamlFields(map, "a page", diagnostics) : null;
        var title = fields?.Line("title")?.Value;
        var translations = fields is null ? Translations.None : TranslationLoader.Read(fields, TranslationLoader.Page, MarkdownPlace.Page, diagnostics);
        fields?.Finish();
        MarkdownText.Check(file.Path, parts.Body, parts.BodyLine, MarkdownPlace.Page, diagnostics);
        if (!string.IsNullOrEmpty(title))
        {
            return new(slug, title, parts.Body, parts.BodyLine, new(file.Path)) { Translations = translations };
        }
        if (MarkdownText.OpeningHeading(parts.Body) is not { Title.Length: > 0 } heading)
        {
            diagnostics.Add(ContentDescriptors.MissingKey, new(file.Path, parts.BodyLine), "title", "a page without a first line '# Title'");
            return null;
        }
        // The page's own title is its one top heading, so it is not said again in the text.
        var lines = parts.Body.Split('\n');
        var skipped = heading.NextLine;
        while (skipped < lines.Length && string.IsNullOrWhiteSpace(lines[skipped]))
        {
            skipped++;
        }
        return new(slug, heading.Title, string.Join('\n', lines[skipped..]), parts.BodyLine + skipped, new(file.Path)) { Translations = translations };
    }
}
