using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Formats;

/// <summary>
/// Badges as documents and pictures: every frozen version's exact bytes, a copy of the newest at the address without a version,
/// and the picture of a badge nobody has been awarded yet.
/// </summary>
public sealed class Achievements : IOutputFormat
{
    /// <inheritdoc/>
    public string Name => "badge files";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context) => site.Badges.SelectMany(b => Files(b.Badge)).Select(OutputJob.Of);

    private static IEnumerable<SiteFile> Files(Badge badge)
    {
        foreach (var version in badge.Versions)
        {
            yield return new(SitePaths.Achievement(badge.Slug, version.Version), version.Achievement.Bytes, MediaTypes.Json, CachePolicy.Immutable);
            foreach (var picture in Pictures(badge.Slug, version.Version, version.Svg, version.Png))
            {
                yield return picture with { Cache = CachePolicy.Immutable };
            }
        }
        if (Picture.Newest(badge) is { } newest)
        {
            yield return new(SitePaths.NewestAchievement(badge.Slug), newest.Achievement.Bytes, MediaTypes.Json);
        }
        if (Picture.FrozenVersion(badge, badge.Version) is null)
        {
            foreach (var picture in Pictures(badge.Slug, badge.Version, badge.Svg, badge.Png))
            {
                yield return picture;
            }
        }
    }

    private static IEnumerable<SiteFile> Pictures(string slug, string version, SourceFile? svg, SourceFile? png)
    {
        if (svg is not null)
        {
            yield return new(SitePaths.BadgeImage(slug, version, "svg"), svg.Bytes, MediaTypes.Of(".svg"));
        }
        if (png is not null)
        {
            yield return new(SitePaths.BadgeImage(slug, version, "png"), png.Bytes, MediaTypes.Of(".png"));
        }
    }
}
