using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB0150 to PUB0159: what a badge says it is worth, and what awards say was reached.</summary>
public static class WorthDescriptors
{
    /// <summary>A required badge that is not there. {0} name, {1} suggestion.</summary>
    public static DiagnosticDescriptor RequiresUnknown { get; } = new("PUB0150", Severity.Error,
        "the badge '{0}', which is to be held first, is not there",
        "{1}");

    /// <summary>Badges that each require the other first. {0} the circle.</summary>
    public static DiagnosticDescriptor RequiresCircle { get; } = new("PUB0151", Severity.Error,
        "nobody could ever begin: {0}",
        "take one of them out of 'requires'");

    /// <summary>A result nobody could tell. {0} its short name, {1} what is wrong.</summary>
    public static DiagnosticDescriptor ResultUnclear { get; } = new("PUB0152", Severity.Error,
        "the result '{0}' cannot be measured: {1}",
        "give it exactly one of a 'rubric' (levels, the lowest first), 'values' (the lowest first) or 'min' and 'max'; 'required' is one of these");

    /// <summary>An award's result that its badge does not offer. {0} what is wrong.</summary>
    public static DiagnosticDescriptor ResultNotOffered { get; } = new("PUB0153", Severity.Error,
        "this award says a result that its badge does not have: {0}",
        "what is signed cannot be mended; take this award away and make it again with 'publisher award --result'");

    /// <summary>An award that says nothing of a result its badge demands. {0} the result.</summary>
    public static DiagnosticDescriptor ResultMissing { get; } = new("PUB0154", Severity.Error,
        "this award does not say what was reached in '{0}', which its badge demands",
        "what is signed cannot be mended; take this award away and make it again with 'publisher award --result'");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [RequiresUnknown, RequiresCircle, ResultUnclear, ResultNotOffered, ResultMissing];
}
