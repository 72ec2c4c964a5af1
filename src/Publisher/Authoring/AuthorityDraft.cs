using System.Collections.Immutable;
using Publisher.Credentials.Authority;

namespace Publisher.Authoring;

/// <summary>An authority version before anyone has signed it.</summary>
public sealed record AuthorityDraft
{
    /// <summary>What a version says, as a draft to change.</summary>
    public static AuthorityDraft Of(AuthorityDocument version) => new()
    {
        Version = version.Version,
        Previous = version.Previous,
        Issuer = version.Issuer,
        ValidFrom = version.ValidFrom,
        Members = version.Members,
        Rules = version.Rules,
        Definitions = version.Definitions,
        Treaties = version.Treaties,
        Status = version.Status,
        Amendment = version.Amendment,
    };

    /// <summary>1, 2, …</summary>
    public required int Version { get; init; }
    /// <summary>The version before, null for 1.</summary>
    public AuthorityLink? Previous { get; init; }
    /// <summary>The issuer's DID.</summary>
    public required string Issuer { get; init; }
    /// <summary>When it comes into force.</summary>
    public required DateTimeOffset ValidFrom { get; init; }
    /// <summary>People and recovery entries.</summary>
    public required ImmutableArray<AuthorityMember> Members { get; init; }
    /// <summary>Which badges need whose signatures.</summary>
    public required ImmutableArray<RecognitionRule> Rules { get; init; }
    /// <summary>Who approves a new or changed badge.</summary>
    public ImmutableArray<RecognitionRule> Definitions { get; init; } = [];
    /// <summary>Who recognises another issuer's badge; null where the amendment's quorum does.</summary>
    public RecognitionRule? Treaties { get; init; }
    /// <summary>Who may revoke and who signs lists.</summary>
    public required StatusRules Status { get; init; }
    /// <summary>Alternatives for changing it.</summary>
    public required ImmutableArray<RoleQuorum> Amendment { get; init; }
}
