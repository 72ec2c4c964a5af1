using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;
using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Text;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>What somebody typed about a treaty, before anything of it is looked up.</summary>
/// <param name="Peer">What the peer is called here.</param>
/// <param name="Badges">Its badges: <c>slug</c> or <c>slug/version</c>.</param>
/// <param name="CountsAs">Our badge: <c>slug</c> or <c>slug/version</c>.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Rate">How credits count, or null.</param>
/// <param name="Reason">Why, or null.</param>
internal sealed record TypedTreaty(string Peer, ImmutableArray<string> Badges, string CountsAs, string Until, string? Rate, string? Reason);

/// <summary>Turns what was typed into treaties that can be signed.</summary>
internal sealed class TreatyRequest(SiteSession site, VerifiedContent verified, DateTimeOffset now)
{
    private readonly SiteConfig config = site.Config;

    /// <summary>The rules it is made under.</summary>
    public AuthorityDocument Authority { get; } = verified.Authority.InForceAt(now) ?? verified.Authority.Newest;

    /// <summary>The peer and one draft for each of its badges that were named.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="newId">Makes an id.</param>
    /// <exception cref="CliException">One of them cannot be made; then none is.</exception>
    public (VerifiedPeer Peer, ImmutableArray<TreatyDraft> Drafts) Read(TypedTreaty typed, Func<string> newId)
    {
        var peer = Peer(typed.Peer);
        ImmutableArray<BadgeVersion> theirs = [.. typed.Badges.Select(b => Theirs(peer, b))];
        var own = Own(typed.CountsAs);
        var until = Until(typed.Until);
        var terms = new TreatyTerms(own.Name, own.Version, Rate(typed.Rate), Reason(typed.Reason));
        if (theirs.GroupBy(b => b.Address).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw CliException.Usage($"the badge {twice.Key.Slug} is named twice");
        }
        return (peer, [.. theirs.Select(badge => new TreatyDraft
        {
            Id = newId(),
            Of = badge.Name,
            Recognised = Pin(peer.BaseUrl, badge),
            CountsAs = Pin(config.BaseUrl, own),
            Authority = new(SitePaths.Absolute(config.BaseUrl, SitePaths.Authority(Authority.Version)), Authority.DigestSri),
            Terms = terms,
            ValidFrom = now,
            ValidUntil = until,
        })]);
    }

    private static PinnedDocument Pin(string baseUrl, BadgeVersion version) =>
        new(SitePaths.Absolute(baseUrl, SitePaths.Achievement(version.Address.Slug, version.Version)), Sri.Of(version.Achievement.Bytes.Span));

    private VerifiedPeer Peer(string typed) => verified.Peers.FirstOrDefault(p => p.Name == typed) ?? throw (config.Peers.FirstOrDefault(p => p.Name == typed) is { Kind: PeerKind.BadgeFed }
        ? CliException.Bad($"{typed} is a BadgeFed server: what it says is hosted and unsigned, and no treaty can pin it")
        : config.Peers.Any(p => p.Name == typed)
            ? CliException.Bad($"nothing of the peer {typed} is here that holds", $"pull it first: publisher sync {typed}")
            : CliException.Usage($"there is no peer '{typed}'", NearestName.Of(typed, config.Peers.Select(p => p.Name)) is { } near ? $"did you mean {near}?" : "list it first with: publisher peer add URL"));

    private BadgeVersion Theirs(VerifiedPeer peer, string typed)
    {
        var parts = typed.Split('/');
        var versions = peer.Badges.Where(b => b.Address.Slug == parts[0]).ToList();
        var version = parts.Length == 2 ? versions.FirstOrDefault(b => b.Version == parts[1]) : versions.OrderBy(b => b.Version, VersionOrder.Instance).LastOrDefault();
        if (version is null)
        {
            throw CliException.Usage($"{peer.Title} has no badge '{typed}' here", NearestName.Of(parts[0], peer.Badges.Select(b => b.Address.Slug)) is { } near ? $"did you mean {near}?"
                : peer.Badges.IsEmpty ? $"pull it first: publisher sync {peer.Name}" : $"there are {Terminal.Words.Joined([.. peer.Badges.Select(b => b.Address.Slug).Distinct()])}");
        }
        var address = Pin(peer.BaseUrl, version).Address;
        var there = verified.Treaties.FirstOrDefault(t => t.RecognisedId == address && t.IsInForce(now));
        return there is null ? version : throw CliException.Usage($"{version.Name} {version.Version} of {peer.Title} is recognised already, as {there.CountsAs.Name}, until {Terminal.Words.Day(there.Until)}",
            $"to agree on something else, end that first: publisher treaty end {there.Id}");
    }

    private BadgeVersion Own(string typed)
    {
        var parts = typed.Split('/');
        var badge = parts.Length <= 2 ? site.Content.Badges.FirstOrDefault(b => b.Slug == parts[0]) : null;
        if (badge is null)
        {
            throw CliException.Usage($"there is no badge '{typed}' of ours", NearestName.Of(parts[0], site.Content.Badges.Select(b => b.Slug)) is { } near ? $"did you mean {near}?" : null);
        }
        var label = parts.Length == 2 ? parts[1] : badge.Version;
        return badge.Versions.FirstOrDefault(v => v.Version == label)
            ?? throw CliException.Bad($"{badge.Slug} has no frozen version {label}, so what it says can still change", "a version is frozen by its first award; then others can count as it");
    }

    private DateTimeOffset Until(string typed) => !Timestamps.TryRead(typed, site.Zone, endOfDay: true, out var until)
        ? throw CliException.Usage($"the date '{typed}' is no day", "write it as 2028-12-31")
        : until > now ? until : throw CliException.Usage($"the date '{typed}' is over already");

    private static CreditRate? Rate(string? typed) => typed is null ? null
        : CreditRate.TryRead(typed, out var rate) ? rate : throw CliException.Usage($"'{typed}' is no rate", "write --rate 5:4 when five of their credits count as four of ours; whole numbers from 1 to 9999");

    private static string? Reason(string? typed)
    {
        if (typed is null)
        {
            return null;
        }
        var reason = AuthoredText.Clean(typed);
        if (reason.Length == 0)
        {
            throw CliException.Usage("--because is empty");
        }
        if (AuthoredText.Problem(reason) is { } problem)
        {
            throw CliException.Usage($"the reason cannot be signed: {problem}");
        }
        var found = new DiagnosticBag();
        MarkdownText.Check("the reason", reason, 1, MarkdownPlace.Criteria, found);
        return found.IsEmpty ? reason : throw CliException.Usage($"the reason cannot be signed: {found.ToSorted()[0].Message}", found.ToSorted()[0].Hint);
    }
}
