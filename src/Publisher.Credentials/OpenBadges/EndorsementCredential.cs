using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.OpenBadges;

/// <summary>A typed view of an EndorsementCredential (Open Badges 3.0 §B.1.7): somebody stands by a credential, an achievement or an issuer.</summary>
public sealed record EndorsementCredential
{
    /// <summary>The object this is a view of: a document's root, or an element of <c>endorsement</c>.</summary>
    public required JsonElement Json { get; init; }
    /// <summary>Its address.</summary>
    public required string Id { get; init; }
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
    /// <summary>Who endorses.</summary>
    public required Profile Issuer { get; init; }
    /// <summary>Start of validity.</summary>
    public required DateTimeOffset ValidFrom { get; init; }
    /// <summary>End of validity, when there is one.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
    /// <summary>The address of what is endorsed.</summary>
    public required string SubjectId { get; init; }
    /// <summary>What the endorser says, in Markdown.</summary>
    public string? Comment { get; init; }
    /// <summary>Resources pinned by digest: the very bytes that are endorsed.</summary>
    public ImmutableArray<RelatedResource> RelatedResource { get; init; } = [];

    /// <summary>Reads the view, checking that every member we rely on has the shape the 1EdTech JSON schema demands.</summary>
    /// <param name="element">The endorsement.</param>
    /// <param name="endorsement">The view.</param>
    /// <param name="problem">The first wrong member.</param>
    public static bool TryRead(JsonElement element, [NotNullWhen(true)] out EndorsementCredential? endorsement, [NotNullWhen(false)] out ShapeProblem? problem)
    {
        var reading = new ShapeReading();
        var read = CredentialReader.ReadEndorsement(element, ObjectShape.Root(reading, element));
        problem = reading.Detail is null ? null : new ShapeProblem(reading.Pointer, reading.Detail);
        endorsement = problem is null ? read : null;
        return problem is null;
    }
}
