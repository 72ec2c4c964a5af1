using System.Globalization;
using Publisher.Content;
using Publisher.Credentials.Status;
using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Policies;

/// <summary>No two awards share a place in a status list.</summary>
public static class StatusIndexRule
{
    /// <summary>Reports awards whose place another award has already, also one that was withdrawn and is gone.</summary>
    /// <param name="content">The content.</param>
    /// <param name="awards">Every award that could be read, in order of their paths.</param>
    /// <param name="diagnostics">Where collisions go.</param>
    public static void Check(SiteContent content, IEnumerable<AwardOutline> awards, DiagnosticBag diagnostics)
    {
        // One bit for each place: what shares a place is looked for only when something does.
        var taken = new Dictionary<string, System.Collections.BitArray>(StringComparer.Ordinal);
        var gone = content.Withdrawn.ToLookup(p => (SitePaths.Absolute(content.Config.BaseUrl, SitePaths.StatusList(p.List)), p.Index));
        foreach (var award in awards.Where(a => a.StatusList is not null))
        {
            if (gone.Count > 0 && gone[(award.StatusList!, award.StatusIndex)].FirstOrDefault(p => p.Id != award.Source.Id) is { } withdrawn)
            {
                Report(award, withdrawn.File.Path, diagnostics);
            }
            if (TryTake(taken, award))
            {
                continue;
            }
            var other = awards.First(a => a.StatusList == award.StatusList && a.StatusIndex == award.StatusIndex);
            if (other.Source.Id != award.Source.Id)
            {
                Report(award, other.Source.File.Path, diagnostics);
            }
        }
    }

    private static void Report(AwardOutline award, string other, DiagnosticBag diagnostics)
    {
        var file = new SourceFile(award.Source.File.Path, award.Source.File.Bytes);
        diagnostics.Add(PolicyDescriptors.StatusIndexTaken, JsonPlace.Of(file, "/credentialStatus/statusListIndex"),
            award.StatusList![(award.StatusList!.LastIndexOf('/') + 1)..], award.StatusIndex.ToString(CultureInfo.InvariantCulture), other);
    }

    private static bool TryTake(Dictionary<string, System.Collections.BitArray> taken, AwardOutline award)
    {
        if (!taken.TryGetValue(award.StatusList!, out var places))
        {
            taken.Add(award.StatusList!, places = new(BitstringStatusList.Length));
        }
        // A place outside the list is another mistake, told with the award's status.
        if (award.StatusIndex >= places.Length || places[award.StatusIndex])
        {
            return award.StatusIndex >= places.Length;
        }
        return places[award.StatusIndex] = true;
    }
}
