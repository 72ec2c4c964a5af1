using Publisher.Cli.Issuers;
using Publisher.Cli.Network;
using Publisher.Cli.Verifying;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Sites;
using Publisher.Text;
using Publisher.Verifying;

namespace Publisher.Cli.Authoring;

/// <summary>
/// Something of a partner's that is about to be endorsed, found by its address. It is judged by the partner's own documents, whose first rules have to be those that were pinned: an award by what its
/// site says now, or by the last pull where there is no network; a badge by the bytes that were pulled, for a version never changes; the guild by the pin itself.
/// </summary>
/// <param name="context">The terminal.</param>
/// <param name="site">Our site.</param>
/// <param name="web">The network; null for none.</param>
internal sealed class PartnerTarget(CliContext context, SiteSession site, WebFetcher? web)
{
    private const string AwardPages = "awards/";
    private const string Credentials = "credentials/";
    private const string Badges = "badges/";
    private static readonly string[] OfTheGuild = ["", "about/", SitePaths.HowWeDecide, SitePaths.Authority(1)];

    /// <summary>Whether what was typed is an address, and none of our own.</summary>
    internal static bool IsMeant(SiteSession site, string typed) => typed.StartsWith("did:web:", StringComparison.Ordinal) ? typed != site.Config.IssuerDid
        : WebAddress.Looks(typed) && (SettingsOf(site, typed) is not null || !typed.StartsWith(site.Config.BaseUrl + "/", StringComparison.Ordinal));

    /// <summary>What stands at an address of a partner's.</summary>
    /// <exception cref="CliException">It is no partner's, it is not good, or it could not be judged.</exception>
    internal EndorsementTarget Find(string typed)
    {
        var peer = Partner(typed);
        var path = typed == peer.Issuer ? "" : typed.Split('#', '?')[0][peer.BaseUrl.Length..].TrimStart('/');
        return OfTheGuild.Contains(path.Length == 0 || path.EndsWith(".json", StringComparison.Ordinal) ? path : path.TrimEnd('/') + "/", StringComparer.Ordinal) ? Guild(peer)
            : path.StartsWith(Badges, StringComparison.Ordinal) ? Badge(peer, path[Badges.Length..].TrimEnd('/').Split('/'))
            : Award(peer, typed.Split('#')[0], path);
    }

    private static PeerSettings? SettingsOf(SiteSession site, string typed) =>
        site.Config.Peers.Where(p => typed == p.Issuer || typed == p.Url || typed.StartsWith(p.Url + "/", StringComparison.Ordinal)).MaxBy(p => p.Url.Length);

    private VerifiedPeer Partner(string typed)
    {
        if (SettingsOf(site, typed) is not { } settings)
        {
            throw CliException.Usage($"{typed} is of no partner that {CommonOptions.ConfigFile} lists, and nothing could be verified by its rules",
                $"compare six words with its people first: publisher peer add {(Uri.TryCreate(typed, UriKind.Absolute, out var address) && WebAddress.Looks(typed) ? address.GetLeftPart(UriPartial.Authority) : "URL")}");
        }
        if (settings.Kind != PeerKind.Recognition)
        {
            throw CliException.Bad($"{settings.Name} is a BadgeFed server: what it says is hosted and unsigned, and could be another thing tomorrow");
        }
        var verified = site.Judge(context, SiteChange.None).Verified ?? throw CliException.Bad("the content does not hold, so partners cannot be judged", "publisher check says more");
        var peer = verified.Peers.FirstOrDefault(p => p.Name == settings.Name) ?? throw CliException.Bad($"nothing of the partner {settings.Name} is here that holds", $"pull it first: publisher sync {settings.Name}");
        return peer.HasForked ? throw CliException.Bad($"the rules of {peer.Title} have forked, so nothing of it can be endorsed", "talk to its people until they have settled which rules hold") : peer;
    }

    private EndorsementTarget Guild(VerifiedPeer peer) =>
        Of(peer, peer.Title, $"{peer.Title} itself, and its rules from the first version on", peer.Issuer, SitePaths.Authority(1), peer.Authority.Versions[0].DigestSri, null);

    private EndorsementTarget Badge(VerifiedPeer peer, string[] parts)
    {
        var versions = peer.Badges.Where(b => b.Address.Slug == parts[0]).ToList();
        if ((parts.Length > 1 ? versions.FirstOrDefault(b => b.Version == parts[1]) : versions.MaxBy(b => b.Version, VersionOrder.Instance)) is { } badge)
        {
            return Of(peer, badge.Name, badge.Version, SitePaths.Achievement(badge.Address.Slug, badge.Version), badge.Achievement.Bytes);
        }
        var path = parts.Length > 1 ? SitePaths.Achievement(parts[0], parts[1]) : null;
        if (web is null || path is null)
        {
            throw CliException.Bad($"{peer.Title} has no badge '{string.Join('/', parts)}' here{(peer.Seen is { } seen ? $", as of {Terminal.Words.Day(seen)}" : "")}", $"pull it first: publisher sync {peer.Name}");
        }
        // An earlier version, which is pulled only where a treaty names it.
        var answer = web.GetHereAsync(SitePaths.Absolute(peer.BaseUrl, path), JsonLimits.Credential.Bytes, null, context.Stop).GetAwaiter().GetResult();
        if (answer.Problem is { } problem)
        {
            throw CliException.Machine($"the badge could not be read: {problem}");
        }
        return SignedDocument.TryParse(answer.Bytes, out var document, out var unreadable) && EndorsedElsewhere.NameOfBadge(document, SitePaths.Absolute(peer.BaseUrl, path)) is { } name
            ? Of(peer, name, parts[1], path, answer.Bytes)
            : throw CliException.Bad($"what stands at {SitePaths.Absolute(peer.BaseUrl, path)} is no version of a badge{(unreadable is null ? "" : $": {unreadable.Detail}")}");
    }

