using System.Globalization;
using Publisher.Content;
using Publisher.Frameworks;
using Publisher.Languages;
using Publisher.Sites;

namespace Publisher.Authoring;

/// <summary>
/// Writes what a badge is worth as alignments of documented types (docs/formats.md, "What a badge is worth"): the type says what is meant, <c>targetCode</c> says it for programs, <c>targetName</c>
/// is a whole phrase in the badge's own language. Which words it takes where the guild has none of its own is fixed with the version's first award.
/// </summary>
internal sealed class WorthWriter(SiteConfig config, Badge badge, BadgeNeighbours around)
{
    private readonly SiteWords words = WordFiles.BuiltIn(badge.Language ?? config.MainLanguage);

    /// <summary>The alignments, in the order of the table of types.</summary>
    public IEnumerable<JsonText> Alignments() =>
    [
        .. Facts(WorthTypes.Outcome), .. Facts(WorthTypes.Level), .. Credits(), .. Facts(WorthTypes.Workload), .. Facts(WorthTypes.Assessment), .. Facts(WorthTypes.Participation),
        .. Facts(WorthTypes.Supervision), .. Facts(WorthTypes.Quality), .. Facts(WorthTypes.Review), .. Facts(WorthTypes.Field), .. Requires(), .. Pathways(), .. Profiles(), .. Skills(),
    ];

    private IEnumerable<JsonText> Facts(WorthType type) => badge.Worth.Facts.Where(f => f.Key == type.Key)
        .Select(f => Alignment(type, AuthoredText.Clean(f.Phrase ?? WorthPhrases.Of(words, type, f.Framework, f.Code)!), f.Url ?? UrlOf(type, f), f.Framework, f.Code, f.Description));

    private IEnumerable<JsonText> Credits()
    {
        if (badge.Worth.Credits is not { } credits)
        {
            yield break;
        }
        var known = CreditUnit.Find(credits.Unit);
        yield return Alignment(WorthTypes.CreditUnit, AuthoredText.Clean(credits.UnitName ?? WorthPhrases.Of(words, WorthTypes.CreditUnit, null, credits.Unit)!), credits.UnitUrl ?? known?.Url ?? WorthTypes.CreditUnit.Address(config.BaseUrl), null, credits.Unit, null);
        foreach (var rate in credits.Rates)
        {
            var number = rate.Low == rate.High ? Number(rate.Low) : $"{Number(rate.Low)}-{Number(rate.High)}";
            var said = words.Fraction(number.Replace("-", "–", StringComparison.Ordinal));
            yield return Alignment(WorthTypes.CreditConversion,
                rate.Unit == UnitRate.Hours ? words.Say("phrase.rate_hours", ("unit", credits.Unit), ("n", said)) : words.Say("phrase.rate_unit", ("unit", credits.Unit), ("n", said), ("other", rate.Unit)),
                WorthTypes.CreditConversion.Address(config.BaseUrl), null, $"{number} {rate.Unit}", null);
        }
    }

    private IEnumerable<JsonText> Requires() => badge.Worth.Requires.Select(r => Alignment(WorthTypes.Prerequisite,
        words.Say("phrase.requires", ("badge", around.NameOf(r.Badge))),
        BadgeName.IsHere(r.Badge) ? SitePaths.Absolute(config.BaseUrl, SitePaths.Badge(r.Badge)) : r.Badge.StartsWith("https://", StringComparison.Ordinal) ? r.Badge : WorthTypes.Prerequisite.Address(config.BaseUrl),
        null, r.Badge.StartsWith("https://", StringComparison.Ordinal) ? null : r.Badge, null));

    private IEnumerable<JsonText> Pathways() => around.Pathways.Where(p => p.Names(badge.Slug)).Select(p => Alignment(WorthTypes.Pathway,
        words.Say("phrase.pathway", ("pathway", AuthoredText.Clean(p.Name))), SitePaths.Absolute(config.BaseUrl, SitePaths.Pathway(p.Slug)), null, p.Slug, null));

    private IEnumerable<JsonText> Profiles() => badge.Worth.Profiles.Select(p => FrameworkProfiles.Find(p.Name)!).Select(p => Alignment(WorthTypes.Profile,
        WorthPhrases.Of(words, WorthTypes.Profile, null, p.Name)!, $"{SitePaths.Absolute(config.BaseUrl, SitePaths.Frameworks)}#{p.Place}", null, p.Name, null));

    // The Open Skills Network's recipe: name, statement and address of the descriptor.
    private IEnumerable<JsonText> Skills() => badge.Worth.Skills.Select(s => around.Skills.FirstOrDefault(k => k.Slug == s.Skill)).OfType<Skill>().Select(s => Alignment(WorthTypes.Skill,
        AuthoredText.Clean(s.Name), SitePaths.Absolute(config.BaseUrl, SitePaths.Skill(s.Slug)), config.Title, s.Slug, s.Description));

    private string UrlOf(WorthType type, BadgeFact fact) => type.Key == "level" && fact is { Framework: "EQF", Code: [>= '1' and <= '8'] level }
        ? $"http://data.europa.eu/snb/eqf/{level}"
        : type.Address(config.BaseUrl, fact.Code);

    private static JsonText Alignment(WorthType type, string name, string url, string? framework, string? code, string? description) => JsonText.Object(
        ("type", JsonText.Strings("Alignment")),
        ("targetName", JsonText.String(name)),
        ("targetUrl", JsonText.String(url)),
        ("targetFramework", Optional(framework)),
        ("targetCode", Optional(code)),
        ("targetDescription", Optional(description)),
        ("targetType", JsonText.String(type.TargetType)));

    private static JsonText? Optional(string? text) => string.IsNullOrEmpty(text) ? null : JsonText.String(AuthoredText.Clean(text));

    /// <summary>A number as it is signed: no zeros behind it.</summary>
    internal static string Number(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
