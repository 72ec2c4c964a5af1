using System.Text;
using Publisher.Diagnostics;
using Publisher.Languages;
using Publisher.Sources;
using Scriban;

namespace Publisher.Templates;

/// <summary>A template of a site's own, with a language's words in it. What the engine says of a place is told as a place of the file.</summary>
internal sealed class OwnTemplate
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private readonly SourceText text;
    private readonly TemplateWords.Folded folded;

    private OwnTemplate(SourceFile file, SourceText text, TemplateWords.Folded folded) => (File, this.text, this.folded, Template) = (file, text, folded, Template.Parse(folded.Text, file.Path));

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>The template, parsed.</summary>
    public Template Template { get; }

    /// <summary>Reads a file; null when it is no good template, which is reported.</summary>
    /// <param name="file">The file.</param>
    /// <param name="words">The words it asks for.</param>
    /// <param name="called">Takes the names of templates that it calls.</param>
    /// <param name="diagnostics">Where problems go.</param>
    public static OwnTemplate? Parse(SourceFile file, SiteWords words, HashSet<string> called, DiagnosticBag diagnostics)
    {
        string text;
        try
        {
            text = StrictUtf8.GetString(file.Bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(TemplateDescriptors.DoesNotParse, new(file.Path), "the file is not UTF-8");
            return null;
        }
        var read = new OwnTemplate(file, new(file.Path, text), TemplateWords.Fold(text, words));
        return read.IsGood(called, diagnostics) ? read : null;
    }

    /// <summary>Where in the file a place of the parsed text is.</summary>
    public SourceLocation PlaceOf(Scriban.Parsing.SourceSpan span) =>
        span.Start.Offset < 0 || span.Start.Line < 0 ? new(File.Path, 1, 1) : text.At(Math.Min(folded.Original(span.Start.Offset), text.Text.Length));

    /// <summary>What the engine says, as part of a sentence.</summary>
    public static string Sentence(string message)
    {
        var words = message.TrimEnd('.', ' ').ReplaceLineEndings(" ");
        return words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
    }

    private bool IsGood(HashSet<string> called, DiagnosticBag diagnostics)
    {
        foreach (var (offset, what) in folded.Problems)
        {
            diagnostics.Add(TemplateDescriptors.WordsUnknown, text.At(offset), what);
        }
        if (Template.HasErrors)
        {
            var placed = Template.Messages.Where(m => m.Span.Start.Line >= 0).ToList();
            foreach (var message in placed.Count > 0 ? placed : [.. Template.Messages])
            {
                diagnostics.Add(TemplateDescriptors.DoesNotParse, PlaceOf(message.Span), Sentence(message.Message));
            }
            return false;
        }
        var rules = new TemplateRules();
        var breaches = rules.Check(Template.Page!);
        foreach (var (span, what) in breaches)
        {
            diagnostics.Add(TemplateDescriptors.NotAllowed, PlaceOf(span), what);
        }
        called.UnionWith(rules.Partials);
        return breaches.Count == 0 && folded.Problems.Count == 0;
    }
}
