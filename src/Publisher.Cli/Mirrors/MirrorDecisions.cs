using System.Collections.Immutable;
using Publisher.Cli.Peers;
using Publisher.Content;
using Publisher.Credentials.Json;
using Publisher.Credentials.Status;

namespace Publisher.Cli.Mirrors;

/// <summary>Fetches the decisions about what a copy has: where a status list says that something was taken back, and where the site says or shows that it was withdrawn.</summary>
internal static class MirrorDecisions
{
    /// <summary>Fetches those that are not here yet. They are judged with what they are about.</summary>
    internal static async Task Pull(PeerVisit visit, SiteContent content, MirrorInventory inventory, ImmutableDictionary<string, SignedDocument> lists, MirrorListing? listing)
    {
        var read = lists.ToDictionary(l => l.Key, l => BitstringStatusList.TryRead(l.Value, out var list, out _) ? list : null, StringComparer.Ordinal);
        var here = content.Decisions.Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        bool Has(string id, StatusAction action) => here.Contains(DecisionFile.NameOf(id, action));
        foreach (var (id, list, index) in inventory.Places)
        {
            var isTakenBack = list is not null && read.GetValueOrDefault(list)?[index] == true;
            if (isTakenBack && !Has(id, StatusAction.Revoke) && !Has(id, StatusAction.Supersede))
            {
                _ = await Take(visit, id, StatusAction.Revoke).ConfigureAwait(false) || await Take(visit, id, StatusAction.Supersede).ConfigureAwait(false)
                    || await Take(visit, id, StatusAction.Withdraw).ConfigureAwait(false);
            }
            if (!Has(id, StatusAction.Withdraw) && listing is not null && (listing.Lacks(id) || listing.Withdrawn.Contains(id)))
            {
                await Take(visit, id, StatusAction.Withdraw).ConfigureAwait(false);
            }
        }
        foreach (var endorsement in content.Endorsements.Where(e => listing?.Withdrawn.Contains(e.Id) == true && !Has(e.Id, StatusAction.Withdraw)))
        {
            await Take(visit, endorsement.Id, StatusAction.Withdraw).ConfigureAwait(false);
        }
    }

    private static async Task<bool> Take(PeerVisit visit, string id, StatusAction action)
    {
        var name = $"status/decisions/{DecisionFile.NameOf(id, action)}.json";
        var answer = await visit.Web.Get($"{visit.Settings.Url}/{name}", JsonLimits.Credential.Bytes).ConfigureAwait(false);
        if (answer.Problem is not null || !SignedDocument.TryParse(answer.Bytes, out var document, out _))
        {
            return false;
        }
        visit.Write(name, document.Bytes.Span);
        return true;
    }
}
