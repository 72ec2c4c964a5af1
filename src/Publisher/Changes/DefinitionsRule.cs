using Publisher.Authoring;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Verifying;

namespace Publisher.Changes;

/// <summary>
/// What a badge is, a change alters only as the rules before it ask: a new or changed badge is approved by those whom they name. And a version that is frozen says what the badge's
/// own file says, which everybody reads: nobody freezes another one beside it.
/// </summary>
internal sealed class DefinitionsRule
{
    private readonly ChangeSide before;
    private readonly ChangeSide after;
    private readonly VerifiedContent was;
    private readonly DefinitionWords words;
    private readonly string name;
    private readonly DiagnosticBag found;

    private DefinitionsRule(ChangeSide before, ChangeSide after, string name, DiagnosticBag found) =>
        (this.before, this.after, was, words, this.name, this.found) = (before, after, before.Result.Verified!, new(before.Result.Verified!.Content), name, found);

    public static void Check(ChangeSide before, ChangeSide after, string name, DiagnosticBag found)
    {
        var rule = new DefinitionsRule(before, after, name, found);
        foreach (var badge in after.Result.Content?.Badges ?? [])
        {
            var old = rule.was.Content.Badges.FirstOrDefault(b => b.Slug == badge.Slug);
            foreach (var version in badge.Versions.Where(rule.IsNew))
            {
                rule.CheckFrozen(version, badge, old);
            }
            if (after.Result.Verified is { } now && !rule.was.Authority.Newest.DefinitionsOf(badge.Slug).IsEmpty)
            {
                rule.CheckApproved(badge, old, now);
            }
        }
    }

    private bool IsNew(BadgeVersion version) => before.Tree.Find(version.Achievement.Path) is not { } old || !GuardedFilesRule.SameBytes(old, version.Achievement);

    // An award may still be made of the version that the badge had before the same change.
    private void CheckFrozen(BadgeVersion version, Badge badge, Badge? old)
    {
        if (FrozenText.Differences(after.Result.Content!.Config, badge, version) is { IsEmpty: false } members && (old is null || !FrozenText.Differences(was.Content.Config, old, version).IsEmpty))
        {
            found.Add(DefinitionDescriptors.FrozenDiffers, JsonPlace.Of(version.Achievement, "/" + members[0]), members[0], badge.Location.Path, badge.Version);
        }
    }

    private void CheckApproved(Badge badge, Badge? old, VerifiedContent now)
    {
        if (old is not null && Says(old) == Says(badge) && old.EvidenceRequired == badge.EvidenceRequired && old.Validity == badge.Validity)
        {
            return;
        }
        var address = new BadgeAddress(badge.Slug, badge.Version);
        var what = $"{badge.Slug}, version {badge.Version}";
        var asked = words.Asked(was.Authority.Newest, badge.Slug);
        if (old?.Version == badge.Version && was.Approvals.Any(a => a.Badge == address))
        {
            // Evidence and duration stand in no version's text; what its words changed is told as such (PUB0205).
            found.Add(DefinitionDescriptors.ApprovedOtherwise, badge.Location, what, asked);
        }
        else if (now.Approvals.All(a => a.Badge != address) || badge.Versions.Any(v => v.Address == address && !FrozenText.Differences(now.Content.Config, badge, v).IsEmpty))
        {
            var waiting = now.WaitingApprovals.FirstOrDefault(w => w.Badge == address);
            found.Add(DefinitionDescriptors.NotApproved, badge.Location, what, old is null ? "new" : "changed", name, asked,
                waiting is null ? $"'publisher approve {badge.Slug}' begins the approval, 'publisher sign' adds each further signature"
                    : $"waiting for {Words.MorePeople(waiting.MissingSigners)}: {words.ToAsk(waiting)}");
        }
    }

    private string Says(Badge badge) => FrozenText.Written(was.Content.Config, badge, "png").GetRawText();
}
