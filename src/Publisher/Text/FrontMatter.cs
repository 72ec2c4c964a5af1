using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Text;

/// <summary>A Markdown file's keys, between two lines <c>---</c>, and the text below them.</summary>
/// <param name="Fields">The keys; null when there are none or they cannot be read.</param>
/// <param name="Body">The text below, trimmed of empty lines at its ends.</param>
/// <param name="BodyLine">The line on which <see cref="Body"/> begins.</param>
/// <param name="Found">Whether there was front matter, readable or not.</param>
public sealed record FrontMatter(YamlMap? Fields, string Body, int BodyLine, bool Found)
{
    private const string Fence = "---";

    /// <summary>Splits a file. Keys that cannot be read, and a first line <c>---</c> without its second, are reported.</summary>
    public static FrontMatter Split(SourceText text, DiagnosticBag diagnostics)
    {
        if (text.Line(1).TrimEnd() != Fence)
        {
            return WithBody(text, null, 1, found: false);
        }
        for (var line = 2; line <= text.LineCount; line++)
        {
            if (text.Line(line).TrimEnd() == Fence)
            {
                var yaml = string.Join('\n', Enumerable.Range(2, line - 2).Select(text.Line));
                var fields = YamlReader.Read(text.Path, yaml, 2, diagnostics);
                if (fields is not null && yaml.Contains('\\', StringComparison.Ordinal))
                {
                    TextRules.CheckValues(fields, diagnostics);
                }
                return WithBody(text, fields, line + 1, found: true);
            }
        }
        diagnostics.Add(ContentDescriptors.NoFrontMatter, new(text.Path), "the keys begin with a line '---', but no second '---' ends them");
        return new(null, "", text.LineCount, true);
    }

    private static FrontMatter WithBody(SourceText text, YamlMap? fields, int line, bool found)
    {
        while (line < text.LineCount && string.IsNullOrWhiteSpace(text.Line(line)))
        {
            line++;
        }
        var body = string.Join('\n', Enumerable.Range(line, Math.Max(0, text.LineCount - line + 1)).Select(text.Line)).TrimEnd();
        return new(fields, body, line, found);
    }
}
