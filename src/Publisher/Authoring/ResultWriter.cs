using System.Globalization;
using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Authoring;

/// <summary>Writes what a badge measures as Open Badges 3.0 ResultDescriptions; the address of each is the achievement's with its short name behind <c>#</c>.</summary>
internal static class ResultWriter
{
    public static JsonText? Write(SiteConfig config, Badge badge) => badge.Worth.Results.IsEmpty ? null
        : JsonText.Array(badge.Worth.Results.Select(r => Result(SitePaths.Absolute(config.BaseUrl, SitePaths.Achievement(badge.Slug, badge.Version)) + "#" + r.Key, r)));

    private static JsonText Result(string id, BadgeResult result)
    {
        var required = result.Rubric.IndexOf(result.Rubric.FirstOrDefault(l => l.Name == result.Required)!);
        return JsonText.Object(
            ("id", JsonText.String(id)),
            ("type", JsonText.Strings("ResultDescription")),
            ("name", JsonText.String(AuthoredText.Clean(result.Name))),
            ("resultType", JsonText.String(result.Type)),
            ("allowedValue", result.Values.IsEmpty ? null : JsonText.Strings(result.Values.Select(AuthoredText.Clean))),
            ("requiredLevel", required < 0 ? null : JsonText.String(LevelId(id, required))),
            ("requiredValue", result.Required is { } value && result.Rubric.IsEmpty ? JsonText.String(AuthoredText.Clean(value)) : null),
            ("rubricCriterionLevel", result.Rubric.IsEmpty ? null : JsonText.Array(result.Rubric.Select((level, i) => JsonText.Object(
                ("id", JsonText.String(LevelId(id, i))),
                ("type", JsonText.Strings("RubricCriterionLevel")),
                ("name", JsonText.String(AuthoredText.Clean(level.Name))),
                ("description", Optional(level.Description)),
                ("points", Optional(level.Points)))))),
            ("valueMax", result.Max is { } max ? JsonText.String(WorthWriter.Number(max)) : null),
            ("valueMin", result.Min is { } min ? JsonText.String(WorthWriter.Number(min)) : null));
    }

    // Levels are numbered from the lowest.
    private static string LevelId(string id, int index) => string.Create(CultureInfo.InvariantCulture, $"{id}.{index + 1}");

    private static JsonText? Optional(string? text) => string.IsNullOrEmpty(text) ? null : JsonText.String(AuthoredText.Clean(text));
}
