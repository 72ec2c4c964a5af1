using System.Collections.Immutable;

namespace Publisher.Credentials.OpenBadges;

/// <summary>A member with the wrong shape.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901).</param>
/// <param name="Detail">What was found and what was expected, in plain words.</param>
public sealed record ShapeProblem(string Pointer, string Detail);

/// <summary>Open Badges 3.0 Profile: an issuer or creator.</summary>
public sealed record Profile(string Id, string? Name, string? Url, string? Email, string? Description, string? ImageId);

/// <summary>Open Badges 3.0 AchievementSubject: the holder and the achievement.</summary>
public sealed record AchievementSubject(string? Id, ImmutableArray<IdentityObject> Identifier, string? Narrative, Achievement Achievement);

/// <summary>Open Badges 3.0 IdentityObject: a hashed (or plain) identity.</summary>
public sealed record IdentityObject(bool Hashed, string IdentityHash, string IdentityType, string? Salt);

/// <summary>Open Badges 3.0 Achievement.</summary>
public sealed record Achievement
{
    /// <summary>Its address.</summary>
    public required string Id { get; init; }
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
    /// <summary>One line.</summary>
    public required string Description { get; init; }
    /// <summary>Criteria in Markdown.</summary>
    public string? CriteriaNarrative { get; init; }
    /// <summary>Address of criteria.</summary>
    public string? CriteriaId { get; init; }
    /// <summary>Kind (achievementType).</summary>
    public string? AchievementType { get; init; }
    /// <summary>Version label.</summary>
    public string? Version { get; init; }
    /// <summary>Address of the picture.</summary>
    public string? ImageId { get; init; }
    /// <summary>Tags.</summary>
    public ImmutableArray<string> Tag { get; init; } = [];
    /// <summary>Alignments.</summary>
    public ImmutableArray<Alignment> Alignment { get; init; } = [];
}

/// <summary>Open Badges 3.0 Alignment.</summary>
public sealed record Alignment(string TargetName, string TargetUrl, string? TargetFramework, string? TargetCode, string? TargetDescription, string? TargetType);

/// <summary>Open Badges 3.0 Evidence, with the digest of a committed file.</summary>
public sealed record Evidence(string? Id, string? Name, string? Description, string? Narrative, string? Genre, string? DigestSri, string? MediaType);

/// <summary>A resource pinned by digest (VC Data Model 2.0 §5.3 Integrity of Related Resources).</summary>
public sealed record RelatedResource(string Id, string? DigestSri, string? MediaType);

/// <summary>W3C Bitstring Status List 1.0 entry.</summary>
public sealed record BitstringStatusListEntry(string Id, string StatusPurpose, int StatusListIndex, string StatusListCredential);
