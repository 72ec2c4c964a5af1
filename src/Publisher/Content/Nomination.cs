using System.Collections.Immutable;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Content;

/// <summary>Somebody proposed for a badge: content/nominations/&lt;id&gt;.yml. Unsigned; an award takes its place.</summary>
public sealed record Nomination
{
    /// <summary>Where nominations stand.</summary>
    public const string Folder = "content/nominations/";

    /// <summary>Its file's name.</summary>
    public required string Id { get; init; }
    /// <summary>The badge's slug.</summary>
    public required string Badge { get; init; }
    /// <summary>Where <see cref="Badge"/> is written.</summary>
    public SourceLocation BadgeLocation { get; init; }
    /// <summary>Who: @handle, an id, or as they want to be called.</summary>
    public required string Recipient { get; init; }
    /// <summary>Who nominates, when that is said.</summary>
    public string? By { get; init; }
    /// <summary>The day it was written, when that is said.</summary>
    public DateOnly? On { get; init; }
    /// <summary>What they did.</summary>
    public required string Why { get; init; }
    /// <summary>Web addresses and sentences.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];
    /// <summary>Whether the person was asked; null when nobody has said.</summary>
    public NominationConsent? Consent { get; init; }
    /// <summary>The file.</summary>
    public required SourceFile File { get; init; }

    /// <summary>The path of a nomination's file.</summary>
    public static string PathOf(string id) => $"{Folder}{id}.yml";
}

/// <summary>What the person said when asked.</summary>
/// <param name="Given">Whether they agree to a public award.</param>
/// <param name="How">How that was said: "in person on 3 May".</param>
/// <param name="To">To whom.</param>
public sealed record NominationConsent(bool Given, string? How, string? To);
