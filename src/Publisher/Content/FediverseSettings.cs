using System.Collections.Immutable;
using Publisher.Diagnostics;

namespace Publisher.Content;

/// <summary>How the guild shows itself in the fediverse: <c>fediverse</c> of site.config.yml. Without it there is no <c>/ap/</c>.</summary>
public sealed record FediverseSettings
{
    /// <summary>The name before the @ (<c>badges</c> of <c>@badges@guild.example</c>).</summary>
    public required string Handle { get; init; }
    /// <summary>What it is: Organization or Group (ActivityStreams 2.0 actor types).</summary>
    public string Type { get; init; } = "Organization";
    /// <summary>Whether posts are offered to everybody's timelines; without, anybody may read them, but only who looks or follows sees them ("quiet public").</summary>
    public bool IsLoud { get; init; }
    /// <summary>Hashtags under each post, without the sign.</summary>
    public ImmutableArray<string> Hashtags { get; init; } = [];
    /// <summary>Where it is written.</summary>
    public required SourceLocation Location { get; init; }
}
