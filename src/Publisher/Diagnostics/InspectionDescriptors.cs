using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB055x: what is found in the finished site.</summary>
public static class InspectionDescriptors
{
    /// <summary>A link to nothing. {0} address, {1} reason.</summary>
    public static DiagnosticDescriptor DeadLink { get; } = new("PUB0550", Severity.Error,
        "the built page links to '{0}', but {1}",
        "correct the link in the page or template it comes from");

    /// <summary>A large site. {0} size in megabytes.</summary>
    public static DiagnosticDescriptor LargeSite { get; } = new("PUB0551", Severity.Warning,
        "the site is {0} MB; free hosts such as GitHub Pages stop at 1000 MB",
        "shrink the evidence, or choose a host without that limit");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [DeadLink, LargeSite];
}
