using System.Collections.Immutable;
using Publisher.Credentials.Authority;

namespace Publisher.Cli.Authoring;

/// <summary>What a new authority version shall change, as typed.</summary>
internal sealed record Proposal
{
    /// <summary>People who join: what they are called, and their key.</summary>
    public ImmutableArray<(string Who, OfferedKey Key)> Joining { get; init; } = [];
    /// <summary>The roles of those who join.</summary>
    public ImmutableArray<string> JoiningRoles { get; init; } = [];
    /// <summary>Further keys of members.</summary>
    public ImmutableArray<(string Who, OfferedKey Key)> Keys { get; init; } = [];
    /// <summary>Where those of these keys are kept that do not say so themselves.</summary>
    public KeyKept Kept { get; init; } = KeyKept.File;
    /// <summary>Recovery keys: whose, and the public half.</summary>
    public ImmutableArray<(string Who, OfferedKey Key)> Recovery { get; init; } = [];
    /// <summary>Roles that begin.</summary>
    public ImmutableArray<(string Who, string Role)> RolesBegun { get; init; } = [];
    /// <summary>Roles that end.</summary>
    public ImmutableArray<(string Who, string Role)> RolesEnded { get; init; } = [];
    /// <summary>People who leave: all their roles and keys end.</summary>
    public ImmutableArray<string> Leaving { get; init; } = [];
    /// <summary>Keys that are lost: of somebody, or the public half itself.</summary>
    public ImmutableArray<string> Lost { get; init; } = [];
    /// <summary>Keys that somebody else may have, and since when.</summary>
    public ImmutableArray<(string Which, DateTimeOffset Since)> Compromised { get; init; } = [];
    /// <summary>Rules, as typed; one for the same badges is replaced.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];
    /// <summary>Badges whose rule goes.</summary>
    public ImmutableArray<string> RulesEnded { get; init; } = [];
    /// <summary>Rules about who approves a badge, as typed; one for the same badges is replaced.</summary>
    public ImmutableArray<string> Definitions { get; init; } = [];
    /// <summary>Badges whose rule about who approves them goes.</summary>
    public ImmutableArray<string> DefinitionsEnded { get; init; } = [];
    /// <summary>Who recognises others' badges, as typed, or <c>amendment</c>; null to leave it.</summary>
    public string? Treaties { get; init; }
    /// <summary>How the authority is changed, as typed; null to leave it.</summary>
    public string? Amendment { get; init; }
    /// <summary>Who takes awards back, as typed; null to leave it.</summary>
    public string? Revoke { get; init; }
    /// <summary>Who signs the status lists, as typed; null to leave it.</summary>
    public string? List { get; init; }
    /// <summary>Ids that people bring themselves, by what they are called.</summary>
    public ImmutableDictionary<string, string> Ids { get; init; } = ImmutableDictionary<string, string>.Empty;
    /// <summary>Which awards by compromised keys the guild stands by: <c>all</c>, <c>before</c>, <c>none</c>, or ids; empty when nobody said.</summary>
    public ImmutableArray<string> Affirm { get; init; } = [];
}
