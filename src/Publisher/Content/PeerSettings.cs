using Publisher.Diagnostics;

namespace Publisher.Content;

/// <summary>What a peer speaks.</summary>
public enum PeerKind
{
    /// <summary>A site as this program makes them: recognition.json, rules, signed documents.</summary>
    Recognition,
    /// <summary>A BadgeFed server: hosted and unsigned.</summary>
    BadgeFed,
}

/// <summary>One item of <c>peers</c> in site.config.yml: another guild that is listened to. Nobody else is ever asked.</summary>
public sealed record PeerSettings
{
    /// <summary>What it is called here; its folder is <c>content/peers/&lt;name&gt;/</c>.</summary>
    public required string Name { get; init; }
    /// <summary>Its base URL, without a trailing slash.</summary>
    public required string Url { get; init; }
    /// <summary>The did:web that its base URL makes.</summary>
    public required string Issuer { get; init; }
    /// <summary>The digest of the exact bytes of its authority version 1, as somebody compared it; null for a server that has none.</summary>
    public string? Pin { get; init; }
    /// <summary>What it speaks.</summary>
    public PeerKind Kind { get; init; }
    /// <summary>Where it is written.</summary>
    public required SourceLocation Location { get; init; }
}
