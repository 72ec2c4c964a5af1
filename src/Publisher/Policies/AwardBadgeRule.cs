using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>An award is for a badge of this site, and embeds exactly the frozen achievement of its version.</summary>
internal static class AwardBadgeRule
{
    private const string Pointer = "/credentialSubject/achievement";

    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        if (context.FrozenOf(award) is not { } frozen)
        {
            ReportUnknown(award, context, diagnostics);
        }
        else if (!frozen.IsEqual(award.Published.Root.GetProperty("credentialSubject").GetProperty("achievement")))
        {
            diagnostics.Add(PolicyDescriptors.AchievementDiffers, JsonPlace.Of(award.File, Pointer), frozen.Version.Achievement.Path);
        }
    }

    // Of an award from elsewhere the issuer is told, not every address in it.
    private static void ReportUnknown(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        if (award.Credential.Issuer.Id != context.Content.Config.IssuerDid)
        {
            return;
        }
        var reason = context.BadgeOf(award) switch
        {
            null => "that is no address of a badge of this site",
            var badge when !context.Badges.ContainsKey(badge.Slug) => $"there is no content/badges/{badge.Slug}.md",
            var badge => $"there is no content/badges/{badge.Slug}/{badge.Version}/achievement.json",
        };
        diagnostics.Add(PolicyDescriptors.UnknownBadge, JsonPlace.Of(award.File, Pointer + "/id"), award.Credential.CredentialSubject.Achievement.Id, reason);
    }
}
