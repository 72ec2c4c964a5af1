using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>Every file in content/evidence/ is named by its award. What an award with a mistake names is not known.</summary>
internal static class EvidenceUsedRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        var named = context.Content.Awards.SelectMany(a => a.Credential.Evidence).Select(e => e.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var unread = diagnostics.FilesWithErrors().Where(f => f.StartsWith("content/awards/", StringComparison.Ordinal)).ToList();
        foreach (var (_, file) in context.Evidence.Where(e => !named.Contains(e.Key) && !unread.Any(f => f.Contains($"/{e.Value.AwardId}.", StringComparison.Ordinal))))
        {
            diagnostics.Add(PolicyDescriptors.EvidenceUnused, new(file.File.Path), file.File.Path);
        }
    }
}
