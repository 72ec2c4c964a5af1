using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Linking;

/// <summary>Stage 4, Link: gives everything its neighbours and order.</summary>
public static class SiteLinker
{
    /// <summary>The model renderers read. It is for content in which nothing is an error: every award's badge and version are there.</summary>
    public static SiteModel Link(VerifiedContent content) => content.IsDirectory ? Directory(content) : Guild(content);

    private static SiteModel Directory(VerifiedContent content) => new()
    {
        Config = content.Content.Config,
        Badges = [],
        Awards = [],
        People = [],
        AuthorityPeople = [],
        Waiting = [],
        StatusLists = [],
        Pages = content.Content.Pages,
        Peers = Peers(content),
        Templates = content.Content.Templates,
    };

    private static SiteModel Guild(VerifiedContent content)
    {
        var people = new PeopleIndex(content);
        var source = content.Content;
        var awards = Awards(content, people);
        var byBadge = awards.ToLookup(a => a.BadgeSlug, StringComparer.Ordinal);
        var byHolder = awards.ToLookup(a => a.ShownUnder, StringComparer.Ordinal);
        var newest = content.Authority.Newest;
        var approvals = Approvals(content, people);
        var peers = Peers(content);
        var countingAs = peers.SelectMany(p => p.Treaties.Select(t => new PeerTreaty(p, t))).ToLookup(t => t.Treaty.CountsAs.Address.Slug, StringComparer.Ordinal);
        var elsewhere = peers.SelectMany(p => p.Awards.Select(a => new PeerAward(p, a))).OrderByDescending(a => a.Award.AwardedOn).ThenBy(a => a.Award.Source.Id, StringComparer.Ordinal).ToLookup(a => a.Award.Holder.Handle, StringComparer.Ordinal);
        return new()
        {
            Config = source.Config,
            Mirror = source.Mirror,
            Authority = content.Authority,
            Awards = awards,
            Badges = [.. source.Badges.OrderBy(b => NameOrder.KeyOf(b.Name), StringComparer.Ordinal).ThenBy(b => b.Slug, StringComparer.Ordinal).Select(b => new BadgeModel
            {
                Badge = b,
                Awards = [.. byBadge[b.Slug]],
                CountingAsIt = [.. countingAs[b.Slug].OrderBy(t => t.Treaty.Recognised.Name, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Treaty.Id, StringComparer.Ordinal)],
                Rules = [.. newest.Rules.Where(r => r.AppliesTo(b.Slug, b.Tags))],
                Definitions = newest.DefinitionsOf(b.Slug),
                Approval = approvals.LastOrDefault(a => a.Badge == new BadgeAddress(b.Slug, b.Version)),
            })],
            People = [.. source.Members.OrderBy(m => NameOrder.KeyOf(m.Name), StringComparer.Ordinal).ThenBy(m => m.Handle, StringComparer.Ordinal).Select(m => new PersonModel
            {
                Member = m,
                Awards = [.. byHolder[m.Handle]],
                Elsewhere = [.. elsewhere[m.Handle]],
                Roles = [.. people.RolesOf(m)],
            })],
            AuthorityPeople = Persons(newest.Members, people),
            Endorsements = [.. content.Endorsements.OrderBy(e => e.Created).ThenBy(e => e.Source.Id, StringComparer.Ordinal)
                .Select(e => new EndorsementModel(e, people.PageOf(new(e.MemberSubject))) { Elsewhere = TitleOf(e.Elsewhere, peers) })],
            Approvals = approvals,
            WaitingApprovals = [.. content.WaitingApprovals.Select(w => new WaitingApprovalModel(w, Persons(w.Signed, people), Persons(w.Open, people)))],
            Waiting = [.. content.Waiting.Select(w => new WaitingModel(w.Source.Id, w.Source.File.Path, w.Badge?.Slug, w.MissingSigners, w.RuleIndex, Persons(w.Signed, people), Persons(w.Open, people)))],
            Pathways = [.. source.Pathways.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Slug, StringComparer.Ordinal)],
            Skills = [.. source.Skills.OrderBy(s => NameOrder.KeyOf(s.Name), StringComparer.Ordinal).ThenBy(s => s.Slug, StringComparer.Ordinal)],
            Recognised = source.Recognised,
            Pages = source.Pages,
            Affirmed = [.. source.Affirmed.Where(a => content.Authority.Find(a.Version) is not null)],
            StatusLists = source.StatusLists,
            Decisions = content.Status.Decisions,
            Withdrawn = content.Status.Withdrawn,
            // A treaty that was ended is gone from the site as an endorsement is that was withdrawn; its file stays in the repository.
            WithdrawnEndorsements = [.. content.Status.WithdrawnEndorsements, .. content.Treaties.Where(t => t.End is not null).Select(t => new WithdrawnEndorsement(t.Id, t.End!, t.RecognisedId, null))],
            Peers = peers,
            Outbox = source.Outbox,
            Templates = source.Templates,
        };
    }

    private static string? TitleOf(EndorsedElsewhere? elsewhere, ImmutableArray<PeerModel> peers) =>
        elsewhere is null ? null : peers.FirstOrDefault(p => p.Settings == elsewhere.Peer)?.Title ?? elsewhere.Host;

    private static ImmutableArray<PeerModel> Peers(VerifiedContent content) =>
    [
        .. content.Content.Peers.Select(p => new PeerModel(
            p.Settings, content.Peers.FirstOrDefault(v => v.Name == p.Name),
            [.. content.Treaties.Where(t => t.Peer == p.Name && t.End is null).OrderBy(t => t.Recognised.Name, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Id, StringComparer.Ordinal)]) { Hosted = p.Hosted }),
    ];

    private static ImmutableArray<AuthorityPerson> Persons(ImmutableArray<AuthorityMember> members, PeopleIndex people) =>
        [.. members.Select(m => new AuthorityPerson(m, people.PageOf(new(m.Subject))))];

    private static ImmutableArray<ApprovalModel> Approvals(VerifiedContent content, PeopleIndex people) =>
    [
        .. content.Approvals.OrderBy(a => a.Badge.Slug, StringComparer.Ordinal).ThenBy(a => a.Badge.Version, StringComparer.Ordinal).ThenBy(a => a.Created).ThenBy(a => a.Source.Id, StringComparer.Ordinal)
            .Select(a => new ApprovalModel(a, [.. a.Signers.Select(s => new SignerModel(s.MemberId, a.Rule.Signers.Role, people.PageOf(new(s.Subject)), a.Rule.Signers.Role is { } role && people.Holds(s.MemberId, role)))])),
    ];

    private static ImmutableArray<AwardModel> Awards(VerifiedContent content, PeopleIndex people)
    {
        var frozen = content.Content.Badges.SelectMany(b => b.Versions).ToFrozenDictionary(v => v.Address, v => (v, VersionKey.Of(v)));
        // The newest day first; awards of one day stay in order of their files. Both in one number, which is quick to sort.
        var order = new long[content.Awards.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = ((long)-content.Awards[i].Outline.AwardedOn.DayNumber << 32) + i;
        }
        Array.Sort(order);
        var awards = new AwardModel[order.Length];
        ParallelLoop.For(order.Length, i => awards[i] = Award(content.Awards[(int)(order[i] & uint.MaxValue)], content.Authority, frozen, people));
        return ImmutableCollectionsMarshal.AsImmutableArray(awards);
    }

    private static AwardModel Award(
        VerifiedAward award, AuthorityChain authority, FrozenDictionary<BadgeAddress, (BadgeVersion Version, ContentKey Key)> frozen, PeopleIndex people)
    {
        var path = award.Outline.Source.File.Path;
        if (award.Outline.Badge is not { } badge || !frozen.TryGetValue(badge, out var version))
        {
            throw new InvalidOperationException($"{path} was published without a badge of this site");
        }
        var rules = authority.Find(award.AuthorityVersion)?.Rules ?? throw new InvalidOperationException($"{path} was published without rules");
        return new(award, version.Version, version.Key, rules[award.RuleIndex], people);
    }
}
