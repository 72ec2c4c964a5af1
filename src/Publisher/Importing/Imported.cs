using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Importing;

/// <summary>What files of other programs say, before anything is made of it.</summary>
public sealed record ImportedContent
{
    /// <summary>Badges: OB 2.0 BadgeClass, OB 3.0 Achievement, or a row of a table of badges.</summary>
    public ImmutableArray<ImportedBadge> Badges { get; init; } = [];
    /// <summary>What somebody was given elsewhere: OB 2.0 Assertion, OB 3.0 AchievementCredential, or a row of a table of awards.</summary>
    public ImmutableArray<ImportedAward> Awards { get; init; } = [];
    /// <summary>Who issued them: OB 2.0 Issuer, OB 3.0 Profile.</summary>
    public ImmutableArray<ImportedIssuer> Issuers { get; init; } = [];
    /// <summary>Whether the file held anything that is known, taken over or not.</summary>
    public bool IsKnown { get; init; }
}

/// <summary>A badge as another program defined it.</summary>
public sealed record ImportedBadge
{
    /// <summary>Its name, one line.</summary>
    public required string Name { get; init; }
    /// <summary>Its description, one line.</summary>
    public required string Description { get; init; }
    /// <summary>Its criteria, in Markdown.</summary>
    public required string Criteria { get; init; }
    /// <summary>By what awards may name it: its addresses and numbers.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];
    /// <summary>Version label, when it has one that can be kept.</summary>
    public string? Version { get; init; }
    /// <summary>Open Badges achievementType, when it has one that is known.</summary>
    public string? Type { get; init; }
    /// <summary>Tags.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
    /// <summary>What it is aligned with.</summary>
    public ImmutableArray<BadgeAlignment> Alignments { get; init; } = [];
    /// <summary>How long an award lasts, as a duration such as P1Y.</summary>
    public string? Validity { get; init; }
    /// <summary>Language of the text (BCP 47).</summary>
    public string? Language { get; init; }
    /// <summary>Field of study.</summary>
    public string? FieldOfStudy { get; init; }
    /// <summary>Its picture: a web address, a <c>data:</c> address, or the name of a file beside; null for none.</summary>
    public string? Picture { get; init; }
    /// <summary>Where the picture is named.</summary>
    public SourceLocation PictureLocation { get; init; }
    /// <summary>Where it stands.</summary>
    public required SourceLocation Location { get; init; }
}

/// <summary>What somebody was given elsewhere. It becomes a nomination, never an award: who signs answers for it anew.</summary>
public sealed record ImportedAward
{
    /// <summary>The badge: an address, a number or a name; null when it is not said.</summary>
    public string? Badge { get; init; }
    /// <summary>Who, by what may be public: an id or a name; null when only an address is said.</summary>
    public string? Recipient { get; init; }
    /// <summary>By what the other program knew the person: an e-mail address, an id; never written anywhere.</summary>
    public string? Identity { get; init; }
    /// <summary>What they did, in the words of whoever gave it.</summary>
    public string? Narrative { get; init; }
    /// <summary>Web addresses and sentences.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];
    /// <summary>When it was given, as it is written there.</summary>
    public string? IssuedOn { get; init; }
    /// <summary>When it ends, as it is written there.</summary>
    public string? Expires { get; init; }
    /// <summary>Whether it was taken back.</summary>
    public bool IsRevoked { get; init; }
    /// <summary>Its address there, when it has one.</summary>
    public string? Id { get; init; }
    /// <summary>Where it stands.</summary>
    public required SourceLocation Location { get; init; }
}

/// <summary>Who issued badges elsewhere. Nothing is written of it: who a guild is stands in site.config.yml, and its stewards write that.</summary>
public sealed record ImportedIssuer(string Name, string? Url, SourceLocation Location);
