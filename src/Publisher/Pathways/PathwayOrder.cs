using System.Collections.Immutable;
using Publisher.Content;

namespace Publisher.Pathways;

/// <summary>The steps of a pathway so that each comes after those it waits for; otherwise as written.</summary>
internal static class PathwayOrder
{
    /// <summary>The order. Of steps that wait for each other, and of those behind them, none is in it.</summary>
    public static ImmutableArray<PathwayStep> Of(Pathway pathway) => [.. Rounds(pathway, ready => ready.Take(1)).SelectMany(l => l)];

    /// <summary>The same by how many steps come before at least: what stands in one layer waits for nothing in it.</summary>
    public static ImmutableArray<ImmutableArray<PathwayStep>> Layers(Pathway pathway) => Rounds(pathway, ready => ready);

    // Round by round, some of the steps that wait for nothing any more.
    private static ImmutableArray<ImmutableArray<PathwayStep>> Rounds(Pathway pathway, Func<IEnumerable<PathwayStep>, IEnumerable<PathwayStep>> take)
    {
        var known = pathway.Steps.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var (left, placed) = (pathway.Steps.ToList(), new HashSet<string>(StringComparer.Ordinal));
        var rounds = ImmutableArray.CreateBuilder<ImmutableArray<PathwayStep>>();
        while (take(left.Where(s => s.After.All(a => placed.Contains(a.Key) || !known.Contains(a.Key)))).ToImmutableArray() is { IsEmpty: false } taken)
        {
            rounds.Add(taken);
            left.RemoveAll(taken.Contains);
            placed.UnionWith(taken.Select(s => s.Key));
        }
        return rounds.ToImmutable();
    }
}
