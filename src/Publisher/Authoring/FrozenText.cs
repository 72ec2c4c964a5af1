using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Frameworks;

namespace Publisher.Authoring;

/// <summary>A frozen version of a badge beside what the badge's file says.</summary>
public static class FrozenText
{
    private const string Alignments = "alignment";

    /// <summary>The members of a frozen achievement that are not as the badge's file would make them now; none when it says exactly that. Another number differs in <c>version</c> alone.</summary>
    /// <param name="content">The site, whose address and issuer are part of it.</param>
    /// <param name="badge">The definition.</param>
    /// <param name="version">The frozen version.</param>
    public static ImmutableArray<string> Differences(SiteContent content, Badge badge, BadgeVersion version)
    {
        if (version.Version != badge.Version)
        {
            return ["version"];
        }
        var (written, frozen) = (Written(content, badge, version.Png is null ? "svg" : "png"), version.Document.Root);
        return frozen.ValueKind != JsonValueKind.Object ? [""]
            : [.. written.EnumerateObject().Concat(frozen.EnumerateObject()).Select(m => m.Name).Distinct(StringComparer.Ordinal).Where(name => !IsSame(name, Member(written, name), Member(frozen, name)))];
    }

    /// <summary>The achievement of a badge as its definition stands now, read.</summary>
    public static JsonElement Written(SiteContent content, Badge badge, string imageExtension) =>
        SignedDocument.TryParse(AchievementWriter.Write(content.Config, badge, imageExtension, new(content.Badges, content.Pathways, content.Skills)).ToBytes(), out var written, out var problem)
            ? written.Root : throw new InvalidOperationException(problem.Detail);

    private static JsonElement? Member(JsonElement achievement, string name) => achievement.TryGetProperty(name, out var value) ? value : null;

    private static bool IsSame(string name, JsonElement? one, JsonElement? other)
    {
        if (name != Alignments)
        {
            return one is { } a && other is { } b && JsonElement.DeepEquals(a, b);
        }
        var (mine, theirs) = (OwnAlignments(one), OwnAlignments(other));
        return mine.Length == theirs.Length && mine.Zip(theirs).All(pair => IsSame(pair.First, pair.Second));
    }

    // Which pathways a badge is part of is said by their files, and may be said later.
    private static ImmutableArray<JsonElement> OwnAlignments(JsonElement? alignments) =>
        alignments is not { ValueKind: JsonValueKind.Array } all ? [] : [.. all.EnumerateArray().Where(a => TypeOf(a) != WorthTypes.Pathway.TargetType)];

    // What a badge asks for first may be called otherwise by now; it is still the same badge.
    private static bool IsSame(JsonElement one, JsonElement other) =>
        TypeOf(one) == WorthTypes.Prerequisite.TargetType ? TypeOf(other) == TypeOf(one) && JsonElement.DeepEquals(one.GetProperty("targetUrl"), other.GetProperty("targetUrl")) : JsonElement.DeepEquals(one, other);

    private static string? TypeOf(JsonElement alignment) =>
        alignment.ValueKind == JsonValueKind.Object && alignment.TryGetProperty("targetType", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}
