using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Publisher.Content;
using Publisher.Sites;

namespace Publisher.Authoring;

/// <summary>
/// Writes achievement.json: one version of a badge as an Open Badges 3.0 Achievement (§B.1.2), every member a core term and every
/// array an array, as the 1EdTech schema wants them. Awards embed exactly this object.
/// </summary>
public static partial class AchievementWriter
{
    /// <summary>The achievement of a badge as its definition stands now.</summary>
    /// <param name="config">The site, whose base URL and issuer become part of it.</param>
    /// <param name="badge">The definition.</param>
    /// <param name="imageExtension"><c>png</c> or <c>svg</c>: the picture it names.</param>
    /// <param name="around">What it may name beside itself; null for nothing.</param>
    public static JsonText Write(SiteConfig config, Badge badge, string imageExtension, BadgeNeighbours? around = null) => JsonText.Object(
        ("id", JsonText.String(SitePaths.Absolute(config.BaseUrl, SitePaths.Achievement(badge.Slug, badge.Version)))),
        ("type", JsonText.Strings("Achievement")),
        ("name", JsonText.String(AuthoredText.Clean(badge.Name))),
        ("description", JsonText.String(AuthoredText.Clean(badge.Description))),
        ("achievementType", JsonText.String(badge.Type)),
        ("version", JsonText.String(badge.Version)),
        ("creator", IssuerProfile.Creator(config)),
        ("criteria", JsonText.Object(("narrative", JsonText.String(AuthoredText.Clean(badge.CriteriaMarkdown))))),
        ("image", JsonText.Object(
            ("id", JsonText.String(SitePaths.Absolute(config.BaseUrl, SitePaths.BadgeImage(badge.Slug, badge.Version, imageExtension)))),
            ("type", JsonText.String("Image")),
            ("caption", JsonText.String(AuthoredText.Clean(badge.Name))))),
        ("inLanguage", Language(badge.Language ?? config.Languages.FirstOrDefault())),
        ("fieldOfStudy", badge.FieldOfStudy is { Length: > 0 } field ? JsonText.String(AuthoredText.Clean(field)) : null),
        ("tag", badge.Tags.IsEmpty ? null : JsonText.Strings(badge.Tags)),
        ("creditsAvailable", badge.Worth.Credits is { } credits ? JsonText.Number(credits.Value) : null),
        ("alignment", Some([.. badge.Alignments.Select(Alignment), .. new WorthWriter(config, badge, around ?? BadgeNeighbours.None).Alignments()])),
        ("resultDescription", ResultWriter.Write(config, badge)));

    private static JsonText? Some(ImmutableArray<JsonText> items) => items.IsEmpty ? null : JsonText.Array(items);

    private static JsonText Alignment(BadgeAlignment alignment) => JsonText.Object(
        ("type", JsonText.Strings("Alignment")),
        ("targetName", JsonText.String(alignment.TargetName)),
        ("targetUrl", JsonText.String(alignment.TargetUrl)),
        ("targetFramework", Optional(alignment.TargetFramework)),
        ("targetCode", Optional(alignment.TargetCode)),
        ("targetDescription", Optional(alignment.TargetDescription)),
        ("targetType", Optional(alignment.TargetType)));

    private static JsonText? Optional(string? text) => string.IsNullOrEmpty(text) ? null : JsonText.String(text);

    // The schema's form of a language tag; a longer BCP 47 tag has no place in the term and is left out.
    private static JsonText? Language(string? tag) => tag is not null && LanguageForm().IsMatch(tag) ? JsonText.String(tag) : null;

    [GeneratedRegex(@"^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageForm();
}
