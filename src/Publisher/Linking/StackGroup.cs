using System.Collections.Immutable;
using Publisher.Content;

namespace Publisher.Linking;

/// <summary>A person's awards as they arranged them; what they did not list comes after, newest first.</summary>
/// <param name="Heading">Their heading; null where they gave none.</param>
/// <param name="IsRest">Whether it is what they did not list, below what they put under headings.</param>
/// <param name="Awards">The awards.</param>
public sealed record StackGroup(string? Heading, bool IsRest, ImmutableArray<StackedAward> Awards)
{
    /// <summary>The groups of a page.</summary>
    /// <param name="stack">How they are arranged.</param>
    /// <param name="awards">Awards that are shown, newest first.</param>
    internal static ImmutableArray<StackGroup> Of(AwardArrangement stack, ImmutableArray<AwardModel> awards)
    {
        if (stack.Items.IsEmpty)
        {
            return awards.IsEmpty ? [] : [new(null, false, [.. awards.Select(a => new StackedAward(a, null))])];
        }
        var groups = new List<(string? Heading, List<StackedAward> Awards)> { (null, []) };
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in stack.Items)
        {
            if (item.Heading is { } heading)
            {
                groups.Add((heading, []));
            }
            // One that is not published yet, or no longer, has no place.
            else if (awards.FirstOrDefault(a => a.Id == item.Award!.Id) is { } award && listed.Add(award.Id))
            {
                groups[^1].Awards.Add(new(award, item.Note?.Markdown));
            }
        }
        var rest = awards.Where(a => !listed.Contains(a.Id)).Select(a => new StackedAward(a, null));
        if (groups.Count == 1)
        {
            groups[0].Awards.AddRange(rest);
            return groups[0].Awards.Count == 0 ? [] : [new(null, false, [.. groups[0].Awards])];
        }
        return [.. groups.Select(g => new StackGroup(g.Heading, false, [.. g.Awards])).Append(new(null, true, [.. rest])).Where(g => !g.Awards.IsEmpty)];
    }
}

/// <summary>An award, and what its holder says of it.</summary>
/// <param name="Award">The award.</param>
/// <param name="Note">Their words, in Markdown; null for none.</param>
public sealed record StackedAward(AwardModel Award, string? Note);
