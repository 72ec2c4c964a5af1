using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Changes;

/// <summary>
/// What a change signs, it signs under the rules that hold before it: an award or decision that it brings or completes names the newest version there, and leans on
/// nothing that the same change alters. So nobody brings rules, or an older date, that suit an award together with it.
/// </summary>
internal static class NewSignaturesRule
{
    private const string Authority = "content/authority/";

    public static void Check(ChangeSide before, ChangeSide after, string name, DiagnosticBag found)
    {
        var newest = before.Result.Verified!.Authority.Newest;
        CheckSteps(after, newest, name, found);
        foreach (var award in (after.Result.Content?.Awards ?? []).Where(a => IsTouched(before, a)))
        {
            Check(award);
        }
        foreach (var (file, decision) in (after.Result.Verified?.Status.Decisions ?? []).Select(d => (d.File, d.Decision)).Where(d => IsTouched(before, d.File.File.Path, d.File.ProofFiles)))
        {
            CheckVersion("decision", file.File.Path, decision.Authority.Version, null);
        }

        foreach (var (file, version, slug) in Approvals(after.Result.Verified).Where(a => IsTouched(before, a.File.File.Path, a.File.ProofFiles)))
        {
            CheckVersion("approval", file.File.Path, version, (slug, []));
        }

        void Check(AwardFile source)
        {
            // What cannot be read, or names no version, has its own error.
            var config = after.Result.Content!.Config;
            if (AwardReader.Read(source, new()) is not { } award || VersionOf(award, config.BaseUrl) is not { } version)
            {
                return;
            }
            _ = BadgeAddress.TryRead(config.BaseUrl, award.Credential.CredentialSubject.Achievement.Id, out var badge);
            if (CheckVersion("award", source.File.Path, version, (badge?.Slug, award.Credential.CredentialSubject.Achievement.Tag)))
            {
                CheckBadge(before.Result.Verified, award, badge, found);
            }
        }

        bool CheckVersion(string what, string path, int version, (string? Slug, ImmutableArray<string> Tags)? of)
        {
            if (version == newest.Version)
            {
                return true;
            }
            found.Add(ChangeDescriptors.OtherRules, new(path), what, Number(version), name, Number(newest.Version), what == "approval" ? DefinitionsOf(before.Result.Verified, newest, of?.Slug ?? "") : RuleOf(before.Result.Verified, newest, of), WayOut(what, path, version, newest));
            return false;
        }
    }

    /// <summary>Whether a change brings a document or a signature under it.</summary>
    public static bool IsTouched(ChangeSide before, string path, ImmutableArray<Sources.SourceFile> proofs) =>
        before.Tree.IndexOf(path) < 0 || proofs.Any(p => before.Tree.IndexOf(p.Path) < 0);

    /// <summary>Whether a change brings an award or a signature under it.</summary>
    public static bool IsTouched(ChangeSide before, AwardFile award) => IsTouched(before, award.File.Path, award.ProofFiles);

    private static int? VersionOf(Award award, string baseUrl)
    {
        var folder = SitePaths.Absolute(baseUrl, "authority/");
        return award.Credential.RelatedResource.FirstOrDefault(r => r.Id.StartsWith(folder, StringComparison.Ordinal)) is { } link
            && int.TryParse(link.Id[folder.Length..].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private static void CheckSteps(ChangeSide after, AuthorityDocument newest, string name, DiagnosticBag found)
    {
        foreach (var file in after.Tree.Under(Authority))
        {
            var parts = file.Path[Authority.Length..].Split('.');
            if (parts is [var digits, "json"] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > newest.Version + 1)
            {
                found.Add(ChangeDescriptors.AuthorityStep, new(file.Path), digits, name, Number(newest.Version));
            }
        }
    }

    // The words of the rule that would have judged it, so that everybody sees what it takes.
    private static string RuleOf(VerifiedContent was, AuthorityDocument newest, (string? Slug, ImmutableArray<string> Tags)? of)
    {
        var words = ChangeWords.Rules(was, newest);
        if (of is not { Slug: { } slug } badge)
        {
            return string.Join(' ', words.Status(newest.Status).Take(1)).TrimEnd('.');
        }
        var rule = newest.Rules.FirstOrDefault(r => r.AppliesTo(slug, badge.Tags));
        return rule is null ? $"no rule lets anybody award {slug}" : string.Join(' ', words.Sentences(rule)).TrimEnd('.');
    }

    // One that waits, waits under the newest rules there are.
    private static IEnumerable<(EndorsementFile File, int Version, string Slug)> Approvals(VerifiedContent? now) => now is null ? []
        : now.Approvals.Select(a => (a.Source, a.AuthorityVersion, a.Badge.Slug)).Concat(now.WaitingApprovals.Select(w => (w.Source, now.Authority.Newest.Version, w.Badge.Slug)));

    private static string DefinitionsOf(VerifiedContent was, AuthorityDocument newest, string slug)
    {
        var words = ChangeWords.Rules(was, newest);
        var rules = newest.DefinitionsOf(slug).Select(r => string.Join(' ', words.Definition(r)).TrimEnd('.')).ToList();
        return rules.Count == 0 ? $"nobody has to approve {slug}" : string.Join("; or: ", rules);
    }

    private static string WayOut(string what, string path, int version, AuthorityDocument newest)
    {
        if (what is "decision" or "approval")
        {
            var act = what == "decision" ? "decide" : "approve";
            return version > newest.Version ? $"merge the new rules first, then {act}" : $"delete it and {act} again under the rules of today";
        }
        return version > newest.Version
            ? $"merge the new rules first, signed as the old ones ask; then make the award: 'publisher award --again {path}', or award it anew"
            : FormattableString.Invariant($"make it again under version {newest.Version}, which is in force from {newest.ValidFrom.UtcDateTime:d MMMM yyyy}: 'publisher award --again {path}', or award it anew");
    }

    private static void CheckBadge(VerifiedContent was, Award award, BadgeAddress? address, DiagnosticBag found)
    {
        if (address is null || was.Content.Badges.FirstOrDefault(b => b.Slug == address.Slug) is not { } badge)
        {
            return;
        }
        if (badge.EvidenceRequired && award.Credential.Evidence.IsEmpty)
        {
            found.Add(ChangeDescriptors.LeansOnBadgeChange, new(award.File.Path), badge.Slug, "it asked for evidence, and this award has none");
        }
        var rules = was.Authority.Newest.Rules;
        foreach (var tag in award.Credential.CredentialSubject.Achievement.Tag.Except(badge.Tags, StringComparer.Ordinal).Where(t => rules.Any(r => r.Badges.Contains("tag:" + t, StringComparer.Ordinal))))
        {
            found.Add(ChangeDescriptors.LeansOnBadgeChange, new(award.File.Path), badge.Slug, $"the tag '{tag}', which brings it under another rule, is new");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
