using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>An id belongs to one person's page.</summary>
internal static class OneIdRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, Member>(StringComparer.Ordinal);
        foreach (var member in context.Content.Members)
        {
            if (!seen.TryAdd(member.Id, member))
            {
                diagnostics.Add(PolicyDescriptors.SharedId, member.IdLocation, member.Id, seen[member.Id].Location.Path);
            }
        }
    }
}
