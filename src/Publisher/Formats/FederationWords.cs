using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;
using Publisher.Verifying;

namespace Publisher.Formats;

/// <summary>What pages show of partners: treaties, what a partner recognises of ours, awards of our people there. What a partner calls things is its own word.</summary>
internal static class FederationWords
{
    /// <summary>A treaty.</summary>
    public static FieldSet Treaty(SiteView view, PeerTreaty of, PageLinks links)
    {
        var (peer, treaty) = (of.Peer, of.Treaty);
        var own = view.Texts.Of(treaty.CountsAs);
        return new()
        {
            { "badge", treaty.Recognised.Name },
            { "version", treaty.Recognised.Version },
            { "href", BadgeAt(peer, treaty.Recognised.Address) },
            { "picture", SiteView.Art(PictureOf(peer, treaty.Recognised), treaty.Recognised.Name, links) },
            { "peer", peer.Title },
            { "peer_href", peer.Settings.Url + "/" },
            { "ours", own.Name },
            { "ours_version", treaty.CountsAs.Version },
            { "ours_href", links.To(SitePaths.Badge(treaty.CountsAs.Address.Slug)) },
            { "from", view.Words.Date(treaty.From) },
            { "until", view.Words.Date(treaty.Until) },
            { "over", peer.IsOver(treaty) },
            { "rate", treaty.Terms.Rate is { } rate ? view.Words.Say("federation.rate", ("theirs", view.Words.Figure(rate.Theirs)), ("ours", view.Words.Figure(rate.Ours))) : null },
            { "lang", view.Original },
            { "reason", Prose.Render(treaty.Terms.Reason, MarkdownPlace.Criteria, 4, links) },
            { "json_href", links.To(SitePaths.Endorsement(treaty.Id)) },
            { "json_name", $"treaty-{treaty.Id}.json" },
        };
    }

    /// <summary>What a partner recognises of ours.</summary>
    public static FieldSet Recognition(SiteView view, PeerModel peer, PeerRecognition recognition, PageLinks links) => new()
    {
        { "ours", OwnName(view, recognition.Own) },
        { "ours_version", recognition.Own.Version },
        { "ours_href", links.To(SitePaths.Badge(recognition.Own.Slug)) },
        { "as", recognition.Terms?.Name },
        { "until", recognition.Credential.ValidUntil is { } until ? view.Words.Date(until) : null },
        { "reason", Prose.Render(recognition.Terms is { } terms ? terms.Reason : recognition.Credential.Comment, MarkdownPlace.Criteria, 4, links) },
        { "peer", peer.Title },
        { "peer_href", peer.Settings.Url + "/" },
        { "json_href", recognition.Credential.Id },
    };

    /// <summary>An award of a person of ours by a partner.</summary>
    public static FieldSet Award(SiteView view, PeerAward of, PageLinks links)
    {
        var (peer, award) = (of.Peer, of.Award);
        var version = peer.Verified!.Badges.FirstOrDefault(b => b.Address == award.Badge);
        var name = award.Credential.CredentialSubject.Achievement.Name;
        return new()
        {
            { "badge", name },
            { "href", SitePaths.Absolute(peer.Settings.Url, SitePaths.Award(award.Source.Id)) },
            { "picture", SiteView.Art(version is null ? new(null, null) : PictureOf(peer, version), name, links) },
            { "peer", peer.Title },
            { "peer_href", peer.Settings.Url + "/" },
            { "holder", award.Holder.Name },
            { "holder_href", links.To(SitePaths.Member(award.Holder.Handle)) },
            { "date", view.Words.Date(award.AwardedOn) },
            { "iso", IsoTime.Date(award.AwardedOn) },
            { "seen", peer.Verified.Seen is { } seen ? view.Words.Date(seen) : null },
            { "treaty", peer.TreatyOf(award.Badge) is { } treaty ? Treaty(view, new(peer, treaty), links) : null },
        };
    }

    /// <summary>A badge that a server hosts which signs nothing. It leads to the server, and is never said to be recognised.</summary>
    public static FieldSet Hosted(PeerModel peer, HostedBadge badge, PageLinks links) => new()
    {
        { "id", FormattableString.Invariant($"badge-{badge.Number}") },
        { "name", badge.Name },
        { "description", DirectoryWords.Shortened(badge.Description) },
        { "href", badge.Address },
        { "picture", SiteView.Art(new(null, badge.Png is null ? null : SitePaths.HostedBadgeImage(peer.Settings.Name, badge.Number)), badge.Name, links) },
        { "more", DirectoryWords.Shortened(badge.Criteria) ?? "" },
        { "lang", (string?)null },
        { "place_href", links.To(SitePaths.Listed(peer.Settings.Name)) + FormattableString.Invariant($"#badge-{badge.Number}") },
    };

    /// <summary>A partner's badge's own page, on its site.</summary>
    public static string BadgeAt(PeerModel peer, BadgeAddress badge) => SitePaths.Absolute(peer.Settings.Url, SitePaths.Badge(badge.Slug));

    /// <summary>Where pictures of a partner's badge stand here: pages show nothing that another site serves.</summary>
    public static Picture PictureOf(PeerModel peer, BadgeVersion version) => new(
        version.Svg is null ? null : SitePaths.PeerBadgeImage(peer.Settings.Name, version.Address.Slug, version.Version, "svg"),
        version.Png is null ? null : SitePaths.PeerBadgeImage(peer.Settings.Name, version.Address.Slug, version.Version, "png"));

    /// <summary>The same of a badge that counts on pathways; an empty one where there is none.</summary>
    public static Picture PictureOf(SiteModel site, RecognisedBadge there) =>
        site.Peers.SelectMany(p => p.Treaties.Select(t => (Peer: p, t.Recognised))).FirstOrDefault(b => BadgeAt(b.Peer, b.Recognised.Address) == there.Achievement) is { Peer: { } peer, Recognised: { } version }
            ? PictureOf(peer, version) : new(null, null);

    private static string OwnName(SiteView view, BadgeAddress own) => view.Badge(own.Slug) is not { } badge ? own.Slug
        : Picture.FrozenVersion(badge.Badge, own.Version) is { } version ? view.Texts.Of(version).Name : view.Texts.Of(badge.Badge).Name;
}
