namespace Publisher.Authoring;

/// <summary>Everything an endorsement in the guild's own name says, before anyone has signed it: the approval of a version of a badge, or a treaty.</summary>
public sealed record GuildEndorsementDraft
{
    /// <summary>16 characters of lower-case base32.</summary>
    public required string Id { get; init; }
    /// <summary>Its name: <c>Approval of Workshop Host 1.1</c>.</summary>
    public required string Name { get; init; }
    /// <summary>The achievement that is endorsed.</summary>
    public required PinnedDocument Subject { get; init; }
    /// <summary>In a treaty, the achievement of the guild's own that the other counts as; null for none.</summary>
    public PinnedDocument? CountsAs { get; init; }
    /// <summary>The authority version it is made under.</summary>
    public required PinnedDocument Authority { get; init; }
    /// <summary>What the guild says, in Markdown.</summary>
    public required string Comment { get; init; }
    /// <summary>Start of validity.</summary>
    public required DateTimeOffset ValidFrom { get; init; }
    /// <summary>End of validity, or null.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
}
