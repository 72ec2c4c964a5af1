using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB032x: decisions that take awards back, and the lists that say so to machines.</summary>
public static class StatusDescriptors
{
    /// <summary>A decision of the wrong shape. {0} pointer, {1} detail.</summary>
    public static DiagnosticDescriptor DecisionShape { get; } = new("PUB0320", Severity.Error,
        "this is not a status decision as we know it: {1} (at {0})",
        "make decisions with 'publisher revoke', 'supersede' or 'withdraw'; a signed file is never edited by hand");

    /// <summary>A decision under another's name. {0} what the file is called after, {1} what it says.</summary>
    public static DiagnosticDescriptor DecisionName { get; } = new("PUB0321", Severity.Error,
        "a file of this name decides {0}, but this one says {1}",
        "give the file its old name back; a signed decision cannot be changed");

    /// <summary>A decision that never counts. {0} reason.</summary>
    public static DiagnosticDescriptor DecisionRefused { get; } = new("PUB0322", Severity.Error,
        "this decision does not count: {0}",
        "bring it back from git as it was committed; if it was never good, delete it and decide again");

    /// <summary>A decision that waits. {0} reason, {1} whom to ask and how.</summary>
    public static DiagnosticDescriptor DecisionWaiting { get; } = new("PUB0323", Severity.Warning,
        "this decision changes nothing yet: {0}",
        "{1}");

    /// <summary>A decision about nothing. {0} award id.</summary>
    public static DiagnosticDescriptor DecisionWithoutAward { get; } = new("PUB0324", Severity.Error,
        "this decision is about the award {0}, which is not published here",
        "bring the award back from git, or its place in content/status/withdrawn/; an award that still waits for signatures is simply deleted");

    /// <summary>A replacement that is none. {0} address, {1} what is wrong.</summary>
    public static DiagnosticDescriptor DecisionReplacement { get; } = new("PUB0325", Severity.Error,
        "{0} is to take the place of this award, but {1}",
        "make the better award first, to the same holder, and name that");

    /// <summary>A list that says something else than the decisions. {0} list, {1} what differs.</summary>
    public static DiagnosticDescriptor StatusListBehind { get; } = new("PUB0326", Severity.Error,
        "status list {0} does not say what the signed decisions say: {1}",
        "run 'publisher status rebuild', which signs the list anew from the decisions; a place without a decision was set by mistake, or its decision is missing from git");

    /// <summary>Files of what was withdrawn. {0} award or endorsement.</summary>
    public static DiagnosticDescriptor WithdrawnStillThere { get; } = new("PUB0327", Severity.Warning,
        "this {0} was withdrawn, and is still here; it is not published",
        "run 'publisher status rebuild', which takes it out and keeps what has to be known of it");

    /// <summary>A decision that can count no longer and never did. {0} reason.</summary>
    public static DiagnosticDescriptor DecisionLapsed { get; } = new("PUB0328", Severity.Warning,
        "too few people signed this decision while its rules were in force, so it changes nothing: {0}",
        "if it is still wanted, delete its files and decide again under the rules of today");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        DecisionShape, DecisionName, DecisionRefused, DecisionWaiting, DecisionWithoutAward, DecisionReplacement, StatusListBehind, WithdrawnStillThere, DecisionLapsed,
    ];
}
