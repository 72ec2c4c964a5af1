using System.Collections.Immutable;
using Publisher.Credentials.OpenBadges;
using Publisher.Sites;

namespace Publisher.Frameworks;

/// <summary>
/// Which alignments of an achievement name a skill: those to an item of a framework (ESCO, Rich Skill Descriptors, CASE, SkillsFuture …), to a skill of the issuer's own, and learning outcomes
/// that have an address in a framework. Levels, credits and the other documented facts are none, and neither are rubrics and credentials.
/// </summary>
public static class SkillAlignments
{
    // Open Badges 3.0, AlignmentTargetType: what is no competency.
    private static readonly ImmutableArray<string> Others = ["ceterms:Credential", "CFRubric", "CFRubricCriterion", "CFRubricCriterionLevel"];

    // Levels, credits and fields of study of the Publications Office, and its skills.
    private const string EuropeanLists = "://data.europa.eu/snb/";
    private const string Esco = "://data.europa.eu/esco/";

    /// <summary>Those of an achievement.</summary>
    /// <param name="worth">What was read of it.</param>
    /// <param name="baseUrl">The issuer's site: places on its page of words are no skills.</param>
    public static IEnumerable<Alignment> Of(Worth worth, string baseUrl) => worth.Alignments.Where(a => IsSkill(a, baseUrl));

    /// <summary>The framework a skill belongs to: as the alignment names it, or else the host of its address.</summary>
    public static string FrameworkOf(Alignment alignment) => FrameworkOf(alignment.TargetUrl, alignment.TargetFramework);

    /// <summary>The framework of an address.</summary>
    public static string FrameworkOf(string address, string? said) =>
        address.Contains(Esco, StringComparison.Ordinal) ? "ESCO"
        : said is { Length: > 0 } ? said
        : Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Host.Length > 0 ? url.Host : address;

    /// <summary>The slug of a skill of the issuer's own; null for any other address.</summary>
    public static string? SlugOf(string address, string baseUrl)
    {
        var folder = SitePaths.Absolute(baseUrl, SitePaths.Skills);
        return address.StartsWith(folder, StringComparison.Ordinal) && address[folder.Length..].TrimEnd('/') is { Length: > 0 } slug && !slug.Contains('/', StringComparison.Ordinal) ? slug : null;
    }

    private static bool IsSkill(Alignment alignment, string baseUrl) =>
        !Others.Contains(alignment.TargetType ?? "") && !alignment.TargetUrl.Contains(EuropeanLists, StringComparison.Ordinal)
        && (WorthTypes.OfTarget(alignment.TargetType) is not { } type || type == WorthTypes.Skill
            || (type == WorthTypes.Outcome && !alignment.TargetUrl.StartsWith(SitePaths.Absolute(baseUrl, SitePaths.Frameworks) + "#", StringComparison.Ordinal)));
}
