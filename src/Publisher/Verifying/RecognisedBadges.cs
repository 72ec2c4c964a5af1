using Publisher.Content;
using Publisher.Frameworks;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>Badges of peers that count on pathways here: those that a treaty recognises which holds and which no decision has ended.</summary>
internal static class RecognisedBadges
{
    /// <summary>The same content, with them; as it is where no pathway could ask or no treaty could answer.</summary>
    public static SiteContent In(SiteContent content)
    {
        if (content.Pathways.IsEmpty || content.Peers.All(p => p.Treaties.IsEmpty))
        {
            return content;
        }
        var peers = content.Peers.ToDictionary(p => p.Name, StringComparer.Ordinal);
        return content with
        {
            Recognised =
            [
                .. content.Recognised,
                .. ContentVerifier.TreatiesInForce(content).GroupBy(t => (t.Peer, t.Recognised.Address.Slug)).Select(g => Badge(g.First(), peers[g.Key.Peer])),
            ],
        };
    }

    /// <summary>What a peer's badge is called on pathways.</summary>
    public static string NameOf(string peer, BadgeAddress badge) => $"{peer}:{badge.Slug}";

    private static RecognisedBadge Badge(VerifiedTreaty treaty, Peer peer)
    {
        var (value, unit) = Credits(treaty);
        return new(NameOf(treaty.Peer, treaty.Recognised.Address), SitePaths.Absolute(peer.Settings.Url, SitePaths.Badge(treaty.Recognised.Address.Slug)), treaty.Recognised.Name, peer.Seen?.Name ?? peer.Name, value, unit);
    }

    // Credits count only by a rate that the treaty declares, and then in the unit of our own badge.
    private static (decimal? Value, string? Unit) Credits(VerifiedTreaty treaty) =>
        treaty.Terms.Rate is { } rate && Worth.Read(treaty.Recognised.Document.Root).CreditValue is { } theirs && Worth.Read(treaty.CountsAs.Document.Root).CreditUnitCode is { } unit
            ? (theirs * rate.Ours / rate.Theirs, unit) : (null, null);
}
