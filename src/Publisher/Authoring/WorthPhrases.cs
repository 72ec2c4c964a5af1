using System.Globalization;
using Publisher.Frameworks;
using Publisher.Languages;

namespace Publisher.Authoring;

/// <summary>The words for a fact that is said by a code, in any language: what is signed where the guild has no words of its own, and what pages in further languages say in its place.</summary>
internal static class WorthPhrases
{
    /// <summary>The phrase of a fact; null when its code says nothing that the program knows.</summary>
    /// <param name="words">The language.</param>
    /// <param name="type">The fact's type.</param>
    /// <param name="framework">Its framework, or null.</param>
    /// <param name="code">Its code, or null.</param>
    public static string? Of(SiteWords words, WorthType type, string? framework, string? code) => code is null ? null : type switch
    {
        _ when type == WorthTypes.Level => code == "none" ? words["phrase.level_none"] : framework is null ? null : words.Say("phrase.level", ("framework", framework), ("level", code)),
        _ when type == WorthTypes.Workload => Hours(code) is { } hours ? words.Count("phrase.workload", hours) : null,
        _ when type == WorthTypes.Review => words.Say("phrase.review", ("period", words.Duration(code))),
        _ when type == WorthTypes.CreditUnit => CreditUnit.Find(code) is { } unit ? words[unit.WordsKey] : null,
        _ when type == WorthTypes.Profile => FrameworkProfiles.Find(code) is { } profile ? words[profile.WordsKey] : null,
        _ => type.Kinds.Contains(code) ? words[WorthType.KindKey(code)] : null,
    };

    /// <summary>The hours of <c>PT25H</c>; null for another form.</summary>
    public static int? Hours(string code) => code.StartsWith("PT", StringComparison.Ordinal) && code.EndsWith('H')
        && int.TryParse(code.AsSpan(2, code.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) ? hours : null;
}
