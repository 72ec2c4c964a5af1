using Publisher.Content;
using Publisher.Diagrams;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>Partners: who is listened to, since when and how that went, what of theirs counts here, what of ours counts there, and all of it as a picture. Only where there are some.</summary>
internal static class FederationPage
{
    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        if (view.Site.Peers.IsEmpty)
        {
            yield break;
        }
        var (site, words) = (view.Site, view.Words);
        yield return new()
        {
            Path = SitePaths.Federation,
            Template = "federation.html",
            Title = words["federation.title"],
            Description = words.Say("head.federation", ("site", site.Config.Title)),
            Section = SitePaths.HowWeDecide,
            Alternates = [new(MediaTypes.Json, words["federation.file"], SitePaths.RecognitionGraph), new("text/x-opml", words["federation.feeds"], SitePaths.PeerFeeds)],
            Fields = links => new()
            {
                { "graph", Graph(view) },
                { "peers", site.Peers.Select(p => Peer(view, p, links)) },
                { "json_href", links.To(SitePaths.RecognitionGraph) },
                { "opml_href", links.To(SitePaths.PeerFeeds) },
                { "how_href", links.To(SitePaths.HowWeDecide) },
            },
        };
    }

    private static FieldSet Peer(SiteView view, PeerModel peer, PageLinks links) => new()
    {
        { "name", peer.Title },
        { "id", peer.Settings.Name },
        { "href", peer.Settings.Url + (peer.Settings.Kind == PeerKind.BadgeFed ? "" : "/") },
        { "is_hosted", peer.Settings.Kind == PeerKind.BadgeFed },
        { "hosted", (peer.Hosted?.Badges ?? []).Select(b => FederationWords.Hosted(peer, b, links)) },
        { "host", SitePaths.Typed(peer.Settings.Url) },
        { "seen", peer.Seen is { } seen ? view.Words.Say("federation.seen", ("date", view.Words.Date(seen))) : null },
        { "standing", StandingOf(peer) is { } standing ? view.Words[standing] : null },
        { "treaties", peer.Treaties.Select(t => FederationWords.Treaty(view, new(peer, t), links)) },
        { "recognitions", (peer.Verified?.Recognitions ?? []).Select(r => FederationWords.Recognition(view, peer, r, links)) },
        { "endorsements", peer.Verified is { Endorsements.IsEmpty: false } verified ? view.Words.Count("federation.endorsements", verified.Endorsements.Length) : null },
        { "words", Words(view.Site, peer).Select(e => EndorsementWords.OfTheirs(e, view, links)) },
        { "awards", peer.Awards.Select(a => FederationWords.Award(view, new(peer, a), links)) },
    };

    // What people said here of what is theirs, newest first.
    private static IEnumerable<EndorsementModel> Words(SiteModel site, PeerModel peer) => site.Endorsements.Where(peer.IsPraisedBy).Reverse();

    // Words for everything but "reached, and it holds".
    internal static string? StandingOf(PeerModel peer) => peer switch
    {
        { Settings.Kind: PeerKind.BadgeFed } => "federation.hosted",
        { Verified: null } => "federation.nothing",
        { Verified.HasForked: true } => "federation.forked",
        { Verified.Standing: PeerStanding.Refused } => "federation.refused",
        { Verified.Standing: PeerStanding.Stale } => "federation.stale",
        _ => null,
    };

    private static FieldSet Graph(SiteView view)
    {
        var peers = view.Site.Peers;
        var layout = StarLayout.Of(new(view.Site.Config.Title, [.. peers.Select(p => new StarNode(p.Title, !p.Treaties.IsEmpty || Words(view.Site, p).Any(), p.SpeaksOfUs))]));
        return new()
        {
            { "width", layout.Width },
            { "height", layout.Height },
            { "centre", Box(layout.Centre) },
            { "boxes", layout.Around.Select(Box) },
            { "arrows", layout.Arrows.Select(Arrow) },
            { "sentences", peers.Select(p => view.Words.Say(SentenceOf(p, Words(view.Site, p).Any()), ("peer", p.Title))) },
        };
    }

    private static string SentenceOf(PeerModel peer, bool isPraised) => (peer.Treaties.IsEmpty, isPraised, peer.SpeaksOfUs) switch
    {
        (false, _, true) => "federation.both",
        (false, _, false) => "federation.outward",
        (true, true, true) => "federation.both_stand_by",
        (true, true, false) => "federation.stand_by",
        (true, false, true) => "federation.inward",
        _ => "federation.neither",
    };

    internal static FieldSet Box(PlacedBox box) => new()
    {
        { "x", box.Left }, { "y", box.Top }, { "width", box.Width }, { "height", box.Height },
        { "lines", box.Lines.Select(l => new FieldSet { { "text", l.Text }, { "x", l.X }, { "y", l.Y } }) },
    };

    private static FieldSet Arrow(PlacedArrow arrow) => new() { { "x1", arrow.X1 }, { "y1", arrow.Y1 }, { "x2", arrow.X2 }, { "y2", arrow.Y2 }, { "outward", arrow.Outward } };
}
