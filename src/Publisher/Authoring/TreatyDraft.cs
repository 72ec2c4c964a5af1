using Publisher.Credentials.OpenBadges;

namespace Publisher.Authoring;

/// <summary>Everything a treaty says, before anybody has signed it.</summary>
public sealed record TreatyDraft
{
    /// <summary>16 characters of lower-case base32.</summary>
    public required string Id { get; init; }
    /// <summary>The name of the recognised badge.</summary>
    public required string Of { get; init; }
    /// <summary>The recognised version of a peer's badge: its achievement.</summary>
    public required PinnedDocument Recognised { get; init; }
    /// <summary>The version of our own badge that it counts as: its achievement.</summary>
    public required PinnedDocument CountsAs { get; init; }
    /// <summary>The version of the rules it is made under.</summary>
    public required PinnedDocument Authority { get; init; }
    /// <summary>On what terms, and why.</summary>
    public required TreatyTerms Terms { get; init; }
    /// <summary>Start of validity.</summary>
    public required DateTimeOffset ValidFrom { get; init; }
    /// <summary>End of validity.</summary>
    public required DateTimeOffset ValidUntil { get; init; }
}
