using Publisher.Verifying;

namespace Publisher;

/// <summary>What a build may depend on besides its source tree.</summary>
public sealed record BuildOptions
{
    /// <summary>A host's name instead of the config's.</summary>
    public string? Host { get; init; }
    /// <summary>The address this copy will be served under, when it is not the site's own.</summary>
    public string? BaseUrl { get; init; }
    /// <summary>Whether the site is to be opened from a folder, without a host.</summary>
    public bool Portable { get; init; }
    /// <summary>What earlier runs verified, and the program's exact version.</summary>
    public VerificationMemory Memory { get; init; } = VerificationMemory.Empty("");
}
