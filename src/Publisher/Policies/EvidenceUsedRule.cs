using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Loading;

namespace Publisher.Policies;

/// <summary>Every file in content/evidence/ is named by its award. What an award with a mistake names is not known.</summary>
internal static class EvidenceUsedRule
{
    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        if (award.Evidence.IsEmpty || diagnostics.HasErrors)
        {
            return;
        }
        foreach (var file in award.Evidence.Except(Named(award, context)))
        {
            diagnostics.Add(PolicyDescriptors.EvidenceUnused, new(file.File.Path), file.File.Path);
        }
    }

    /// <summary>The evidence files that an award names; the others are kept, but not published.</summary>
    public static ImmutableArray<EvidenceFile> Named(Award award, PolicyContext context)
    {
        var named = award.Credential.Evidence.Select(e => e.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. award.Evidence.Where(e => named.Contains(context.EvidenceFolder + e.AwardId + "/" + e.Name))];
    }

    /// <summary>Files whose award is not there.</summary>
    public static void CheckStrays(PolicyContext context, DiagnosticBag diagnostics)
    {
        if (context.Content.Evidence.IsEmpty)
        {
            return;
        }
        var awards = context.Content.Awards.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var stray in context.Content.Evidence.Where(e => !awards.Contains(e.AwardId)))
        {
            SecretFinder.Report(stray.File, diagnostics);
            EvidenceTextRule.CheckAll([stray], diagnostics);
            diagnostics.Add(PolicyDescriptors.EvidenceUnused, new(stray.File.Path), stray.File.Path);
        }
    }
}
