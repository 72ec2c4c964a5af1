using System.Collections.Immutable;
using System.Text;
using Publisher.Cli.Disk;
using Publisher.Cli.Network;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Verifying;

namespace Publisher.Cli.Peers;

/// <summary>What came of pulling one peer.</summary>
/// <param name="Peer">Its entry in the settings.</param>
/// <param name="Seen">What its note says now; null when there is none.</param>
/// <param name="Found">What was found.</param>
/// <param name="Requests">How often it was asked.</param>
/// <param name="Changed">How many files of its folder changed, besides the note.</param>
internal sealed record PullResult(PeerSettings Peer, PeerSeen? Seen, DiagnosticBag Found, int Requests, int Changed);

/// <summary>
/// Pulls one peer: recognition.json, its rules, status lists and badges, then everything its feed leads to. Each step rests on the one before; a peer whose rules are refused is not read further.
/// </summary>
internal sealed class PeerPull(CliContext context, string siteFolder, SiteContent content, WebFetcher web)
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Refusals = [SyncDescriptors.OtherPin, SyncDescriptors.RulesRefused, SyncDescriptors.RolledBack, SyncDescriptors.Fork];

    /// <summary>Pulls a peer.</summary>
    /// <exception cref="OperationCanceledException">The person had enough; what was done is kept.</exception>
    /// <exception cref="IOException">The disk refused.</exception>
    internal PullResult Run(Peer peer)
    {
        using var fetcher = new PeerFetcher(peer.Settings, web, context.Sync, context.Stop);
        var folder = HiddenFolder.In(siteFolder);
        foreach (var name in (string[])["peers", peer.Name])
        {
            folder = Path.Combine(folder, name);
            HiddenFolder.RefuseLink(folder);
            Directory.CreateDirectory(folder);
        }
        var visit = new PeerVisit(peer, siteFolder, fetcher, new(folder), context.Clock());
        using var progress = new Progress(context, $"{peer.Name}: asking {new Uri(peer.Settings.Url).Host}");
        var read = peer.Settings.Kind == PeerKind.BadgeFed ? new HostedPull(visit, context.Sync, progress).Read() : Read(visit, folder, progress);
        var seen = read.GetAwaiter().GetResult() ?? Stopped(visit);
        if (seen is not null)
        {
            visit.Write(PeerSeen.FileName, SeenFile.Write(peer.Settings, seen));
        }
        return new(peer.Settings, seen, visit.Found, fetcher.Requests, visit.Changed);
    }

    // In a directory it matters who else is listed: what they recognise of one another is kept.
    private string Around => !content.IsDirectory ? "" : "\n" + string.Join('\n', content.Config.Peers.Select(p => p.Url).Order(StringComparer.Ordinal));

    // The last good copy stays, with its date.
    private static PeerSeen? Stopped(PeerVisit visit)
    {
        var why = visit.Found.ToSorted().First(d => d.Descriptor.Severity == Severity.Error);
        return visit.Kept.Seen is { } before ? before with { Standing = Refusals.Contains(why.Descriptor) ? PeerStanding.Refused : PeerStanding.Stale, Reason = why.Message } : null;
    }

    private async Task<PeerSeen?> Read(PeerVisit visit, string folder, Progress progress)
    {
        var peer = visit.Settings;
        if (visit.Kept.Evidence.FirstOrDefault(e => e.What == PeerEvidence.Fork) is { } fork)
        {
            visit.Tell(SyncDescriptors.Fork, FormattableString.Invariant($"{fork.Version}"));
            return null;
        }
        var answer = await visit.GetAgain(peer.Url + RecognitionDocument.Path, RecognitionDocument.MostBytes).ConfigureAwait(false);
        if (answer.Problem is { } unreached)
        {
            visit.Tell(SyncDescriptors.NotReached, unreached);
            return null;
        }
        if (!RecognitionDocument.TryRead(answer.Bytes, peer.Url, out var said, out var wrong))
        {
            visit.Tell(SyncDescriptors.NotAPeer, wrong);
            return null;
        }
        if (await new PeerRules(visit, said, answer.Bytes).Pull().ConfigureAwait(false) is not (var chain, var affirmed))
        {
            return null;
        }
        var rule = PeerKeeping.RuleOf(visit.Kept, content);
        var lists = await PeerLists.Pull(visit, said, chain).ConfigureAwait(false);
        await new PeerBadges(visit, said, PeerKeeping.NamedBy(visit.Kept)).Pull().ConfigureAwait(false);
        var material = PeerIssuer.Of(peer, chain, lists, affirmed);
        var verifier = new CredentialVerifier(material);
        using var journal = PeerJournal.Open(folder, peer);
        journal.RestOn(GroundOf(chain, affirmed));
        var keeping = new PeerKeeping(visit, journal, verifier, content);
        // Without a list no award of it can be judged, and none is to be called bad for that.
        visit.Lists = [.. lists.Keys];
        var feed = said.Feed is null || !said.StatusLists.All(visit.HasList) ? null : await Feed(visit, journal, said.Feed, rule, Around, new(visit, journal, verifier, keeping, context.Sync, progress)).ConfigureAwait(false);
        var revoked = Revoked(verifier, lists);
        await keeping.Settle(revoked, () => SourceReader.Read(siteFolder, new())).ConfigureAwait(false);
        EndorsedThere.Tell(visit, journal, content, revoked);
        journal.Compact();
        if (visit.Web.Ended is { } ended)
        {
            visit.Tell(SyncDescriptors.LimitReached, ended);
        }
        return Seen(visit, said, chain, journal, revoked, feed);
    }

    /// <summary>Reads the feed unless nothing in it is new; the mark of what was read to the end, or null.</summary>
    private static async Task<string?> Feed(PeerVisit visit, PeerJournal journal, string address, PeerAwardRule rule, string around, PeerAwards awards)
    {
        var answer = await visit.GetAgain(address, 4 * 1024 * 1024).ConfigureAwait(false);
        if (answer.Problem is { } problem)
        {
            visit.TellAt(SyncDescriptors.FeedRefused, address, problem);
            return null;
        }
        var digest = Sri.Of(answer.Bytes.Span);
        // A fresh clone has no journal; then the note says what was read, as long as the same is asked for.
        var mark = Sri.Of(Encoding.UTF8.GetBytes($"{digest}\n{journal.Ground}\n{string.Join('\n', rule.Recognised.Order(StringComparer.Ordinal))}\n{rule.Consent}{around}"));
        if (journal.Feed == digest || (journal.Feed.Length == 0 && journal.Awards.Count == 0 && visit.Kept.Seen?.Feed == mark))
        {
            await awards.Retry().ConfigureAwait(false);
            return mark;
        }
        if (!await awards.Walk(address, answer.Bytes).ConfigureAwait(false))
        {
            return null;
        }
        journal.Finish(digest);
        await awards.Retry().ConfigureAwait(false);
        return mark;
    }

    // What a verdict rests on besides the award: which keys have ended, and what is affirmed all the same.
    private static string GroundOf(AuthorityChain chain, ImmutableArray<ReadOnlyMemory<byte>> affirmed) => Sri.Of(Encoding.UTF8.GetBytes(string.Join('\n',
        chain.Versions.SelectMany(v => v.Members).SelectMany(m => m.Keys).Where(k => k.RetiredAt is not null || k.CompromisedAt is not null)
            .Select(k => $"{k.Key.Multibase} {k.RetiredAt:O} {k.CompromisedAt:O} {k.Affirmed?.DigestSri}").Concat(affirmed.Select(a => Sri.Of(a.Span))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))));

    private static Func<ReadAward, bool> Revoked(CredentialVerifier verifier, ImmutableDictionary<string, SignedDocument> lists)
    {
        var good = lists.Keys.Select(a => (Address: a, List: verifier.StatusListAt(a, out _))).Where(l => l.List is not null).ToDictionary(l => l.Address, l => l.List!, StringComparer.Ordinal);
        return award => good.TryGetValue(award.List, out var list) && list[award.Index] == true;
    }

    private static PeerSeen Seen(PeerVisit visit, RecognitionDocument said, AuthorityChain chain, PeerJournal journal, Func<ReadAward, bool> isRevoked, string? feed)
    {
        var known = journal.Awards.Values.ToList();
        var good = known.Where(a => a.IsGood).ToList();
        var takenBack = good.Count(isRevoked);
        var expired = good.Count(a => !isRevoked(a) && a.Until < visit.Now);
        var bad = journal.Bad.Values.OrderBy(b => b.Url, StringComparer.Ordinal).ToList();
        var isRead = feed is not null || (said.Feed is null && visit.Web.Ended is null && said.StatusLists.All(visit.HasList));
        return new()
        {
            Name = said.Name,
            Description = said.Description,
            Country = said.Country,
            Seen = isRead ? visit.Now : visit.Kept.Seen?.Seen ?? visit.Now,
            Standing = isRead ? PeerStanding.Current : PeerStanding.Stale,
            Reason = isRead ? null : visit.Web.Ended ?? (said.StatusLists.All(visit.HasList) ? "its feed could not be read to the end" : "a status list of it could not be read"),
            AuthorityVersion = chain.Newest.Version,
            AuthorityDigest = chain.Newest.DigestSri,
            Feed = feed,
            Counts = known.Count == 0 && journal.Feed.Length == 0 && feed is not null && visit.Kept.Seen is { } before
                ? before.Counts with { Badges = said.Badges.Length }
                : new(said.Badges.Length, good.Count, good.Count - takenBack - expired, takenBack, expired, known.Count - good.Count, bad.Count),
            SetAside = [.. bad.Take(SeenFile.MostSetAside)],
        };
    }
}
