using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>Where a badge's pictures stand: as SVG, as PNG, or both.</summary>
/// <param name="Svg">Path of the SVG, or null.</param>
/// <param name="Png">Path of the PNG, or null.</param>
public sealed record Picture(string? Svg, string? Png)
{
    /// <summary>What pages show: the SVG, sharp at every size, else the PNG.</summary>
    public string? Shown => Svg ?? Png;

    /// <summary>The picture of a badge as it is defined now: the frozen one once its version is frozen.</summary>
    public static Picture Of(Badge badge) =>
        FrozenVersion(badge, badge.Version) is { } frozen ? Of(badge.Slug, frozen) : At(badge.Slug, badge.Version, badge.Svg is not null, badge.Png is not null);

    /// <summary>The picture an award was made with.</summary>
    public static Picture Of(AwardModel award) => Of(award.BadgeSlug, award.Frozen);

    /// <summary>The frozen version of a label, or null.</summary>
    public static BadgeVersion? FrozenVersion(Badge badge, string version) =>
        badge.Versions.FirstOrDefault(v => string.Equals(v.Version, version, StringComparison.Ordinal));

    /// <summary>The newest frozen version: the definition's own when it is frozen, else the highest label; null when none is.</summary>
    public static BadgeVersion? Newest(Badge badge) => FrozenVersion(badge, badge.Version) ?? badge.Versions.MaxBy(v => v.Version, VersionOrder.Instance);

    private static Picture Of(string slug, BadgeVersion version) => At(slug, version.Version, version.Svg is not null, version.Png is not null);

    private static Picture At(string slug, string version, bool svg, bool png) =>
        new(svg ? SitePaths.BadgeImage(slug, version, "svg") : null, png ? SitePaths.BadgeImage(slug, version, "png") : null);
}