    private EndorsementTarget Of(VerifiedPeer peer, string name, string version, string path, ReadOnlyMemory<byte> bytes) =>
        Of(peer, name, $"the badge {name}, version {version}, of {peer.Title}, and what it takes", SitePaths.Absolute(peer.BaseUrl, path), path, Sri.Of(bytes.Span), null);

    private EndorsementTarget Award(VerifiedPeer peer, string address, string path)
    {
        var (document, problem) = web is null ? (null, null) : Fetch(peer, address);
        var isKept = document is null && Kept(peer, path, out document);
        if (document is null)
        {
            throw CliException.Machine(problem is null ? $"no copy of {address} is here" : $"{address} could not be read: {problem}", web is null ? "ask for it without --offline" : "try again later");
        }
        if (!OpenBadgeCredential.TryRead(document, out var award, out var shape))
        {
            throw CliException.Bad($"what stands there is no Open Badges award: {shape.Detail} (at {shape.Pointer})");
        }
        if (award.Issuer.Id != peer.Issuer || !award.Id.StartsWith(SitePaths.Absolute(peer.BaseUrl, Credentials), StringComparison.Ordinal) || EndorsedElsewhere.Of(award.Id, site.Config)?.AwardId is null)
        {
            throw CliException.Bad($"what stands there is an award of {award.Issuer.Id} that says it stands at {award.Id}, and no award of {peer.Title}");
        }
        RequireGood(peer, document, award, isKept);
        var subject = award.CredentialSubject;
        var holder = new People(site.Content, null).Holder(subject.Id, !subject.Identifier.IsEmpty);
        return Of(peer, subject.Achievement.Name, $"the award of {subject.Achievement.Name} by {peer.Title} to {holder}{(isKept ? $", as it was pulled{(peer.Seen is { } seen ? " on " + Terminal.Words.Day(seen) : "")}" : "")}",
            award.Id, award.Id[(peer.BaseUrl.Length + 1)..], Sri.Of(document.Bytes.Span), subject.Id);
    }

    // What is endorsed are the bytes at the award's own address, wherever somebody found a copy or a page of it.
    private (SignedDocument? Document, string? Problem) Fetch(VerifiedPeer peer, string address)
    {
        var target = TargetReader.Fetch(address, web!, context.Stop);
        if (target.Document is { } found && OpenBadgeCredential.TryRead(found, out var read, out _) && target.Address != read.Id && read.Id.StartsWith(peer.BaseUrl + "/", StringComparison.Ordinal))
        {
            target = TargetReader.Fetch(read.Id, web!, context.Stop);
        }
        return (target.Document, target.Problem);
    }

    private static bool Kept(VerifiedPeer peer, string path, out SignedDocument? document)
    {
        var id = path.StartsWith(AwardPages, StringComparison.Ordinal) ? path[AwardPages.Length..].TrimEnd('/')
            : path.StartsWith(Credentials, StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(path[Credentials.Length..]) : "";
        document = peer.Awards.FirstOrDefault(a => a.Source.Id == id)?.Source.Document;
        return document is not null;
    }

    private void RequireGood(VerifiedPeer peer, SignedDocument document, OpenBadgeCredential award, bool isKept)
    {
        var report = new CredentialVerifier(isKept ? peer.Material : Now(peer, document)).Verify(document, new() { At = award.ValidFrom });
        if (report.State is CredentialState.Valid)
        {
            return;
        }
        var reason = AwardJudge.Reason(report);
        throw report.State == CredentialState.Undetermined
            ? CliException.Machine($"this award could not be judged, so it is not endorsed: {reason}", "try again later; publisher verify says more")
            : CliException.Bad($"this award does not stand, so it is not endorsed: {reason}", "ask the people who made it; publisher verify says more");
    }

    // By what its site says now, status lists above all; but only by rules that grew from those pinned, and no older than those seen here.
    private IssuerMaterial Now(VerifiedPeer peer, SignedDocument award)
    {
        using var documents = new WebDocuments(peer.Issuer, web!, context.Network, context.Stop);
        var material = IssuersAtHand.Assemble(peer.Issuer, [award], documents);
        return material.Authority is not { } chain ? throw CliException.Machine($"the rules of {peer.Title} could not be read: {material.AuthorityProblem ?? material.ControllerProblem ?? "its site names none"}", "try again later")
            : chain.Versions[0].DigestSri != peer.Source.Settings.Pin || peer.Authority.Versions.Any(v => chain.Find(v.Version)?.DigestSri != v.DigestSri)
                ? throw CliException.Bad($"{peer.BaseUrl} shows other rules than those you have of {peer.Title}, so nothing of it is endorsed", $"see what that is: publisher sync {peer.Name}")
            : material;
    }

    private EndorsementTarget Of(VerifiedPeer peer, string name, string words, string id, string path, string digest, string? holder) =>
        new(name, words, site.Config.BaseUrl, site.Config.IssuerDid, id, SitePaths.Absolute(peer.BaseUrl, path), digest, holder) { Partner = peer.Title };
}
