using System.Globalization;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>No two awards share a place in a status list.</summary>
internal static class StatusIndexRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<(string List, int Index), Award>();
        foreach (var award in context.Content.Awards)
        {
            if (award.Credential.CredentialStatus is not { } status || seen.TryAdd((status.StatusListCredential, status.StatusListIndex), award))
            {
                continue;
            }
            var other = seen[(status.StatusListCredential, status.StatusListIndex)];
            if (other.Id != award.Id)
            {
                var list = status.StatusListCredential[(status.StatusListCredential.LastIndexOf('/') + 1)..];
                diagnostics.Add(PolicyDescriptors.StatusIndexTaken, JsonPlace.Of(award.File, "/credentialStatus/statusListIndex"),
                    list, status.StatusListIndex.ToString(CultureInfo.InvariantCulture), other.File.Path);
            }
        }
    }
}
