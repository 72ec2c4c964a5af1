using System.Text;
using Publisher.Authoring;
using Publisher.Content;

namespace Publisher.Importing;

/// <summary>Writes content/badges/&lt;slug&gt;.md of a badge that is moved in: an unsigned definition, for people to look over.</summary>
internal static class BadgeText
{
    /// <summary>The file.</summary>
    public static byte[] Write(ImportedBadge badge)
    {
        var text = new StringBuilder("---\n");
        if (badge.Ids.FirstOrDefault(i => i.StartsWith("http", StringComparison.Ordinal)) is { } from)
        {
            text.Append("# Moved here from ").Append(OneLine(from)).Append('\n');
        }
        text.Append("name: ").Append(YamlText.Quoted(badge.Name)).Append("\ndescription: ").Append(YamlText.Quoted(badge.Description)).Append("\nversion: ").Append(YamlText.Quoted(badge.Version ?? "1.0")).Append('\n');
        Line(text, "type", badge.Type);
        Line(text, "validity", badge.Validity);
        Line(text, "language", badge.Language);
        Line(text, "fieldOfStudy", badge.FieldOfStudy);
        if (!badge.Tags.IsEmpty)
        {
            text.Append("tags: [").AppendJoin(", ", badge.Tags.Select(YamlText.Quoted)).Append("]\n");
        }
        if (!badge.Alignments.IsEmpty)
        {
            text.Append("alignments:\n").AppendJoin("", badge.Alignments.Select(Alignment));
        }
        return Encoding.UTF8.GetBytes(text.Append("---\n").Append(badge.Criteria).Append('\n').ToString());
    }

    private static string Alignment(BadgeAlignment alignment)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in (ReadOnlySpan<(string, string?)>)
        [
            ("name", alignment.TargetName), ("url", alignment.TargetUrl), ("framework", alignment.TargetFramework), ("code", alignment.TargetCode),
            ("description", alignment.TargetDescription), ("type", alignment.TargetType),
        ])
        {
            if (value is not null)
            {
                text.Append(text.Length == 0 ? "  - " : "    ").Append(key).Append(": ").Append(YamlText.Quoted(value)).Append('\n');
            }
        }
        return text.ToString();
    }

    private static void Line(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append(key).Append(": ").Append(YamlText.Quoted(value)).Append('\n');
        }
    }

    // An address in a comment may not end the line.
    private static string OneLine(string text) => string.Concat(text.Where(c => c > ' ' && c <= '~'));
}
