using System.Globalization;
using Publisher.Content;
using Publisher.Credentials.Status;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Policies;

/// <summary>No two awards share a place in a status list.</summary>
public static class StatusIndexRule
{
    /// <summary>Reports awards whose place another award has already.</summary>
    /// <param name="awards">Every award that could be read, in order of their paths.</param>
    /// <param name="diagnostics">Where collisions go.</param>
    public static void Check(IEnumerable<AwardOutline> awards, DiagnosticBag diagnostics)
    {
        // One bit for each place: what shares a place is looked for only when something does.
        var taken = new Dictionary<string, System.Collections.BitArray>(StringComparer.Ordinal);
        foreach (var award in awards.Where(a => a.StatusList is not null))
        {
            if (TryTake(taken, award))
            {
                continue;
            }
            var other = awards.First(a => a.StatusList == award.StatusList && a.StatusIndex == award.StatusIndex);
            if (other.Source.Id != award.Source.Id)
            {
                var file = new SourceFile(award.Source.File.Path, award.Source.File.Bytes);
                diagnostics.Add(PolicyDescriptors.StatusIndexTaken, JsonPlace.Of(file, "/credentialStatus/statusListIndex"),
                    award.StatusList![(award.StatusList!.LastIndexOf('/') + 1)..], award.StatusIndex.ToString(CultureInfo.InvariantCulture), other.Source.File.Path);
            }
        }
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
