using System.Collections.Frozen;
using Publisher.Content;
using Publisher.Credentials.Status;
using Publisher.Credentials.Verification;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>
/// Whether status leaves an award as it was judged without it: its place in a good list is clear, and no decision is about it. What was remembered of such an award
/// holds whatever else lists and decisions say; every other award is judged anew. So a new decision costs one award, not all.
/// </summary>
internal sealed class ClearPlaces
{
    private readonly FrozenDictionary<string, BitstringStatusList> lists;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> decided;

    public ClearPlaces(SiteContent content, CredentialVerifier verifier, IReadOnlySet<string> refused)
    {
        var good = new Dictionary<string, BitstringStatusList>(StringComparer.Ordinal);
        foreach (var list in content.StatusLists)
        {
            var address = SitePaths.Absolute(content.Config.BaseUrl, SitePaths.StatusList(list.Name));
            if (!refused.Contains(address) && verifier.StatusListAt(address, out var until) is { StatusPurpose: "revocation" } read && until is null)
            {
                good[address] = read;
            }
        }
        lists = good.ToFrozenDictionary(StringComparer.Ordinal);
        decided = content.Decisions.Select(d => d.Id).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Has(AwardFile award, string? list, int index) =>
        list is not null && lists.TryGetValue(list, out var read) && read[index] == false && !decided.Contains(AwardFile.IdOf(award.File.Path));
}
