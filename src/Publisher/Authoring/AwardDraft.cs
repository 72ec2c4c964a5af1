using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Frameworks;

namespace Publisher.Authoring;

/// <summary>Everything an award says, before anyone has signed it.</summary>
public sealed record AwardDraft
{
    /// <summary>16 characters of lower-case base32.</summary>
    public required string Id { get; init; }
    /// <summary>Start of validity.</summary>
    public required DateTimeOffset ValidFrom { get; init; }
    /// <summary>End of validity, or null for none.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
    /// <summary>The day people remember, with the guild's offset.</summary>
    public required DateTimeOffset AwardedDate { get; init; }
    /// <summary>The holder's one stable id: did:, https: or urn:uuid:.</summary>
    public required string HolderId { get; init; }
    /// <summary>The holder's name and/or address as salted hashes; empty for none.</summary>
    public ImmutableArray<WithheldIdentity> Identities { get; init; } = [];
    /// <summary>What this person did, in Markdown, or null.</summary>
    public string? Narrative { get; init; }
    /// <summary>What was reached, of what the achievement measures.</summary>
    public ImmutableArray<GivenResult> Results { get; init; } = [];
    /// <summary>The frozen achievement, embedded whole.</summary>
    public required JsonElement Achievement { get; init; }
    /// <summary>What it rests on.</summary>
    public ImmutableArray<EvidenceDraft> Evidence { get; init; } = [];
    /// <summary>Name of the status list (<c>1</c>, <c>2</c>, …).</summary>
    public required string StatusList { get; init; }
    /// <summary>Index in that list.</summary>
    public required int StatusIndex { get; init; }
    /// <summary>The authority version it is made under.</summary>
    public required int AuthorityVersion { get; init; }
    /// <summary>Digest of that version's published bytes.</summary>
    public required string AuthorityDigest { get; init; }
    /// <summary>The badge's slug.</summary>
    public required string BadgeSlug { get; init; }
    /// <summary>The badge's version.</summary>
    public required string BadgeVersion { get; init; }
    /// <summary>Digest of image.png, or null where there is none.</summary>
    public string? PngDigest { get; init; }
    /// <summary>Digest of image.svg, or null where there is none.</summary>
    public string? SvgDigest { get; init; }
}

/// <summary>One piece of evidence: a committed file (with digest), an address, or words.</summary>
public sealed record EvidenceDraft
{
    /// <summary>Its address, or null for words alone.</summary>
    public string? Id { get; init; }
    /// <summary>What it is called, or null.</summary>
    public string? Name { get; init; }
    /// <summary>Words, or null.</summary>
    public string? Narrative { get; init; }
    /// <summary>Digest of a committed file.</summary>
    public string? DigestSri { get; init; }
    /// <summary>Media type of a committed file.</summary>
    public string? MediaType { get; init; }
}
