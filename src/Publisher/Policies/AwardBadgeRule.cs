using System.Text.Json;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>An award is for a badge of this site, and embeds exactly the frozen achievement of its version.</summary>
internal static class AwardBadgeRule
{
    private const string Pointer = "/credentialSubject/achievement";

    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        var address = award.Credential.CredentialSubject.Achievement.Id;
        var reason = context.BadgeOf(award) switch
        {
            null => "that is no address of a badge of this site",
            var badge when !context.Badges.ContainsKey(badge.Slug) => $"there is no content/badges/{badge.Slug}.md",
            var badge when !context.Frozen.ContainsKey((badge.Slug, badge.Version)) => $"there is no content/badges/{badge.Slug}/{badge.Version}/achievement.json",
            _ => null,
        };
        if (reason is not null)
        {
            // Of an award from elsewhere the issuer is told, not every address in it.
            if (award.Credential.Issuer.Id == context.Content.Config.IssuerDid)
            {
                diagnostics.Add(PolicyDescriptors.UnknownBadge, JsonPlace.Of(award.File, Pointer + "/id"), address, reason);
            }
            return;
        }
        var named = context.BadgeOf(award)!;
        var frozen = context.Frozen[(named.Slug, named.Version)];
        var embedded = award.Published.Root.GetProperty("credentialSubject").GetProperty("achievement");
        if (!JsonElement.DeepEquals(embedded, frozen.Document.Root))
        {
            diagnostics.Add(PolicyDescriptors.AchievementDiffers, JsonPlace.Of(award.File, Pointer), frozen.Achievement.Path);
        }
    }
}
