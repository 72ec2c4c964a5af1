using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>What an Open Badges 2.0 BadgeClass says of a badge: read from a frozen achievement, or from a definition nobody was awarded yet.</summary>
internal sealed record FrozenBadge(string Name, string Description, string? Criteria, string? Image, ImmutableArray<string> Tags, ImmutableArray<Alignment> Alignments)
{
    /// <summary>From achievement.json of a frozen version, whose shape was checked when it was loaded.</summary>
    public static FrozenBadge Read(BadgeVersion version)
    {
        var root = version.Document.Root;
        return new(
            Text(root, "name") ?? "",
            Text(root, "description") ?? "",
            root.TryGetProperty("criteria", out var criteria) ? Text(criteria, "narrative") : null,
            root.TryGetProperty("image", out var image) ? Text(image, "id") : null,
            [.. Items(root, "tag").Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)],
            [.. Items(root, "alignment").Select(Alignment).OfType<Alignment>()]);
    }

    /// <summary>From a definition.</summary>
    public static FrozenBadge From(Badge badge, string baseUrl)
    {
        var picture = Picture.Of(badge);
        return new(
            badge.Name,
            badge.Description,
            badge.CriteriaMarkdown,
            (picture.Png ?? picture.Svg) is { } path ? SitePaths.Absolute(baseUrl, path) : null,
            badge.Tags,
            [.. badge.Alignments.Select(a => new Alignment(a.TargetName, a.TargetUrl, a.TargetFramework, a.TargetCode, a.TargetDescription, a.TargetType))]);
    }

    private static Alignment? Alignment(JsonElement item) => Text(item, "targetName") is { } name && Text(item, "targetUrl") is { } url
        ? new(name, url, Text(item, "targetFramework"), Text(item, "targetCode"), Text(item, "targetDescription"), Text(item, "targetType"))
        : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
}
