using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>What a badge says under a version is what that version was awarded with. Tags, alignments and art may be mended; its words may not.</summary>
internal static class BadgeUnchangedRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        foreach (var badge in context.Content.Badges)
        {
            if (badge.Versions.FirstOrDefault(v => v.Version == badge.Version) is { } frozen)
            {
                ImmutableArray<(string What, string Now, string? Then, SourceLocation Place)> words =
                [
                    ("the name", badge.Name, Text(frozen, "name"), badge.NameLocation),
                    ("the description", badge.Description, Text(frozen, "description"), badge.DescriptionLocation),
                    ("the type", badge.Type, Text(frozen, "achievementType"), badge.Location),
                    ("the text of the criteria", badge.CriteriaMarkdown, Narrative(frozen), badge.Location with { Line = badge.CriteriaLine }),
                ];
                foreach (var (what, _, _, place) in words.Where(w => w.Now != w.Then))
                {
                    diagnostics.Add(PolicyDescriptors.BadgeChanged, place, what, badge.Version);
                }
            }
        }
    }

    private static string? Text(BadgeVersion frozen, string member) =>
        frozen.Document.Root.ValueKind == JsonValueKind.Object && frozen.Document.Root.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    private static string? Narrative(BadgeVersion frozen) =>
        frozen.Document.Root.ValueKind == JsonValueKind.Object && frozen.Document.Root.TryGetProperty("criteria", out var criteria)
        && criteria.ValueKind == JsonValueKind.Object && criteria.TryGetProperty("narrative", out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;
}
