using Publisher.Cli.Network;
using Publisher.Cli.Peers;
using Publisher.Diagnostics;
using Publisher.Loading;

namespace Publisher.Cli.Mirrors;

/// <summary>What a site says that there is, by its feed with all archives and by its list of pages: ids alone, no word of which is believed.</summary>
internal sealed class MirrorListing(PeerVisit visit, SyncLimits limits)
{
    private readonly SortedSet<string> awards = new(StringComparer.Ordinal);
    private readonly SortedSet<string> endorsements = new(StringComparer.Ordinal);
    private readonly SortedSet<string> withdrawn = new(StringComparer.Ordinal);
    private bool hasPages;

    /// <summary>Ids of awards.</summary>
    internal IReadOnlyCollection<string> Awards => awards;
    /// <summary>Ids of endorsements.</summary>
    internal IReadOnlyCollection<string> Endorsements => endorsements;
    /// <summary>Ids of awards and endorsements that are said to be withdrawn.</summary>
    internal IReadOnlyCollection<string> Withdrawn => withdrawn;

    /// <summary>Whether the site no longer names an award that it once had: only then it may have been withdrawn without being told of.</summary>
    internal bool Lacks(string id) => hasPages && !awards.Contains(id);

    /// <summary>Reads all of it; whether it came to the end.</summary>
    /// <param name="feed">The address of its Atom feed; null when it has none.</param>
    /// <param name="bytes">What stands there.</param>
    internal async Task<bool> Read(string? feed, ReadOnlyMemory<byte> bytes)
    {
        var isWhole = feed is null || await Feed(feed, bytes).ConfigureAwait(false);
        hasPages = await Pages(visit.Settings.Url + "/sitemap.xml").ConfigureAwait(false);
        return isWhole && hasPages && visit.Web.Ended is null;
    }

    private async Task<bool> Feed(string address, ReadOnlyMemory<byte> bytes)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal) { address };
        while (true)
        {
            if (!FeedPage.TryRead(bytes, out var page, out var problem))
            {
                return Refuse(address, problem);
            }
            foreach (var document in page.Documents)
            {
                Take(document);
            }
            if (page.Previous is not { } next)
            {
                return true;
            }
            if (!visit.Web.IsTheirs(next) || !visited.Add(next) || visited.Count > limits.Pages)
            {
                return Refuse(address, $"it leads on to {next}, where it led before, that is too far, or that does not lie below {visit.Settings.Url}");
            }
            var answer = await visit.Web.Get(next, limits.FeedBytes).ConfigureAwait(false);
            if (answer.Problem is { } unread)
            {
                return Refuse(next, unread);
            }
            (address, bytes) = (next, answer.Bytes);
        }
    }

    private async Task<bool> Pages(string address, bool mayLead = true)
    {
        var answer = await visit.Web.Get(address, limits.FeedBytes).ConfigureAwait(false);
        if (answer.Problem is not null || SitemapPage.Read(answer.Bytes) is not { } map || (map.IsIndex && !mayLead))
        {
            return Refuse(address, answer.Problem ?? "it is no list of pages");
        }
        if (!map.IsIndex)
        {
            awards.UnionWith(map.Locations.Select(l => IdIn("/awards/", l, "/")).OfType<string>());
            return true;
        }
        foreach (var part in map.Locations.Take(limits.Pages))
        {
            if (!await Pages(part, mayLead: false).ConfigureAwait(false))
            {
                return false;
            }
        }
        return true;
    }

    private void Take(string document)
    {
        if (IdIn("/credentials/", document, ".json") is { } award)
        {
            awards.Add(award);
        }
        else if (IdIn("/endorsements/", document, ".json") is { } endorsement)
        {
            endorsements.Add(endorsement);
        }
        else if (IdIn("/status/decisions/", document, "-withdraw.json") is { } gone)
        {
            withdrawn.Add(gone);
        }
    }

    private string? IdIn(string folder, string address, string end)
    {
        var start = visit.Settings.Url + folder;
        return address.Length > start.Length + end.Length && address.StartsWith(start, StringComparison.Ordinal) && address.EndsWith(end, StringComparison.Ordinal)
            && address[start.Length..^end.Length] is var id && NameRules.IsAwardId(id) ? id : null;
    }

    private bool Refuse(string address, string reason)
    {
        if (visit.Web.Ended is null)
        {
            visit.TellAt(SyncDescriptors.FeedRefused, address, reason);
        }
        return false;
    }
}
