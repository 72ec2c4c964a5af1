using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Status;

namespace Publisher.Linking;

/// <summary>
/// What has happened and has no place in the outbox yet. A build cannot give it one: it knows what there is, not what it published before, and an award that is
/// merged late would push others aside. So places are written down, in content/outbox.txt, on one branch, by one command, and a build only reads them (docs/adr/0013).
/// </summary>
public static class OutboxDue
{
    /// <summary>What is to be added, in the order it happened.</summary>
    public static ImmutableArray<OutboxEntry> Of(SiteModel site)
    {
        var listed = (site.Outbox?.Entries ?? []).Select(e => e.Key).ToHashSet();
        return
        [
            .. Awards(site).Concat(Endorsements(site)).Concat(site.Treaties.Select(t => new OutboxEntry(Second(t.Treaty.From), OutboxKind.Create, t.Treaty.Id))).Concat(Gone(site, listed)).Where(e => !listed.Contains(e.Key))
                .OrderBy(e => e.Published).ThenBy(e => e.Kind).ThenBy(e => e.Id, StringComparer.Ordinal).ThenBy(e => e.Because, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<OutboxEntry> Awards(SiteModel site)
    {
        foreach (var award in site.Awards)
        {
            yield return new(Second(award.Verified.Outline.ValidFrom), OutboxKind.Create, award.Id);
            if (award.Decision is { Action: not StatusAction.Withdraw } decision)
            {
                yield return new(Second(decision.Date), OutboxKind.Update, award.Id, StatusDecision.ActionWords[(int)decision.Action]);
            }
        }
    }

    private static IEnumerable<OutboxEntry> Endorsements(SiteModel site)
    {
        if (site.Endorsements.IsEmpty)
        {
            yield break;
        }
        var awards = site.Awards.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var endorsement in site.Endorsements)
        {
            yield return new(Second(endorsement.Verified.Created), OutboxKind.Create, endorsement.Id);
            if (endorsement.Verified.Elsewhere is null && AwardFile.IdOf(endorsement.Verified.SubjectId).ToString() is var award && awards.Contains(award))
            {
                yield return new(Second(endorsement.Verified.Created), OutboxKind.Announce, award, endorsement.Id);
            }
        }
    }

    // An award falls with a compromised key too: then the day of the rules that say so is when.
    private static IEnumerable<OutboxEntry> Gone(SiteModel site, HashSet<(OutboxKind, string, string?)> listed)
    {
        if (listed.Count == 0)
        {
            yield break;
        }
        var there = site.Awards.Select(a => a.Id).Concat(site.Endorsements.Select(e => e.Id)).Concat(site.Treaties.Select(t => t.Treaty.Id)).ToHashSet(StringComparer.Ordinal);
        var decided = site.Withdrawn.Select(w => (w.Id, w.Decision)).Concat(site.WithdrawnEndorsements.Select(w => (w.Id, w.Decision))).ToDictionary(w => w.Id, w => w.Decision.Decision.Date, StringComparer.Ordinal);
        foreach (var entry in site.Outbox!.Entries.Where(e => e.Kind == OutboxKind.Create && !there.Contains(e.Id)))
        {
            yield return new(Second(decided.TryGetValue(entry.Id, out var date) ? date : site.Authority.Newest.ValidFrom), OutboxKind.Delete, entry.Id);
        }
    }

    private static DateTimeOffset Second(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
