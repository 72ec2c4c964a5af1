using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>An award stands in one file.</summary>
internal static class AwardOnceRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, Award>(StringComparer.Ordinal);
        foreach (var award in context.Content.Awards)
        {
            if (!seen.TryAdd(award.Id, award))
            {
                diagnostics.Add(PolicyDescriptors.AwardTwice, new(award.File.Path), seen[award.Id].File.Path);
            }
        }
    }
}
