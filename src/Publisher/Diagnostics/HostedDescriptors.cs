using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB0930–0939: peers that sign nothing.</summary>
public static class HostedDescriptors
{
    /// <summary>A treaty that can pin nothing. {0} peer.</summary>
    public static DiagnosticDescriptor TreatyWithHosted { get; } = new("PUB0930", Severity.Error,
        "a treaty cannot recognise anything of '{0}': it is a BadgeFed server, and what it hosts nobody signed",
        "delete this file; what its people do can be recognised by an award of your own");

    /// <summary>An address where no such actor stands. {0} peer, {1} reason.</summary>
    public static DiagnosticDescriptor NotAnActor { get; } = new("PUB0931", Severity.Error,
        "what stands at the address of '{0}' is no BadgeFed actor: {1}",
        "its address has the form https://server/actors/server/name; a guild's own site is listed without 'kind: badgefed'");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [TreatyWithHosted, NotAnActor];
}
