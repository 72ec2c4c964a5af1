using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB0185 to PUB0189: how people arrange their awards.</summary>
public static class StackDescriptors
{
    /// <summary>An award that is not there. {0} id.</summary>
    public static DiagnosticDescriptor UnknownAward { get; } = new("PUB0185", Severity.Error,
        "there is no award '{0}' here",
        "copy the id from the award's address: /awards/<id>/");

    /// <summary>Somebody else's award. {0} id, {1} this page's handle.</summary>
    public static DiagnosticDescriptor OfAnother { get; } = new("PUB0186", Severity.Error,
        "the award '{0}' is not {1}'s",
        "a person arranges and hides their own awards alone; take the line out, or move it to its holder's page");

    /// <summary>An award twice. {0} id, {1} line of the first.</summary>
    public static DiagnosticDescriptor Twice { get; } = new("PUB0187", Severity.Error,
        "the award '{0}' stands on this page a second time; the first is on line {1}",
        "an award is listed once under 'stack', or else under 'hidden'; keep one of the two");

    /// <summary>An award that was withdrawn. {0} id.</summary>
    public static DiagnosticDescriptor Withdrawn { get; } = new("PUB0188", Severity.Warning,
        "the award '{0}' was withdrawn, so there is nothing to show or to hide",
        "take the line out, with what it says");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [UnknownAward, OfAnother, Twice, Withdrawn];
}
