using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB00xx: command line and site.config.yml.</summary>
public static class ConfigDescriptors
{
    /// <summary>No site.config.yml.</summary>
    public static DiagnosticDescriptor NoConfig { get; } = new("PUB0001", Severity.Error,
        "there is no site.config.yml, so this folder is not a site",
        "run 'publisher init' to start a guild, or go to the folder that holds site.config.yml");

    /// <summary>The base URL cannot be part of an award. {0} value, {1} reason.</summary>
    public static DiagnosticDescriptor BaseUrl { get; } = new("PUB0002", Severity.Error,
        "the base URL '{0}' cannot be used: {1}",
        "give the https address where the site will live, for good: it becomes part of every award, such as https://badges.example.org");

    /// <summary>No such host. {0} name, {1} the names there are.</summary>
    public static DiagnosticDescriptor UnknownHost { get; } = new("PUB0003", Severity.Error,
        "'{0}' is not a host this program knows; it knows {1}",
        "use 'plain' for any web server that serves files as they are");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [NoConfig, BaseUrl, UnknownHost];
}
