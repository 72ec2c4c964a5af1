using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB0949–0955: what is said here about other guilds' awards, badges, and themselves.</summary>
public static class AcrossDescriptors
{
    /// <summary>An endorsement about a guild that is not listed. {0} its address, {1} endorsement id, {2} base URL.</summary>
    public static DiagnosticDescriptor OfNoPartner { get; } = new("PUB0949", Severity.Warning,
        "this endorsement is about something at {0}, and site.config.yml lists no such partner",
        "if you have parted it can stay, or whoever made it takes it back: publisher withdraw {1}; otherwise look at who that is before you merge it, and list them: publisher peer add {2}");

    /// <summary>An endorsement of what says something else by now. {0} address, {1} peer, {2} endorsement id.</summary>
    public static DiagnosticDescriptor OtherBytesThere { get; } = new("PUB0950", Severity.Warning,
        "the endorsement pins other bytes of {0} than the last pull of '{1}' found there",
        "ask its people what they changed; if the endorsement no longer fits, whoever made it takes it back: publisher withdraw {2}");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [OfNoPartner, OtherBytesThere];
}
