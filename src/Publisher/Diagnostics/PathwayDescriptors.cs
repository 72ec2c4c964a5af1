using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB0160 to PUB0169: pathways.</summary>
public static class PathwayDescriptors
{
    /// <summary>A badge that is not there. {0} as written, {1} suggestion.</summary>
    public static DiagnosticDescriptor UnknownBadge { get; } = new("PUB0160", Severity.Error,
        "this pathway names the badge '{0}', which is not there",
        "{1}");

    /// <summary>Steps that wait for each other. {0} the circle.</summary>
    public static DiagnosticDescriptor Circle { get; } = new("PUB0161", Severity.Error,
        "these steps wait for each other, so none can begin: {0}",
        "take one of them out of 'after'");

    /// <summary>A step nobody can take. {0} step, {1} why.</summary>
    public static DiagnosticDescriptor Unreachable { get; } = new("PUB0162", Severity.Error,
        "nobody can take the step '{0}': {1}",
        "let the step have badges that can be held before the pathway is done");

    /// <summary>More is asked than there is. {0} what is asked, {1} what there is.</summary>
    public static DiagnosticDescriptor TooMuchAsked { get; } = new("PUB0163", Severity.Error,
        "here are {0} asked for, but {1} offered",
        "ask for less, or offer more");

    /// <summary>Credits of another unit. {0} badge, {1} its unit, {2} the unit asked for.</summary>
    public static DiagnosticDescriptor UnitMismatch { get; } = new("PUB0164", Severity.Error,
        "the badge '{0}' gives {1}, but this step counts {2}",
        "credits are never converted: leave it out of this step, or count badges with 'nOf'");

    /// <summary>A step that is not there. {0} name, {1} suggestion.</summary>
    public static DiagnosticDescriptor UnknownStep { get; } = new("PUB0165", Severity.Error,
        "there is no step '{0}' in this pathway",
        "{1}");

    /// <summary>A partner's badge that no agreement recognises. {0} as written.</summary>
    public static DiagnosticDescriptor NotRecognised { get; } = new("PUB0166", Severity.Warning,
        "no recognition agreement lets '{0}' count here, so it counts for nobody",
        "it may stay; it counts once an agreement with its issuer names it");

    /// <summary>A step or pathway that asks for nothing, or for two things at once. {0} what.</summary>
    public static DiagnosticDescriptor UnclearStep { get; } = new("PUB0167", Severity.Error,
        "{0}",
        "a step has exactly one of 'allOf', 'anyOf', 'nOf' and 'creditsOf'; a pathway has 'steps', or one of these itself");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [UnknownBadge, Circle, Unreachable, TooMuchAsked, UnitMismatch, UnknownStep, NotRecognised, UnclearStep];
}
