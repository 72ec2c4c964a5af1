using System.Globalization;
using System.Text;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Languages;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>
/// Evidence as a page shows it: short texts and tables can be read where they stand, pictures are seen, sound and film can be played; all of them files of this site.
/// Everything else is a named link with its kind and size; nothing is loaded from elsewhere.
/// </summary>
internal static class AwardEvidence
{
    /// <summary>The longest text that is shown in the page, in bytes.</summary>
    private const int LongestText = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>Whether a page needs to play something.</summary>
    public static bool Plays(Award read) => read.Evidence.Any(e => Kind(e) is "audio" or "video");

    /// <summary>The fields of one piece.</summary>
    public static FieldSet Fields(SiteView view, Award read, Evidence evidence, PageLinks links)
    {
        var file = read.Evidence.FirstOrDefault(f => evidence.Id == SitePaths.Absolute(view.BaseUrl, SitePaths.Evidence(f.AwardId, f.Name)));
        var address = file is null ? Prose.WebAddress(evidence.Id) : links.To(SitePaths.Evidence(file.AwardId, file.Name));
        var text = file is null ? null : TextOf(file);
        var markdown = text is not null && MediaTypes.ExtensionOf(file!.Name) == "md" ? Prose.Render(text, MarkdownPlace.Criteria, 3, links) : null;
        var rows = text is not null && MediaTypes.ExtensionOf(file!.Name) == "csv" ? EvidenceTable.Read(text) : null;
        var size = file is not null && Kind(file) == "image" ? PictureSize.Of(file.File.Bytes.Span) : null;
        return new()
        {
            { "name", evidence.Name ?? file?.Name ?? (address is null ? view.Words["evidence.statement"] : Host(address)) },
            { "href", address },
            { "note", file is not null ? $"{KindOf(file, view.Words)}, {view.Words.FileSize(file.File.Length)}" : address is not null ? view.Words.Say("evidence.at", ("host", Host(address))) : null },
            { "description", evidence.Description },
            { "narrative", Prose.Render(evidence.Narrative, MarkdownPlace.Criteria, 3, links) },
            { "said", evidence.Genre?.Contains("testimonial", StringComparison.OrdinalIgnoreCase) == true },
            { "image", file is not null && Kind(file) == "image" },
            { "width", Pixels(size?.Width) },
            { "height", Pixels(size?.Height) },
            { "audio", file is not null && Kind(file) == "audio" },
            { "video", file is not null && Kind(file) == "video" },
            { "markdown", markdown },
            { "head", rows?[0] ?? [] },
            { "rows", rows?.Skip(1).Select(r => new FieldSet { { "cells", r } }) ?? [] },
            { "plain", markdown is null && rows is null ? text : null },
        };
    }

    private static string KindOf(EvidenceFile file, SiteWords words)
    {
        var (key, form) = MediaTypes.WordsFor(file.Name);
        return words.Say(key, ("form", form));
    }

    private static string? Pixels(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Kind(EvidenceFile file) => MediaTypes.Of(file.Name).Split('/')[0];

    // Only what is text through and through: no file whose bytes a reader would not see.
    private static string? TextOf(EvidenceFile file)
    {
        if (MediaTypes.ExtensionOf(file.Name) is not ("txt" or "md" or "csv") || file.File.Length > LongestText)
        {
            return null;
        }
        try
        {
            var text = StrictUtf8.GetString(file.File.Bytes.Span).TrimStart('\uFEFF').ReplaceLineEndings("\n").Trim();
            return text.Length == 0 || text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Host(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.IdnHost : address;
}
