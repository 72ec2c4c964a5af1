using System.Collections.Frozen;
using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Linking;

/// <summary>Stage 4, Link: gives everything its neighbours and order.</summary>
public static class SiteLinker
{
    /// <summary>The model renderers read. It is for content in which nothing is an error: every award's badge and version are there.</summary>
    public static SiteModel Link(VerifiedContent content)
    {
        var people = new PeopleIndex(content);
        var source = content.Content;
        var frozen = source.Badges.SelectMany(b => b.Versions, (b, v) => (Key: (b.Slug, v.Version), Value: v)).ToFrozenDictionary(p => p.Key, p => p.Value);
        var evidence = source.Evidence.ToFrozenDictionary(e => SitePaths.Absolute(source.Config.BaseUrl, SitePaths.Evidence(e.AwardId, e.Name)), StringComparer.Ordinal);
        ImmutableArray<AwardModel> awards =
            [.. content.Awards.Select(a => Award(a, content, people, frozen, evidence)).OrderByDescending(a => a.AwardedOn).ThenBy(a => a.Id, StringComparer.Ordinal)];
        var byBadge = awards.ToLookup(a => a.BadgeSlug, StringComparer.Ordinal);
        var byHolder = awards.Where(a => a.Holder is not null).ToLookup(a => a.Holder!.Handle, StringComparer.Ordinal);
        var newest = content.Authority.Newest;
        return new()
        {
            Config = source.Config,
            Authority = content.Authority,
            Awards = awards,
            Badges = [.. source.Badges.OrderBy(b => b.Name, StringComparer.OrdinalIgnoreCase).ThenBy(b => b.Slug, StringComparer.Ordinal).Select(b => new BadgeModel
            {
                Badge = b,
                Awards = [.. byBadge[b.Slug]],
                Rules = [.. newest.Rules.Where(r => r.AppliesTo(b.Slug, b.Tags))],
            })],
            People = [.. source.Members.OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Handle, StringComparer.Ordinal).Select(m => new PersonModel
            {
                Member = m,
                Awards = [.. byHolder[m.Handle]],
                Roles = [.. people.RolesOf(m)],
            })],
            AuthorityPeople = [.. newest.Members.Select(e => new AuthorityPerson(e, people.PageOf(e.Subject)))],
            WaitingCount = content.Waiting.Length,
            Pages = source.Pages,
            StatusLists = source.StatusLists,
            Templates = source.Templates,
        };
    }

    private static AwardModel Award(
        VerifiedAward award, VerifiedContent content, PeopleIndex people,
        FrozenDictionary<(string Slug, string Version), BadgeVersion> frozen, FrozenDictionary<string, EvidenceFile> evidence)
    {
        var credential = award.Credential;
        if (!BadgeAddress.TryRead(content.Content.Config.BaseUrl, credential.CredentialSubject.Achievement.Id, out var badge))
        {
            throw new InvalidOperationException($"{award.Award.File.Path} was published without a badge of this site");
        }
        var version = content.Authority.Versions[(award.Report.AuthorityVersion ?? content.Authority.Newest.Version) - 1];
        var rule = version.Rules[award.Report.RuleIndex ?? throw new InvalidOperationException($"{award.Award.File.Path} was published without a rule")];
        return new()
        {
            Verified = award,
            BadgeSlug = badge.Slug,
            BadgeVersion = badge.Version,
            Frozen = frozen[(badge.Slug, badge.Version)],
            Holder = credential.CredentialSubject.Id is { } holder ? people.PageOf(holder) : null,
            Signers = [.. award.Report.Signers.Where(s => s is { Counts: true, MemberId: not null })
                .Select(s => new SignerModel(s.MemberId!, rule.Signers.Role, s.Subject is { } subject ? people.PageOf(subject) : null))],
            Rule = rule,
            EvidenceFiles = credential.Evidence.Select(e => e.Id).OfType<string>().Distinct(StringComparer.Ordinal).Where(evidence.ContainsKey)
                .ToImmutableDictionary(id => id, id => evidence[id], StringComparer.Ordinal),
            AwardedOn = DateOnly.FromDateTime((credential.AwardedDate ?? credential.ValidFrom).DateTime),
        };
    }
}
