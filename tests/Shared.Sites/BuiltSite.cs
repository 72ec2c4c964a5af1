using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Verifying;

namespace Publisher.Testing;

/// <summary>What a build found, and the whole site in memory when it may be published.</summary>
public sealed record BuiltSite(BuildResult Result, Site? Site)
{
    /// <summary>What was read.</summary>
    public SiteContent? Content => Result.Content;

    /// <summary>What was verified.</summary>
    public VerifiedContent? Verified => Result.Verified;

    /// <summary>What the pages show.</summary>
    public SiteModel? Model => Result.Model;

    /// <summary>Everything that was found.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>Whether any of it is an error.</summary>
    public bool HasErrors => Result.HasErrors;
}
