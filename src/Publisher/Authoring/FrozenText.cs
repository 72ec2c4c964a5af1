using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.Json;

namespace Publisher.Authoring;

/// <summary>A frozen version of a badge beside what the badge's file says.</summary>
public static class FrozenText
{
    /// <summary>The members of a frozen achievement that are not as the badge's file would make them now; none when it says exactly that. Another number differs in <c>version</c> alone.</summary>
    /// <param name="config">The site, whose address and issuer are part of it.</param>
    /// <param name="badge">The definition.</param>
    /// <param name="version">The frozen version.</param>
    public static ImmutableArray<string> Differences(SiteConfig config, Badge badge, BadgeVersion version)
    {
        if (version.Version != badge.Version)
        {
            return ["version"];
        }
        var (written, frozen) = (Written(config, badge, version.Png is null ? "svg" : "png"), version.Document.Root);
        return frozen.ValueKind != JsonValueKind.Object ? [""]
            : [
                .. written.EnumerateObject().Where(m => !frozen.TryGetProperty(m.Name, out var other) || !JsonElement.DeepEquals(m.Value, other)).Select(m => m.Name),
                .. frozen.EnumerateObject().Where(m => !written.TryGetProperty(m.Name, out _)).Select(m => m.Name),
            ];
    }

    /// <summary>The achievement of a badge as its definition stands now, read.</summary>
    public static JsonElement Written(SiteConfig config, Badge badge, string imageExtension) =>
        SignedDocument.TryParse(AchievementWriter.Write(config, badge, imageExtension).ToBytes(), out var written, out var problem) ? written.Root : throw new InvalidOperationException(problem.Detail);
}
