using System.Text.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Languages;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>What an award's badge is said to be worth elsewhere: skills of public frameworks, and the facts Open Badges has no term for, which stand in alignments of documented <c>ext:</c> types.</summary>
internal static class SkillWords
{
    private static readonly (string Type, string Label)[] Facts =
    [
        ("ext:QualificationLevel", "facts.level"), ("ext:NotionalWorkload", "facts.workload"), ("ext:AssessmentType", "facts.assessment"), ("ext:ParticipationForm", "facts.participation"),
        ("ext:SupervisionAndIdentity", "facts.supervision"), ("ext:QualityAssurance", "facts.quality"), ("ext:Prerequisite", "facts.after"), ("ext:FieldOfStudy", "facts.field"),
    ];

    /// <summary>Skills and outcomes: every alignment that is not one of the facts.</summary>
    public static IEnumerable<FieldSet> Skills(Achievement achievement) =>
        achievement.Alignment.Where(a => a.TargetType != "ext:CreditUnit" && LabelOf(a) is null).Select(a => new FieldSet
        {
            { "name", a.TargetName },
            { "href", Prose.WebAddress(a.TargetUrl) },
            { "framework", a.TargetFramework },
            { "code", a.TargetCode },
            { "description", a.TargetDescription },
        });

    /// <summary>Level, credits and the like, for the margin.</summary>
    public static IEnumerable<FieldSet> Margin(OpenBadgeCredential credential, SiteWords words)
    {
        var achievement = credential.CredentialSubject.Achievement;
        if (Credits(credential) is { } credits)
        {
            yield return Fact(words["facts.credits"], achievement.Alignment.FirstOrDefault(a => a.TargetType == "ext:CreditUnit") is { } unit ? $"{credits}, {unit.TargetName}" : credits);
        }
        foreach (var alignment in achievement.Alignment)
        {
            if (LabelOf(alignment) is { } label)
            {
                yield return Fact(words[label], alignment.TargetName);
            }
        }
    }

    private static string? LabelOf(Alignment alignment) => Facts.FirstOrDefault(f => f.Type == alignment.TargetType).Label;

    private static FieldSet Fact(string label, string value) => new() { { "label", label }, { "value", value } };

    // As signed: 5 stays 5, and 7.50 stays 7.50.
    private static string? Credits(OpenBadgeCredential credential) =>
        credential.Document.Root.TryGetProperty("credentialSubject", out var subject) && subject.TryGetProperty("achievement", out var achievement)
        && achievement.TryGetProperty("creditsAvailable", out var credits) && credits.ValueKind == JsonValueKind.Number ? credits.GetRawText() : null;
}
