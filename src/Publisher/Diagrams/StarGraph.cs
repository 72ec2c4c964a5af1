using System.Collections.Immutable;

namespace Publisher.Diagrams;

/// <summary>Somebody in the middle, others around them, and what is said between them: a graph in which every edge touches the middle.</summary>
/// <param name="Centre">What stands in the middle.</param>
/// <param name="Around">The others, in the order they are told.</param>
public sealed record StarGraph(string Centre, ImmutableArray<StarNode> Around);

/// <summary>One of the others.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Outward">Whether something is said from the middle to it.</param>
/// <param name="Inward">Whether something is said from it to the middle.</param>
public sealed record StarNode(string Name, bool Outward, bool Inward);
