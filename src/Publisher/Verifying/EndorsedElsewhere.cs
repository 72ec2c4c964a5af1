using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Loading;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>
/// Something of another guild that an endorsement is about: an award, a version of a badge, or the guild itself. It is known by its address alone (docs/formats.md, "About another guild's"); what
/// stands there is looked at when somebody endorses it, and by whoever verifies the endorsement, never by a build.
/// </summary>
public sealed record EndorsedElsewhere
{
    private const string Awards = "/credentials/";
    private const string Badges = "/badges/";

    private EndorsedElsewhere(string id, string baseUrl, string path, PeerSettings? peer) =>
        (Id, BaseUrl, Page, Peer) = (id, baseUrl, SitePaths.Absolute(baseUrl, path), peer);

    /// <summary>What the endorsement's subject says: the award's address, the achievement's, or the guild's DID.</summary>
    public string Id { get; }
    /// <summary>The other guild's base URL.</summary>
    public string BaseUrl { get; }
    /// <summary>The page on which people read of it.</summary>
    public string Page { get; }
    /// <summary>The document whose bytes an endorsement of it pins.</summary>
    public string Pinned { get; private init; } = "";
    /// <summary>The award's id; null for something else.</summary>
    public string? AwardId { get; private init; }
    /// <summary>The version of a badge; null for something else.</summary>
    public BadgeAddress? Badge { get; private init; }
    /// <summary>The peer it is of; null where none that is listed has this address.</summary>
    public PeerSettings? Peer { get; }
    /// <summary>The other guild's address as people say it, without <c>https://</c>.</summary>
    public string Host => SitePaths.Typed(BaseUrl);

    /// <summary>What an endorsement's subject means elsewhere; null for what is this site's own, or no address that a guild gives to such things.</summary>
    /// <param name="subject">The subject's id.</param>
    /// <param name="config">This site's settings.</param>
    public static EndorsedElsewhere? Of(string subject, SiteConfig config)
    {
        if (subject == config.IssuerDid)
        {
            return null;
        }
        if (BaseOfDid(subject, config) is { } guild)
        {
            return new(subject, guild, SitePaths.Home, PeerAt(guild, config)) { Pinned = SitePaths.Absolute(guild, SitePaths.Authority(1)) };
        }
        if (BaseBefore(Awards, subject, config) is { } issuer && AwardFile.IdOf(subject).ToString() is var id && subject == SitePaths.Absolute(issuer, SitePaths.Credential(id)) && NameRules.IsAwardId(id))
        {
            return new(subject, issuer, SitePaths.Award(id), PeerAt(issuer, config)) { Pinned = subject, AwardId = id };
        }
        return BaseBefore(Badges, subject, config) is { } definer && BadgeAddress.TryRead(definer, subject, out var badge) && NameRules.IsSlug(badge.Slug) && NameRules.IsVersion(badge.Version)
            ? new(subject, definer, SitePaths.Badge(badge.Slug), PeerAt(definer, config)) { Pinned = subject, Badge = badge }
            : null;
    }

    /// <summary>The digest that the last pull found at <see cref="Pinned"/>; null where it cannot say that. Of an award it cannot: a further person may have signed since.</summary>
    /// <param name="peers">What is kept of peers.</param>
    public string? DigestHere(IEnumerable<Peer> peers) => Peer is null ? null
        : Badge is { } badge ? peers.First(p => p.Settings == Peer).Badges.Where(b => b.Address == badge).Select(b => Sri.Of(b.Achievement.Bytes.Span)).FirstOrDefault()
        : AwardId is null ? Peer.Pin : null;

    /// <summary>Whose an address is by its form, as a DID, whoever we are; null for an address that no guild gives to such things.</summary>
    /// <param name="subject">An endorsement's subject.</param>
    public static string? IssuerOf(string subject) => DidWeb.TryGetDocumentUrl(subject, out _) ? subject
        : new[] { Awards, Badges }.Select(folder => subject.LastIndexOf(folder, StringComparison.Ordinal)).FirstOrDefault(at => at > 0) is > 0 and var end
            && DidWeb.TryFromBaseUrl(subject[..end], out var did) ? did : null;

    /// <summary>What a badge is called in a document that is the version of a badge at an address; null where it is none.</summary>
    /// <param name="document">What stands there.</param>
    /// <param name="address">The address.</param>
    public static string? NameOfBadge(SignedDocument document, string address) =>
        FrozenVersionLoader.Text(document.Root, "id") == address && FrozenVersionLoader.Text(document.Root, "name") is { Length: > 0 } name ? name : null;

    private static PeerSettings? PeerAt(string baseUrl, SiteConfig config) => config.Peers.FirstOrDefault(p => p.Url == baseUrl && p.Kind == PeerKind.Recognition);

    private static string? BaseOfDid(string subject, SiteConfig config)
    {
        if (config.Peers.FirstOrDefault(p => p.Issuer == subject) is { } peer)
        {
            return peer.Url;
        }
        if (!DidWeb.TryGetDocumentUrl(subject, out var address))
        {
            return null;
        }
        var path = address.EndsWith("/" + SitePaths.WellKnownDidDocument, StringComparison.Ordinal) ? "/" + SitePaths.WellKnownDidDocument : "/" + SitePaths.DidDocument;
        // As everywhere: only a guild on this computer is served without https.
        return (DidWeb.IsLocal(subject) ? "http" + address["https".Length..] : address)[..^path.Length];
    }

    // An address of ours that is none of ours after all is a mistake, and no other guild's.
    private static string? BaseBefore(string folder, string subject, SiteConfig config)
    {
        var at = subject.LastIndexOf(folder, StringComparison.Ordinal);
        return at > 0 && subject[..at] is var address && address != config.BaseUrl && !address.EndsWith('/') && DidWeb.TryFromBaseUrl(address, out var did) && did != config.IssuerDid ? address : null;
    }
}
