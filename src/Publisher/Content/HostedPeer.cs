using System.Collections.Immutable;
using Publisher.Sources;

namespace Publisher.Content;

/// <summary>
/// What is kept of a BadgeFed server's actor: what it hosts about itself and its badges. Nobody signed any of it, so it is shown as that and counts for nothing: no treaty can pin it, no award of it is kept.
/// Texts are plain: what was HTML there is without its tags here.
/// </summary>
/// <param name="Name">What it calls itself.</param>
/// <param name="Summary">What it says of itself; null for nothing.</param>
/// <param name="Badges">Its badges, by number.</param>
/// <param name="Seen">What the last pull saw; null when nothing says that.</param>
public sealed record HostedPeer(string Name, string? Summary, ImmutableArray<HostedBadge> Badges, PeerSeen? Seen);

/// <summary>A badge that a BadgeFed server hosts (Open Badges 2.0 BadgeClass).</summary>
/// <param name="Number">Its number there.</param>
/// <param name="Address">Where it is hosted.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its description.</param>
/// <param name="Criteria">What it takes; null where that is not said.</param>
/// <param name="File">The BadgeClass, exact bytes.</param>
/// <param name="Png">Its picture, when it has one that is safe.</param>
public sealed record HostedBadge(long Number, string Address, string Name, string Description, string? Criteria, SourceFile File, SourceFile? Png);
