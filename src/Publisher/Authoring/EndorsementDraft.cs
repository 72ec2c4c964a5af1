namespace Publisher.Authoring;

/// <summary>Everything an endorsement says, before its endorser has signed it.</summary>
public sealed record EndorsementDraft
{
    /// <summary>16 characters of lower-case base32.</summary>
    public required string Id { get; init; }
    /// <summary>The guild's address, without a slash at the end: there the endorsement will stand.</summary>
    public required string BaseUrl { get; init; }
    /// <summary>The name of what is endorsed.</summary>
    public required string Of { get; init; }
    /// <summary>The endorser's did:key.</summary>
    public required string Endorser { get; init; }
    /// <summary>What the endorser is called.</summary>
    public required string Name { get; init; }
    /// <summary>How the endorser stands to what is endorsed, in their own words, or null.</summary>
    public string? Relationship { get; init; }
    /// <summary>What is endorsed: an award's or achievement's address, or the guild's DID.</summary>
    public required string SubjectId { get; init; }
    /// <summary>The document that is pinned.</summary>
    public required string Address { get; init; }
    /// <summary>The digest of that document's published bytes.</summary>
    public required string DigestSri { get; init; }
    /// <summary>What the endorser says, in Markdown.</summary>
    public required string Comment { get; init; }
    /// <summary>Start of validity.</summary>
    public required DateTimeOffset ValidFrom { get; init; }
}
