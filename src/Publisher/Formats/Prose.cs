using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>Markdown people wrote, as HTML of a page.</summary>
internal static class Prose
{
    /// <summary>Safe HTML whose highest heading is <paramref name="topHeading"/>; null for nothing written.</summary>
    public static Html? Render(string? markdown, MarkdownPlace place, int topHeading, PageLinks links) =>
        string.IsNullOrWhiteSpace(markdown) ? null : Html.Trusted(MarkdownText.ToHtml(markdown, place, topHeading, links.Root, links.Folder, links.Index));

    /// <summary>An address that may be linked to (https, http), or null.</summary>
    public static string? WebAddress(string? address) => address is not null && LinkRules.IsWeb(address) ? address : null;
}
