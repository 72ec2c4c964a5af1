using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads a Markdown file as keys and text, with the checks that all such files share.</summary>
internal static class MarkdownFile
{
    /// <summary>Null when the file cannot be read; then the reason was reported.</summary>
    /// <param name="file">The file.</param>
    /// <param name="required">Whether it must begin with keys.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    public static FrontMatter? Read(SourceFile file, bool required, DiagnosticBag diagnostics)
    {
        if (file.Bytes.Length > MarkdownText.MaximumBytes)
        {
            diagnostics.Add(ContentDescriptors.TooLarge, new(file.Path), "so long a file", "256 KiB");
            return null;
        }
        if (TextRules.Read(file, diagnostics) is not { } text)
        {
            return null;
        }
        var parts = FrontMatter.Split(text, diagnostics);
        if (required && !parts.Found)
        {
            diagnostics.Add(ContentDescriptors.NoFrontMatter, new(file.Path), "the file does not begin with a line '---' and its keys");
        }
        return parts;
    }
}
