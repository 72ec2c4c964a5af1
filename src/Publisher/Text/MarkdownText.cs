using System.Diagnostics.CodeAnalysis;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Text;

/// <summary>
/// CommonMark without raw HTML and without extensions. HTML in it is shown as text. Links and images are judged twice: <see cref="Check"/>
/// reports what is not allowed at its place in the file, and <see cref="ToHtml"/> leaves it out whatever was reported.
/// </summary>
public static class MarkdownText
{
    /// <summary>Longest file, in bytes.</summary>
    public const int MaximumBytes = 256 * 1024;

    // DisableHtml alone would leave javascript: links alive. Precise places are no extension of the language, and cost time.
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().Build();
    private static readonly MarkdownPipeline Placed = new MarkdownPipelineBuilder().UsePreciseSourceLocation().DisableHtml().Build();

    /// <summary>Reports links and images that are not allowed, each at its own place.</summary>
    /// <param name="path">The file.</param>
    /// <param name="markdown">The text, line ends LF.</param>
    /// <param name="firstLine">The line of the file on which the text begins.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    public static void Check(string path, string markdown, int firstLine, MarkdownPlace place, DiagnosticBag diagnostics)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(markdown) > MaximumBytes)
        {
            diagnostics.Add(ContentDescriptors.TooLarge, new(path, firstLine), "so much text", "256 KiB");
            return;
        }
        if (!TryParse(markdown, out var document, Placed))
        {
            diagnostics.Add(ContentDescriptors.TooLarge, new(path, firstLine), "such deep nesting of lists, quotes or emphasis", "128 levels");
            return;
        }
        var text = new SourceText(path, markdown);
        foreach (var inline in document.Descendants<Inline>())
        {
            var (address, offset) = inline switch
            {
                LinkInline link => (link.Url ?? "", link.UrlSpan is { IsEmpty: false } at ? at.Start : link.Span.Start),
                AutolinkInline auto => (Address(auto), auto.Span.Start + 1),
                _ => ("", -1),
            };
            if (offset >= 0 && Fault(address, inline is LinkInline { IsImage: true }, place) is { } descriptor)
            {
                var at = text.At(offset);
                diagnostics.Add(descriptor, at with { Line = at.Line + firstLine - 1 }, Shown(address), Reason(address, descriptor, place));
            }
        }
    }

    /// <summary>
    /// The text as safe HTML: only the elements of CommonMark, only allowed addresses. An address that is not allowed leaves its words behind.
    /// </summary>
    /// <param name="markdown">The text; the empty text when it is nested too deeply to be read.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="topHeading">The level (1–6) of the highest heading in it; the others follow.</param>
    /// <param name="root">The way from the page to the site's root (<c>../</c>), put before addresses that begin with <c>/</c>.</param>
    /// <param name="folder">The folder of the page's language (<c>es/</c>), put before addresses of pages.</param>
    /// <param name="index">What links write behind a folder (<c>index.html</c> where pages are opened from a disk).</param>
    public static string ToHtml(string markdown, MarkdownPlace place, int topHeading = 2, string root = "", string folder = "", string index = "")
    {
        if (!TryParse(markdown, out var document, Plain))
        {
            return "";
        }
        ShiftHeadings(document, topHeading);
        foreach (var inline in Links(document))
        {
            MakeSafe(inline, address => Addressed(address, place, root, folder, index), place);
        }
        return document.ToHtml(Plain);
    }

    /// <summary>The words of a heading of level 1 that the text begins with, and the line (from 0) after it; null when it begins otherwise.</summary>
    public static (string Title, int NextLine)? OpeningHeading(string markdown) =>
        TryParse(markdown, out var document, Placed) && document.FirstOrDefault() is HeadingBlock { Level: 1, Inline: { } words } heading
            ? (Words(words), new SourceText("", markdown).At(heading.Span.End).Line)
            : null;

    private static void ShiftHeadings(MarkdownDocument document, int topHeading)
    {
        List<HeadingBlock>? headings = null;
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            (headings ??= []).Add(heading);
        }
        if (headings is not null)
        {
            var shift = topHeading - headings.Min(h => h.Level);
            headings.ForEach(h => h.Level = Math.Clamp(h.Level + shift, 1, 6));
        }
    }

    /// <summary>All links and images, gathered before any of them is changed.</summary>
    private static List<Inline> Links(MarkdownDocument document)
    {
        List<Inline>? links = null;
        foreach (var inline in document.Descendants<Inline>())
        {
            if (inline is LinkInline or AutolinkInline)
            {
                (links ??= []).Add(inline);
            }
        }
        return links ?? [];
    }

    private static bool TryParse(string markdown, [NotNullWhen(true)] out MarkdownDocument? document, MarkdownPipeline pipeline)
    {
        try
        {
            document = Markdown.Parse(markdown, pipeline);
            return true;
        }
        catch (ArgumentException)
        {
            // The library's own limit of nesting (128 levels) ends so.
            document = null;
            return false;
        }
    }

    private static DiagnosticDescriptor? Fault(string address, bool image, MarkdownPlace place)
    {
        if (image)
        {
            return place == MarkdownPlace.Page && LinkRules.IsRelative(address) ? null : ContentDescriptors.ImageRefused;
        }
        if (LinkRules.IsWhole(address))
        {
            return null;
        }
        return !LinkRules.IsRelative(address) ? ContentDescriptors.LinkRefused : place == MarkdownPlace.Criteria ? ContentDescriptors.RelativeLink : null;
    }

    private static string Reason(string address, DiagnosticDescriptor descriptor, MarkdownPlace place) =>
        descriptor == ContentDescriptors.ImageRefused
            ? place == MarkdownPlace.Page ? "pages show only pictures of this site, and load nothing from elsewhere" : "only free pages hold pictures"
            : LinkRules.SchemeOf(address) is { } scheme ? $"'{scheme}:' is not a kind of address we link to" : "it is neither a web address nor a path of this site";

    private static string Shown(string address) => address.Length <= 80 ? address : address[..79] + "…";

    private static string Address(AutolinkInline auto) => auto.IsEmail ? "mailto:" + auto.Url : auto.Url;

    private static void MakeSafe(Inline inline, Func<string, string> addressed, MarkdownPlace place)
    {
        switch (inline)
        {
            case LinkInline link when Fault(link.Url ?? "", link.IsImage, place) is not null:
                LeaveWords(link);
                break;
            case LinkInline link:
                link.Url = addressed(link.Url ?? "");
                link.GetDynamicUrl = null;
                break;
            case AutolinkInline auto when Fault(Address(auto), image: false, place) is not null:
                auto.ReplaceBy(new LiteralInline(auto.Url));
                break;
        }
    }

    private static void LeaveWords(LinkInline link)
    {
        var after = (Inline)link;
        while (link.FirstChild is { } child)
        {
            child.Remove();
            after.InsertAfter(child);
            after = child;
        }
        link.Remove();
    }

    private static string Addressed(string address, MarkdownPlace place, string root, string folder, string index)
    {
        if (!LinkRules.IsRelative(address))
        {
            return address;
        }
        var inside = Inside(address, place, root, folder);
        var end = inside.IndexOfAny(['#', '?']) is >= 0 and var at ? at : inside.Length;
        return index.Length == 0 || end == 0 ? inside
            : inside[end - 1] == '/' ? inside[..end] + index + inside[end..]
            : inside[..end].Split('/')[^1] is "." or ".." ? $"{inside[..end]}/{index}{inside[end..]}"
            : inside;
    }

    private static string Inside(string address, MarkdownPlace place, string root, string folder)
    {
        var end = address.IndexOfAny(['#', '?']) is >= 0 and var at ? at : address.Length;
        if (address[0] == '/')
        {
            return root.Length == 0 && address.Length == 1 ? "./" : root + (address[end - 1] == '/' ? folder : "") + address[1..];
        }
        // A link to a neighbouring source file, as forges show it, is a link to its page.
        var path = address.StartsWith("./", StringComparison.Ordinal) ? address[2..end] : address[..end];
        return place == MarkdownPlace.Page && path.EndsWith(".md", StringComparison.Ordinal) && !path.Contains('/', StringComparison.Ordinal)
            ? $"../{path[..^3]}/{address[end..]}"
            : address;
    }

    private static string Words(ContainerInline inlines) =>
        string.Concat(inlines.Descendants<Inline>().Select(i => i switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            LineBreakInline => " ",
            _ => "",
        })).Trim();
}
