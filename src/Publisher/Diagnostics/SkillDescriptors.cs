using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB0180 to PUB0184: skills of the guild's own.</summary>
public static class SkillDescriptors
{
    /// <summary>A badge's skill that is not there. {0} name, {1} suggestion.</summary>
    public static DiagnosticDescriptor Unknown { get; } = new("PUB0180", Severity.Error,
        "this badge names the skill '{0}', which is not there",
        "{1}");

    /// <summary>Two skills that people or programs would take for one. {0} the name or address, {1} the other skill's file.</summary>
    public static DiagnosticDescriptor Twice { get; } = new("PUB0181", Severity.Error,
        "'{0}' stands for another skill already, the one in {1}",
        "one skill has one name and its own addresses elsewhere; give this one another, or keep one of the two files and name it in the badges");

    /// <summary>A skill that was signed and is gone. {0} its slug, {1} badge, {2} version.</summary>
    public static DiagnosticDescriptor Gone { get; } = new("PUB0182", Severity.Error,
        "awards of '{1}', version {2}, name the skill '{0}', and its page is gone",
        "bring content/skills/{0}.md back from git; its address is part of what was signed");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [Unknown, Twice, Gone];
}
