using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;

namespace Publisher.Loading;

/// <summary>Reads content/badges/&lt;slug&gt;/&lt;version&gt;/: what awards of that version embed and show.</summary>
internal static class FrozenVersionLoader
{
    /// <summary>The frozen versions of one badge, in order of version text.</summary>
    public static ImmutableArray<BadgeVersion> Load(LoadContext context, string slug, DiagnosticBag diagnostics)
    {
        var folder = $"{BadgeLoader.Folder}{slug}/";
        var versions = context.Tree.Under(folder).Select(f => f.Path[folder.Length..]).Where(p => p.Split('/').Length == 2)
            .Select(p => p[..p.IndexOf('/', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. versions.Select(v => Read(context, slug, v, diagnostics)).OfType<BadgeVersion>()];
    }

    /// <summary>Reports folders of versions whose badge is not defined.</summary>
    public static void ReportOrphans(LoadContext context)
    {
        var orphans = context.Tree.Under(BadgeLoader.Folder)
            .Where(f => f.Path.EndsWith("/achievement.json", StringComparison.Ordinal) && !context.IsClaimed(f.Path))
            .Where(f => f.Path[BadgeLoader.Folder.Length..].Split('/').Length == 3);
        foreach (var file in orphans)
        {
            var folder = file.Path[..(file.Path.LastIndexOf('/') + 1)];
            var slug = file.Path[BadgeLoader.Folder.Length..].Split('/')[0];
            context.Claim(file);
            _ = (context.Claim(folder + "image.svg"), context.Claim(folder + "image.png"));
            context.Diagnostics.Add(ContentDescriptors.FrozenVersion, new(file.Path), folder, $"{BadgeLoader.Folder}{slug}.md, the badge itself, is missing");
        }
    }

    private static BadgeVersion? Read(LoadContext context, string slug, string version, DiagnosticBag diagnostics)
    {
        var folder = $"{BadgeLoader.Folder}{slug}/{version}/";
        var achievement = context.Claim(folder + "achievement.json");
        var (svg, png) = (context.Claim(folder + "image.svg"), context.Claim(folder + "image.png"));
        if (!NameRules.IsVersion(version))
        {
            diagnostics.Add(ContentDescriptors.BadName, new((achievement ?? svg ?? png)?.Path ?? folder), version, "a version has at most 32 letters, digits, dots and hyphens", "");
        }
        if (achievement is null)
        {
            if ((svg ?? png) is { } picture)
            {
                diagnostics.Add(ContentDescriptors.FrozenVersion, new(picture.Path), folder, "achievement.json is missing");
            }
            return null;
        }
        if (!SignedDocument.TryParse(achievement.Bytes, out var document, out var problem))
        {
            LoadContext.Report(achievement, problem, diagnostics);
            return null;
        }
        return new()
        {
            Address = new(slug, version),
            Name = Text(document.Root, "name"),
            Description = Text(document.Root, "description"),
            Achievement = achievement,
            Document = document,
            Svg = FrozenPicture.Read(svg, context.Pictures, diagnostics),
            Png = PictureLoader.Read(png, context.Pictures, diagnostics),
        };
    }

    /// <summary>A text member of an object; empty when there is none.</summary>
    internal static string Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
