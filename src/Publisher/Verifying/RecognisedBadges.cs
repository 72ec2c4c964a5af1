using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Frameworks;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>Badges of peers that count on pathways here: those that a treaty recognises which holds and which no decision has ended.</summary>
internal static class RecognisedBadges
{
    /// <summary>They, by what the guild's treaties come to; none where no pathway could ask.</summary>
    public static ImmutableArray<RecognisedBadge> Of(SiteContent content, IEnumerable<VerifiedTreaty> treaties)
    {
        if (content.Pathways.IsEmpty)
        {
            return [];
        }
        var peers = content.Peers.ToDictionary(p => p.Name, StringComparer.Ordinal);
        return [.. treaties.Where(t => t.End is null).GroupBy(t => (t.Peer, t.Recognised.Address.Slug)).Select(g => Badge(g.First(), peers[g.Key.Peer]))];
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
