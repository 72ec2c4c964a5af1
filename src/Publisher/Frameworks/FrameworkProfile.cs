using System.Collections.Immutable;
using Publisher.Diagnostics;

namespace Publisher.Frameworks;

/// <summary>What the rules of a framework ask of a badge, asked of what is signed: the achievement and its issuer.</summary>
/// <param name="Name">The word in front matter, and its place on <c>/frameworks/</c> behind <c>profile-</c>.</param>
/// <param name="Elements">What has to be there.</param>
public sealed record FrameworkProfile(string Name, ImmutableArray<ProfileElement> Elements)
{
    /// <summary>Its place on the page.</summary>
    public string Place => "profile-" + Name;

    /// <summary>The key of what it is called.</summary>
    public string WordsKey => "worth_kinds." + Name.Replace('-', '_');

    /// <summary>What is missing, in the order of the elements.</summary>
    public IEnumerable<ProfileElement> Missing(Worth worth, string? country) => Elements.Where(e => !e.IsMet(worth, country));

    /// <summary>Whether an achievement says that it meets the profile, and does.</summary>
    public bool IsMetBy(Worth worth, string? country) => worth.Of(WorthTypes.Profile).Any(a => a.TargetCode == Name) && !Missing(worth, country).Any();
}

/// <summary>One thing a profile asks for.</summary>
/// <param name="Key">The front matter's key it is said by; empty for one of site.config.yml.</param>
/// <param name="Descriptor">What is told where it is missing.</param>
/// <param name="IsMet">Whether it is there.</param>
public sealed record ProfileElement(string Key, DiagnosticDescriptor Descriptor, Func<Worth, string?, bool> IsMet);

/// <summary>The table of profiles.</summary>
public static class FrameworkProfiles
{
    private const int MostCredits = 40;

    // NZQA's rules keep these for other qualifications or for the country.
    private static readonly ImmutableArray<string> ProtectedWords =
        ["national", "new zealand", "certificate", "diploma", "degree", "bachelor", "master", "doctor", "undergraduate", "postgraduate"];

    /// <summary>
    /// Annex I of the Council Recommendation of 16 June 2022 on a European approach to micro-credentials (2022/C 243/02), its mandatory elements. Learner, title, awarding body and date of
    /// issuing are part of every award.
    /// </summary>
    public static FrameworkProfile EuMicrocredential { get; } = new("eu-microcredential",
    [
        new("", FrameworkDescriptors.EuCountry, (_, country) => country is not null),
        new("outcomes", FrameworkDescriptors.EuOutcomes, (w, _) => w.Of(WorthTypes.Outcome).Any()),
        new("workload", FrameworkDescriptors.EuWorkload, (w, _) => w.First(WorthTypes.Workload) is not null || (w.Credits is not null && w.CreditUnitCode == CreditUnit.Ects.Code)),
        new("level", FrameworkDescriptors.EuLevel, (w, _) => w.Of(WorthTypes.Level).Any(l => l.TargetCode == "none" || l.TargetFramework is "EQF" or "QF-EHEA")),
        new("assessment", FrameworkDescriptors.EuAssessment, (w, _) => w.Of(WorthTypes.Assessment).Any()),
        new("participation", FrameworkDescriptors.EuParticipation, (w, _) => w.Of(WorthTypes.Participation).Any()),
        new("qualityAssurance", FrameworkDescriptors.EuQuality, (w, _) => w.Of(WorthTypes.Quality).Any()),
    ]);

    /// <summary>What NZQA asks of the description of a micro-credential, as far as a badge can say it.</summary>
    public static FrameworkProfile Nzqa { get; } = new("nzqa",
    [
        new("name", FrameworkDescriptors.NzTitle, (w, _) => ProtectedWord(w.Name) is null),
        new("credits", FrameworkDescriptors.NzCredits, (w, _) => w.CreditUnitCode == CreditUnit.Nzqcf.Code && w.CreditValue is >= 1 and <= MostCredits and { } value && value == decimal.Truncate(value)),
        new("level", FrameworkDescriptors.NzLevel, (w, _) => w.Of(WorthTypes.Level).Any(l => l.TargetFramework is "NZQCF" && int.TryParse(l.TargetCode, out var level) && level is >= 1 and <= 10)),
        new("fieldOfStudy", FrameworkDescriptors.NzField, (w, _) => w.Of(WorthTypes.Field).Any(f => f.TargetFramework is "NZSCED" && f.TargetCode is { Length: 6 } code && code.All(char.IsAsciiDigit))),
        new("outcomes", FrameworkDescriptors.NzOutcomes, (w, _) => w.Of(WorthTypes.Outcome).Any()),
        new("review", FrameworkDescriptors.NzReview, (w, _) => w.First(WorthTypes.Review)?.TargetCode is { } period && Months(period) is >= 12 and <= 36),
    ]);

    /// <summary>All of them.</summary>
    public static ImmutableArray<FrameworkProfile> All { get; } = [EuMicrocredential, Nzqa];

    /// <summary>Finds one by its name.</summary>
    public static FrameworkProfile? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    /// <summary>The first word of a title that a micro-credential of New Zealand may not have; null when there is none.</summary>
    public static string? ProtectedWord(string title)
    {
        var words = " " + string.Concat(title.ToLowerInvariant().Select(c => char.IsLetter(c) ? c : ' ')) + " ";
        return ProtectedWords.FirstOrDefault(w => words.Contains($" {w} ", StringComparison.Ordinal));
    }

    // P1Y6M, of years and months alone.
    private static int Months(string period)
    {
        var (months, number) = (0, 0);
        foreach (var c in period.AsSpan(1))
        {
            (months, number) = c switch
            {
                'Y' => (months + (12 * number), 0),
                'M' => (months + number, 0),
                _ when char.IsAsciiDigit(c) => (months, (10 * number) + (c - '0')),
                _ => (months, number),
            };
        }
        return months;
    }
}
