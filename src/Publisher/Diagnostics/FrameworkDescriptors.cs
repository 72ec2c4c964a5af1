using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB0560 to PUB0579: what a badge lacks for a profile that it says it meets.</summary>
public static class FrameworkDescriptors
{
    private const string Eu = "a European micro-credential";
    private const string Nz = "an NZQA micro-credential";

    /// <summary>No country of the issuer.</summary>
    public static DiagnosticDescriptor EuCountry { get; } = new("PUB0560", Severity.Error,
        "'{0}' does not say in which country its issuer is, as " + Eu + " must",
        "add the country to site.config.yml: issuer: {country: GB}");

    /// <summary>No learning outcomes.</summary>
    public static DiagnosticDescriptor EuOutcomes { get; } = new("PUB0561", Severity.Error,
        "'{0}' does not say what its holder can do, as " + Eu + " must",
        "add a list 'outcomes:' with a sentence for each learning outcome");

    /// <summary>No workload.</summary>
    public static DiagnosticDescriptor EuWorkload { get; } = new("PUB0562", Severity.Error,
        "'{0}' does not say how much work it takes, as " + Eu + " must",
        "add 'credits: 1 ECTS', or 'workload: 25 h' where it gives no credits");

    /// <summary>No level.</summary>
    public static DiagnosticDescriptor EuLevel { get; } = new("PUB0563", Severity.Error,
        "'{0}' does not say at which level it is, as " + Eu + " must where that applies",
        "add 'level: EQF 4' (or 'QF-EHEA first'), or 'level: none' where it is in no framework");

    /// <summary>No type of assessment.</summary>
    public static DiagnosticDescriptor EuAssessment { get; } = new("PUB0564", Severity.Error,
        "'{0}' does not say how it is assessed, as " + Eu + " must",
        "add 'assessment: practical', another of the words in docs/frameworks.md, or a few words of your own");

    /// <summary>No form of participation.</summary>
    public static DiagnosticDescriptor EuParticipation { get; } = new("PUB0565", Severity.Error,
        "'{0}' does not say how people take part, as " + Eu + " must",
        "add 'participation: onsite', online, blended or at-work, or a few words of your own");

    /// <summary>No quality assurance.</summary>
    public static DiagnosticDescriptor EuQuality { get; } = new("PUB0566", Severity.Error,
        "'{0}' does not say what assures its quality, as " + Eu + " must",
        "add 'qualityAssurance: peer-review', another of the words in docs/frameworks.md, or a few words of your own");

    /// <summary>A title with a protected word. {1} the word.</summary>
    public static DiagnosticDescriptor NzTitle { get; } = new("PUB0570", Severity.Error,
        "the name '{0}' has a word in it that the title of " + Nz + " may not have: {1}",
        "call it by what it is about; words such as national, certificate, diploma and degree name other qualifications");

    /// <summary>No credits, or too many.</summary>
    public static DiagnosticDescriptor NzCredits { get; } = new("PUB0571", Severity.Error,
        "'{0}' does not give 1 to 40 whole credits of New Zealand's framework, as " + Nz + " must",
        "add 'credits: 5 NZQCF'");

    /// <summary>No level.</summary>
    public static DiagnosticDescriptor NzLevel { get; } = new("PUB0572", Severity.Error,
        "'{0}' does not say at which level of New Zealand's framework it is, as " + Nz + " must",
        "add 'level: NZQCF 3' (1 to 10)");

    /// <summary>No field of study.</summary>
    public static DiagnosticDescriptor NzField { get; } = new("PUB0573", Severity.Error,
        "'{0}' has no six-digit NZSCED code, as " + Nz + " must",
        "add 'fieldOfStudy: {name: Boat building, framework: NZSCED, code: \"030713\"}'");

    /// <summary>No outcomes.</summary>
    public static DiagnosticDescriptor NzOutcomes { get; } = new("PUB0574", Severity.Error,
        "'{0}' does not say what its holder can do, as " + Nz + " must",
        "add a list 'outcomes:' with a sentence for each outcome");

    /// <summary>No review period.</summary>
    public static DiagnosticDescriptor NzReview { get; } = new("PUB0575", Severity.Error,
        "'{0}' does not say that it is looked at again within one to three years, as " + Nz + " must",
        "add 'review: P2Y'");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [EuCountry, EuOutcomes, EuWorkload, EuLevel, EuAssessment, EuParticipation, EuQuality, NzTitle, NzCredits, NzLevel, NzField, NzOutcomes, NzReview];
}
