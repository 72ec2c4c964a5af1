using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.OpenBadges;

/// <summary>A typed view of an OpenBadgeCredential (Open Badges 3.0 §B.1.1 AchievementCredential). It never writes anything back.</summary>
public sealed record OpenBadgeCredential
{
    /// <summary>The document this is a view of.</summary>
    public required SignedDocument Document { get; init; }
    /// <summary>The credential's address.</summary>
    public required string Id { get; init; }
    /// <summary>Its name, when it has one.</summary>
    public string? Name { get; init; }
    /// <summary>Who issued it.</summary>
    public required Profile Issuer { get; init; }
    /// <summary>Start of validity.</summary>
    public required DateTimeOffset ValidFrom { get; init; }
    /// <summary>End of validity, when there is one.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
    /// <summary>The day people remember, with the guild's offset.</summary>
    public DateTimeOffset? AwardedDate { get; init; }
    /// <summary>Who holds it, and what for.</summary>
    public required AchievementSubject CredentialSubject { get; init; }
    /// <summary>What it rests on.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];
    /// <summary>Whether it says that it has a status, of whatever kind.</summary>
    public bool HasStatus { get; init; }
    /// <summary>Where its status stands; null when it has none, or one of another kind.</summary>
    public BitstringStatusListEntry? CredentialStatus { get; init; }
    /// <summary>Resources pinned by digest: the authority version, the art.</summary>
    public ImmutableArray<RelatedResource> RelatedResource { get; init; } = [];

    /// <summary>Reads the view, checking that every member we rely on has the shape the 1EdTech JSON schema demands.</summary>
    /// <param name="document">The document.</param>
    /// <param name="credential">The view.</param>
    /// <param name="problem">The first wrong member.</param>
    public static bool TryRead(SignedDocument document, [NotNullWhen(true)] out OpenBadgeCredential? credential, [NotNullWhen(false)] out ShapeProblem? problem)
    {
        problem = null;
        credential = document.TypedView as OpenBadgeCredential;
        if (credential is not null)
        {
            return true;
        }
        var reading = new ShapeReading();
        var read = CredentialReader.ReadAward(document, ObjectShape.Root(reading, document.Root));
        if (reading.Detail is not null)
        {
            problem = new ShapeProblem(reading.Pointer, reading.Detail);
            return false;
        }
        credential = read;
        document.TypedView = read;
        return true;
    }
}
