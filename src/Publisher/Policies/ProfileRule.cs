using System.Text.Json;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Frameworks;

namespace Publisher.Policies;

/// <summary>
/// A badge that names a profile says everything the profile asks for. What is looked at is the achievement as it is, or would be, signed; what is told stands at the badge's own key. And what a
/// badge is worth stays as it was when its version was first awarded.
/// </summary>
internal static class ProfileRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        // A copy has no definitions of its own: what its badges are worth is read from what was signed, and nothing else says it.
        if (context.Content.Mirror is not null)
        {
            return;
        }
        var around = new BadgeNeighbours(context.Content.Badges, context.Content.Pathways, context.Content.Skills);
        foreach (var badge in context.Content.Badges)
        {
            var frozen = badge.Versions.FirstOrDefault(v => v.Version == badge.Version);
            var then = frozen is null ? null : Worth.Read(frozen.Document.Root);
            if (badge.Worth.IsEmpty && (then is null || !WorthChange.SaysAny(then)))
            {
                continue;
            }
            using var now = JsonDocument.Parse(AchievementWriter.Write(context.Content.Config, badge, "png", around).ToBytes());
            var worth = Worth.Read(now.RootElement);
            if (then is not null && WorthChange.Of(then, worth) is { } changed)
            {
                diagnostics.Add(PolicyDescriptors.BadgeChanged, badge.Worth.Places.GetValueOrDefault(changed.Key, badge.NameLocation), changed.What, badge.Version);
            }
            foreach (var profile in badge.Worth.Profiles)
            {
                Report(badge, profile, worth, context.Content.Config.Country, diagnostics);
            }
        }
    }

    private static void Report(Badge badge, BadgeProfile profile, Worth worth, string? country, DiagnosticBag diagnostics)
    {
        foreach (var missing in FrameworkProfiles.Find(profile.Name)!.Missing(worth, country))
        {
            var place = missing.Key == "name" ? badge.NameLocation : badge.Worth.Places.GetValueOrDefault(missing.Key, profile.Location);
            diagnostics.Add(missing.Descriptor, place, badge.Name, FrameworkProfiles.ProtectedWord(badge.Name) ?? "");
        }
    }
}
