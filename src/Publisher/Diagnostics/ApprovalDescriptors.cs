using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB035x: the guild's approval of versions of its badges.</summary>
public static class ApprovalDescriptors
{
    /// <summary>An approval with too few signatures. {0} badge and version, {1} how many more people, {2} whom to ask, {3} rule.</summary>
    public static DiagnosticDescriptor Waiting { get; } = new("PUB0350", Severity.Warning,
        "the approval of {0} waits for {1} to sign; until then it approves nothing: {3}",
        "{2}");

    /// <summary>An approval that never counts. {0} reason.</summary>
    public static DiagnosticDescriptor Refused { get; } = new("PUB0351", Severity.Error,
        "this approval does not count: {0}",
        "bring the file back as it was committed; if it was never good, delete it and approve the badge with 'publisher approve'");

    /// <summary>An approval that was overtaken by newer rules. {0} how many more people, {1} slug.</summary>
    public static DiagnosticDescriptor Lapsed { get; } = new("PUB0352", Severity.Warning,
        "this approval never had enough signatures ({0} should have signed), and newer rules than its own are there: it can count no longer",
        "delete it; if the badge still needs an approval, 'publisher approve {1}' makes another");

    /// <summary>An approval by keys that the guild no longer stands by. {0} reason, {1} slug.</summary>
    public static DiagnosticDescriptor Disowned { get; } = new("PUB0353", Severity.Warning,
        "this approval counts no longer: {0}",
        "let the badge be approved anew: 'publisher approve {1}'");

    /// <summary>An award of a version nobody approved. {0} badge and version, {1} rule, {2} what to do.</summary>
    public static DiagnosticDescriptor AwardUnapproved { get; } = new("PUB0354", Severity.Error,
        "the guild has not approved {0}, which this award is for: {1}",
        "let the badge be approved: {2}; or delete the award");

    /// <summary>An award that waits for the approval of its badge. {0} badge and version, {1} rule, {2} what is missing, {3} what to do.</summary>
    public static DiagnosticDescriptor AwardWaits { get; } = new("PUB0355", Severity.Warning,
        "this award is not published yet, because the approval of {0} waits for {2}: {1}",
        "{3}");

    /// <summary>A badge whose version nobody approved. {0} badge and version, {1} rule, {2} what to do.</summary>
    public static DiagnosticDescriptor BadgeUnapproved { get; } = new("PUB0356", Severity.Warning,
        "the guild has not approved {0}, so nobody can award it: {1}",
        "{2}");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [Waiting, Refused, Lapsed, Disowned, AwardUnapproved, AwardWaits, BadgeUnapproved];
}
