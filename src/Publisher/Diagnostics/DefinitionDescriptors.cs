using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB072x: what a change may not do to badges, by the rules of what is there.</summary>
public static class DefinitionDescriptors
{
    /// <summary>A frozen version that is not what the badge's file says. {0} the member, {1} the badge's file, {2} its version.</summary>
    public static DiagnosticDescriptor FrozenDiffers { get; } = new("PUB0720", Severity.Error,
        "this new version of a badge is not what {1} makes of version {2}: '{0}' differs",
        "delete this version's folder; 'publisher award' or 'publisher approve' freezes what the badge's file says");

    /// <summary>A new or changed badge without its approval. {0} badge and version, {1} new or changed, {2} what it is compared with, {3} rule, {4} what to do.</summary>
    public static DiagnosticDescriptor NotApproved { get; } = new("PUB0721", Severity.Error,
        "{0} is {1}, and by the rules on {2} the guild has to approve it first: {3}",
        "{4}");

    /// <summary>Evidence or duration of an approved version changed. {0} badge and version, {1} rule.</summary>
    public static DiagnosticDescriptor ApprovedOtherwise { get; } = new("PUB0722", Severity.Error,
        "{0} was approved, and asks for something else now under the same number: {1}",
        "give the badge a new version in its file, and let that be approved: 'publisher approve'");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [FrozenDiffers, NotApproved, ApprovedOtherwise];
}
