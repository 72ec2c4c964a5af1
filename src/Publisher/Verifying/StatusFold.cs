using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Credentials.Status;
using Publisher.Diagnostics;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>The status lists as a projection: the bits that decisions come to, and the lists that say something else.</summary>
internal static class StatusFold
{
    /// <summary>For each list, by name, the places that have to be set.</summary>
    /// <param name="content">The content.</param>
    /// <param name="places">List address and index of everything that is taken back.</param>
    public static ImmutableSortedDictionary<string, ImmutableSortedSet<int>> Of(SiteContent content, IEnumerable<(string? List, int Index)> places)
    {
        var byAddress = places.ToLookup(p => p.List ?? "", p => p.Index, StringComparer.Ordinal);
        return content.StatusLists.ToImmutableSortedDictionary(l => l.Name, l => byAddress[AddressOf(content, l)].ToImmutableSortedSet(), StringComparer.Ordinal);
    }

    /// <summary>Names of lists that do not have exactly these bits.</summary>
    /// <param name="content">The content.</param>
    /// <param name="bits">What they have to say.</param>
    /// <param name="refused">Addresses of lists that are not good, which was told.</param>
    /// <param name="diagnostics">Where that goes; null when decisions could not be judged.</param>
    public static ImmutableArray<string> Behind(SiteContent content, ImmutableSortedDictionary<string, ImmutableSortedSet<int>> bits, IReadOnlySet<string> refused, DiagnosticBag? diagnostics)
    {
        var behind = ImmutableArray.CreateBuilder<string>();
        foreach (var list in content.StatusLists.Where(l => !refused.Contains(AddressOf(content, l))))
        {
            if (!BitstringStatusList.TryRead(list.Document, out var read, out _) || read.SetBits.ToImmutableSortedSet() is var set && set.SetEquals(bits[list.Name]))
            {
                continue;
            }
            behind.Add(list.Name);
            diagnostics?.Add(StatusDescriptors.StatusListBehind, JsonPlace.Of(list.File, "/credentialSubject/encodedList"), list.Name, Difference(bits[list.Name], set));
        }
        return behind.ToImmutable();
    }

    private static string AddressOf(SiteContent content, StatusListFile list) => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.StatusList(list.Name));

    private static string Difference(ImmutableSortedSet<int> wanted, ImmutableSortedSet<int> set)
    {
        var parts = new List<string>();
        if (wanted.Except(set) is { Count: > 0 } missing)
        {
            parts.Add($"{Places(missing)} should be set");
        }
        if (set.Except(wanted) is { Count: > 0 } extra)
        {
            parts.Add($"{Places(extra)} {(extra.Count == 1 ? "is" : "are")} set, and no decision that counts says so");
        }
        return string.Join("; ", parts);
    }

    private static string Places(ImmutableSortedSet<int> places)
    {
        const int Most = 5;
        var numbers = string.Join(", ", places.Take(Most).Select(p => p.ToString(CultureInfo.InvariantCulture)));
        return places.Count == 1 ? $"place {numbers}" : places.Count <= Most ? $"places {numbers}" : FormattableString.Invariant($"places {numbers} and {places.Count - Most} more");
    }
}
