using System.Collections.Immutable;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Json;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Loading;

namespace Publisher.Cli.Peers;

/// <summary>
/// Reads what a peer's feed leads to, from the newest entry back to where an earlier run ended, and judges each award once. A page of the feed is done when all of its entries are, so a run that ends
/// early is gone on with; what is bad is set aside by itself.
/// </summary>
internal sealed class PeerAwards(PeerVisit visit, PeerJournal journal, CredentialVerifier verifier, PeerKeeping keeping, Network.SyncLimits limits, Progress progress)
{
    private const int MostRetried = 50;
    private const int MostBad = 5_000;
    // As many as a site tells in its feed (docs/federation.md): one that tells fewer tells everything.
    private const int InOneFeed = 50;
    private readonly ImmutableArray<string> before = [.. journal.Bad.Keys];
    private int judged;

    /// <summary>Reads the feed as far as it is new; whether its end was reached.</summary>
    /// <param name="feed">Its address.</param>
    /// <param name="bytes">What stands there now.</param>
    internal async Task<bool> Walk(string feed, ReadOnlyMemory<byte> bytes)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal) { feed };
        for (var (address, count) = (feed, 0); ; count++)
        {
            if (!FeedPage.TryRead(bytes, out var page, out var problem))
            {
                return Refuse(address, problem);
            }
            if (journal.Bad.Count > MostBad)
            {
                return Refuse(address, FormattableString.Invariant($"more than {MostBad} documents that it leads to are bad"));
            }
            if (page.Documents.IsEmpty && page.Previous is not null)
            {
                return Refuse(address, "nothing stands in it, and it leads on");
            }
            await Each(page.Documents).ConfigureAwait(false);
            if (visit.Web.Ended is not null)
            {
                return false;
            }
            if (address != feed)
            {
                journal.AddPage(address, page.Previous);
            }
            var next = page.Previous;
            for (; next is not null && journal.Pages.TryGetValue(next, out var before); next = before)
            {
                if (!visited.Add(next))
                {
                    return Refuse(next, "it leads to an archive that it led to before");
                }
            }
            if (next is null)
            {
                if (count == 0 && page.Previous is null && page.Documents.Length >= InOneFeed)
                {
                    await Sitemap(visit.Settings.Url + "/sitemap.xml").ConfigureAwait(false);
                }
                return visit.Web.Ended is null;
            }
            if (!visit.Web.IsTheirs(next) || !visited.Add(next))
            {
                return Refuse(address, visit.Web.IsTheirs(next) ? "it leads to an archive that it led to before" : $"it leads on to {next}, which does not lie below {visit.Settings.Url}");
            }
            if (count == limits.Pages)
            {
                return Refuse(next, FormattableString.Invariant($"it goes on and on: more than {limits.Pages} archives"));
            }
            var answer = await visit.Web.Get(next, limits.FeedBytes).ConfigureAwait(false);
            if (answer.Problem is { } unread)
            {
                return visit.Web.Ended is null && Refuse(next, unread);
            }
            (address, bytes) = (next, answer.Bytes);
        }
    }

    /// <summary>Asks once more for some of what an earlier run set aside: it may have been mended. Those asked for longest ago come first.</summary>
    internal async Task Retry()
    {
        var again = before.Where(a => journal.Bad.ContainsKey(a) && (IdIn("/credentials/", a) ?? IdIn("/endorsements/", a)) is not null).Take(MostRetried).ToList();
        await Each(again, isRetry: true).ConfigureAwait(false);
    }

    // A site without archives tells the newest in its feed, and has the rest in its list of pages.
    private async Task Sitemap(string address, bool mayLead = true)
    {
        var answer = await visit.Web.Get(address, limits.FeedBytes).ConfigureAwait(false);
        if (visit.Web.Ended is not null)
        {
            return;
        }
        if (answer.Problem is not null || SitemapPage.Read(answer.Bytes) is not { } map || (map.IsIndex && !mayLead))
        {
            visit.TellAt(SyncDescriptors.FeedRefused, address, answer.Problem ?? "it is no sitemap, and the feed tells only the newest");
            return;
        }
        if (!map.IsIndex)
        {
            var start = visit.Settings.Url + "/awards/";
            await Each([.. map.Locations.Where(l => l.Length > start.Length && l.StartsWith(start, StringComparison.Ordinal) && l.EndsWith('/') && NameRules.IsAwardId(l.AsSpan()[start.Length..^1]))
                .Select(l => $"{visit.Settings.Url}/credentials/{l[start.Length..^1]}.json")]).ConfigureAwait(false);
            return;
        }
        foreach (var part in map.Locations.Take(limits.Pages))
        {
            await Sitemap(part, mayLead: false).ConfigureAwait(false);
        }
    }

    private bool Refuse(string address, string reason)
    {
        visit.TellAt(SyncDescriptors.FeedRefused, address, reason);
        return false;
    }

    private Task Each(IReadOnlyList<string> documents, bool isRetry = false)
    {
        foreach (var withdrawn in documents.Select(WithdrawnBy).OfType<string>())
        {
            journal.Withdraw(withdrawn);
        }
        return Parallel.ForEachAsync(documents.Distinct(StringComparer.Ordinal), new ParallelOptions { MaxDegreeOfParallelism = limits.AtOnce }, async (address, _) => await One(address, isRetry).ConfigureAwait(false));
    }

    private async Task One(string address, bool isRetry)
    {
        if (visit.Web.Ended is not null)
        {
            return;
        }
        var (award, word) = (IdIn("/credentials/", address), IdIn("/endorsements/", address));
        if ((award ?? word) is not { } id)
        {
            // Decisions and pages are no documents to judge; what lies elsewhere is told.
            if (!visit.Web.IsTheirs(address))
            {
                SetAside(address, $"it does not lie below {visit.Settings.Url}");
            }
            return;
        }
        if (journal.IsDone(id, address, award is not null, isRetry))
        {
            return;
        }
        var answer = await visit.Web.Get(address, JsonLimits.Credential.Bytes).ConfigureAwait(false);
        if (visit.Web.Ended is not null)
        {
            return;
        }
        var problem = answer.Problem ?? (award is not null ? Award(address, id, answer.Bytes) : keeping.Word(address, id, answer.Bytes));
        if (problem is not null)
        {
            SetAside(address, problem);
        }
        else
        {
            journal.Mend(address);
        }
        if (Interlocked.Increment(ref judged) is var count && count % 50 == 0)
        {
            lock (progress)
            {
                progress.Step(FormattableString.Invariant($"{visit.Settings.Name}: {count} documents read"));
            }
        }
    }

    private string? Award(string address, string id, ReadOnlyMemory<byte> bytes)
    {
        if (PeerVerdict.Of(visit.Settings, address, id, bytes, verifier, out var problem) is not { } judgement)
        {
            return problem;
        }
        journal.Add(judgement.Read);
        keeping.Offer(judgement.Read, judgement.Document);
        return null;
    }

    private void SetAside(string address, string reason) => journal.SetAside(visit.SetAside(address, reason));

    private string? IdIn(string folder, string address)
    {
        var start = visit.Settings.Url + folder;
        return address.StartsWith(start, StringComparison.Ordinal) && address.EndsWith(".json", StringComparison.Ordinal) && address[start.Length..^5] is var id && NameRules.IsAwardId(id) ? id : null;
    }

    private string? WithdrawnBy(string address)
    {
        const string End = "-withdraw.json";
        var start = visit.Settings.Url + "/status/decisions/";
        return address.StartsWith(start, StringComparison.Ordinal) && address.EndsWith(End, StringComparison.Ordinal) && address[start.Length..^End.Length] is var id && NameRules.IsAwardId(id) ? id : null;
    }
}
