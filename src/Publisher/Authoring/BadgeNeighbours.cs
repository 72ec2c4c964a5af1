using System.Collections.Immutable;
using Publisher.Content;

namespace Publisher.Authoring;

/// <summary>What an achievement may name beside itself: the badges to hold first, the pathways it is part of, and the guild's own skills.</summary>
/// <param name="Badges">The site's badges.</param>
/// <param name="Pathways">The site's pathways.</param>
/// <param name="Skills">The guild's own skills.</param>
public sealed record BadgeNeighbours(ImmutableArray<Badge> Badges, ImmutableArray<Pathway> Pathways, ImmutableArray<Skill> Skills)
{
    /// <summary>Nothing beside it.</summary>
    public static BadgeNeighbours None { get; } = new([], [], []);

    /// <summary>What a badge is called; the name itself where it is nobody's here.</summary>
    internal string NameOf(string badge) => Badges.FirstOrDefault(b => b.Slug == badge)?.Name ?? badge;
}
