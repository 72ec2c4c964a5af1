using System.Collections.Immutable;

namespace Publisher.Diagrams;

/// <summary>Who says something stands on one side, whom it is about on the other; whoever does both stands on both.</summary>
/// <param name="From">Who says something, in the order they are told.</param>
/// <param name="To">Whom it is about, in the order they are told.</param>
/// <param name="Edges">From which to which, by their places.</param>
public sealed record SidesGraph(ImmutableArray<string> From, ImmutableArray<string> To, ImmutableArray<(int From, int To)> Edges);
