using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Publisher.Art;
using Publisher.Authoring;
using Publisher.Cli.Art;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Frameworks;

namespace Publisher.Cli.Authoring;

/// <summary>A badge's version as awards embed it.</summary>
/// <param name="Badge">The definition.</param>
/// <param name="Achievement">The achievement.</param>
/// <param name="PngDigest">Digest of image.png, or null.</param>
/// <param name="SvgDigest">Digest of image.svg, or null.</param>
/// <param name="NewFiles">The files of a version that no award has named before; empty for one already frozen.</param>
internal sealed record FrozenBadge(Badge Badge, JsonElement Achievement, string? PngDigest, string? SvgDigest, ImmutableArray<NewFile> NewFiles);

/// <summary>Freezes a badge's version with its first award: from then on its words and picture stay as they are.</summary>
internal static class BadgeFreezer
{
    /// <summary>The description of a badge nobody has filled in yet; it is never signed.</summary>
    public const string UnfilledDescription = "Say in one line what this badge is for";

    /// <summary>The criteria of a badge nobody has filled in yet; they are never signed.</summary>
    public const string UnfilledCriteria = "Say here what someone does to be recognised with this badge, so that two members reading it would decide alike.";

    /// <summary>The frozen version of a badge, or the files that freeze it.</summary>
    public static FrozenBadge Freeze(SiteSession session, Badge badge)
    {
        if (badge.Versions.FirstOrDefault(v => v.Version == badge.Version) is not { } frozen)
        {
            return FreezeNew(session, badge);
        }
        var achievement = SiteSession.Parse(frozen.Achievement.Bytes).Root;
        return new(badge, achievement, Digest(frozen.Png?.Bytes), Digest(frozen.Svg?.Bytes), []);
    }

    /// <summary>What a badge is worth: as its version was frozen, or as its first award would freeze it.</summary>
    public static Worth WorthOf(SiteSession session, Badge badge)
    {
        if (badge.Versions.FirstOrDefault(v => v.Version == badge.Version) is { } frozen)
        {
            return Worth.Read(frozen.Document.Root);
        }
        using var written = JsonDocument.Parse(AchievementWriter.Write(session.Config, badge, "png", new(session.Content.Badges, session.Content.Pathways, session.Content.Skills)).ToBytes());
        return Worth.Read(written.RootElement);
    }

    private static FrozenBadge FreezeNew(SiteSession session, Badge badge)
    {
        if (badge.Description == UnfilledDescription || badge.CriteriaMarkdown.Contains(UnfilledCriteria, StringComparison.Ordinal))
        {
            throw CliException.Bad($"{badge.Location.Path} still has the words it was made with, and its first award would fix them for good",
                "say what the badge is for and what it takes, then award it");
        }
        var (svg, png) = (badge.Svg?.Bytes, badge.Png?.Bytes);
        var files = ImmutableArray.CreateBuilder<NewFile>();
        if (svg is null && png is null)
        {
            var art = BadgeArt.Draw(badge.Slug, badge.Name, badge.Design);
            (svg, png) = (Encoding.UTF8.GetBytes(art.ToSvg()), PngDrawing.ToPng(art));
            files.Add(new($"content/badges/{badge.Slug}.svg", svg.Value));
            files.Add(new($"content/badges/{badge.Slug}.png", png.Value));
        }
        var folder = $"content/badges/{badge.Slug}/{badge.Version}/";
        if (svg is { } vector)
        {
            files.Add(new(folder + "image.svg", vector));
        }
        if (png is { } raster)
        {
            files.Add(new(folder + "image.png", raster));
        }
        var achievement = AchievementWriter.Write(session.Config, badge, png is null ? "svg" : "png", new(session.Content.Badges, session.Content.Pathways, session.Content.Skills)).ToBytes();
        files.Add(new(folder + "achievement.json", achievement));
        return new(badge, SiteSession.Parse(achievement).Root, Digest(png), Digest(svg), files.ToImmutable());
    }

    private static string? Digest(ReadOnlyMemory<byte>? bytes) => bytes is { } some ? Sri.Of(some.Span) : null;
}
