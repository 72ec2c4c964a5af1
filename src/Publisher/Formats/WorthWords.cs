using System.Globalization;
using Publisher.Authoring;
using Publisher.Credentials.OpenBadges;
using Publisher.Frameworks;
using Publisher.Languages;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>
/// What a badge is worth in the words of a page, read back from the achievement as it is signed. Words that the program chose when it was signed are said in the page's language; the guild's own
/// stay as they are. Credits are shown in their own unit, and what they are declared to stand for behind ≈.
/// </summary>
internal sealed class WorthWords(SiteView view, Worth worth, string language, PageLinks links)
{
    private static readonly (WorthType Type, string Label)[] Labels =
    [
        (WorthTypes.Level, "facts.level"), (WorthTypes.Workload, "facts.workload"), (WorthTypes.Assessment, "facts.assessment"), (WorthTypes.Participation, "facts.participation"),
        (WorthTypes.Supervision, "facts.supervision"), (WorthTypes.Quality, "facts.quality"), (WorthTypes.Review, "worth.review"), (WorthTypes.Prerequisite, "facts.after"), (WorthTypes.Pathway, "worth.pathway"),
    ];

    private readonly SiteWords words = view.Words;
    private readonly SiteWords original = WordFiles.BuiltIn(language);
    private readonly bool isElsewhere = language.Split('-')[0] != view.Words.Language.Split('-')[0];

    /// <summary>Credits, level and the like, for the margin; with the marks of profiles that it meets.</summary>
    /// <param name="country">The issuer's country, as signed.</param>
    public IEnumerable<FieldSet> Facts(string? country)
    {
        foreach (var profile in FrameworkProfiles.All.Where(p => p.IsMetBy(worth, country)))
        {
            yield return Fact(words["worth.meets"], words[profile.WordsKey], null, links.To(SitePaths.Frameworks) + "#" + profile.Place, false, false);
        }
        if (Credits() is { } credits)
        {
            yield return credits;
        }
        foreach (var (type, label) in Labels)
        {
            foreach (var alignment in worth.Of(type))
            {
                var (phrase, isOriginal) = Phrase(type, alignment);
                var (href, isExternal) = Link(type, alignment);
                yield return Fact(words[label], phrase, alignment.TargetDescription, href, isExternal, isOriginal);
            }
        }
        if (worth.FieldOfStudy is { } field)
        {
            var classified = worth.First(WorthTypes.Field);
            yield return Fact(words["facts.field"], classified is null ? field : $"{field} ({classified.TargetFramework} {classified.TargetCode})", null, null, false, isElsewhere);
        }
    }

    /// <summary>Adds to a key what is shown of other things than the achievement itself.</summary>
    public static void AddTo(ContentKeyBuilder key, SiteView view, Worth worth)
    {
        foreach (var alignment in worth.Of(WorthTypes.Prerequisite))
        {
            key.Add(alignment.TargetCode is { } slug ? view.Badge(slug)?.Badge.Name : null);
        }
        foreach (var alignment in worth.Alignments)
        {
            key.Add(view.Skills.OwnOf(alignment)?.Definition ?? default);
        }
        foreach (var alignment in worth.Of(WorthTypes.Pathway))
        {
            key.Add(view.Site.Pathways.FirstOrDefault(p => p.Slug == alignment.TargetCode)?.Definition ?? default);
        }
    }

    /// <summary>What its holder can do.</summary>
    public IEnumerable<FieldSet> Outcomes() => worth.Of(WorthTypes.Outcome).Select(a => new FieldSet
    {
        { "name", a.TargetName },
        { "href", view.Skills.OwnOf(a) is { } own ? links.To(SitePaths.Skill(own.Slug)) : IsOurs(a.TargetUrl) ? null : Prose.WebAddress(a.TargetUrl) },
        { "external", view.Skills.OwnOf(a) is null },
        { "framework", a.TargetFramework },
        { "code", a.TargetCode },
        { "description", a.TargetDescription },
        { "lang", isElsewhere ? language : null },
    });

    /// <summary>Skills: those of the guild's own, which have a page here, and every alignment that is none of our types.</summary>
    public IEnumerable<FieldSet> Skills() =>
        worth.Alignments.Where(a => WorthTypes.OfTarget(a.TargetType) is null || a.TargetType == WorthTypes.Skill.TargetType).Select(a => view.Skills.OwnOf(a) is { } own ? Own(a, own) : new FieldSet
        {
            { "name", a.TargetName },
            { "href", Prose.WebAddress(a.TargetUrl) },
            { "external", true },
            { "framework", a.TargetFramework },
            { "code", a.TargetCode },
            { "description", a.TargetDescription },
        });

    // As it was signed; translated only as far as that is what the skill says now, word for word.
    private FieldSet Own(Alignment signed, Content.Skill skill)
    {
        var now = view.Skills.Of(skill);
        return new()
        {
            { "name", signed.TargetName == skill.Name ? now.Name : signed.TargetName },
            { "href", links.To(SitePaths.Skill(skill.Slug)) },
            { "external", false },
            { "framework", (string?)null },
            { "code", (string?)null },
            { "description", signed.TargetDescription == skill.Description ? now.Description : signed.TargetDescription },
        };
    }

    /// <summary>What is measured, with its levels or values.</summary>
    public IEnumerable<FieldSet> Measured() => worth.Results.Select(r => new FieldSet
    {
        { "name", r.Name },
        { "levels", r.Levels.Select(l => new FieldSet { { "name", l.Name }, { "description", l.Description }, { "points", l.Points }, { "required", l.Id == r.RequiredLevel } }) },
        { "values", r.Values.IsEmpty ? null : string.Join(", ", r.Values) },
        { "range", r.Min is { } min && r.Max is { } max ? words.Say("worth.range", ("min", words.Fraction(min)), ("max", words.Fraction(max))) : null },
        { "required", r.RequiredValue is { } value ? words.Say("worth.required", ("value", words.Fraction(value))) : null },
        { "lang", isElsewhere ? language : null },
    });

    /// <summary>What an award says was reached.</summary>
    public IEnumerable<FieldSet> Reached(IEnumerable<GivenResult> given)
    {
        foreach (var result in given)
        {
            var offered = worth.Results.FirstOrDefault(r => r.Id == result.Description);
            var level = offered?.Levels.FirstOrDefault(l => l.Id == result.AchievedLevel);
            yield return new()
            {
                { "name", offered?.Name },
                { "value", level?.Name ?? (result.Value is { } value ? offered is { Max: { } max } ? words.Say("worth.of", ("value", words.Fraction(value)), ("max", words.Fraction(max))) : value : result.Status) },
                { "description", level?.Description },
                { "lang", isElsewhere ? language : null },
            };
        }
    }

    private FieldSet? Credits()
    {
        if (worth.Credits is not { } credits)
        {
            return null;
        }
        var unit = worth.First(WorthTypes.CreditUnit);
        var rates = worth.Of(WorthTypes.CreditConversion).Select(a => Rate(a.TargetCode)).OfType<string>().ToList();
        var href = unit is null ? (null, false) : Link(WorthTypes.CreditUnit, unit);
        return Fact(words["facts.credits"], $"{words.Fraction(credits)} {unit?.TargetCode ?? unit?.TargetName}".TrimEnd(), rates.Count == 0 ? null : string.Join("; ", rates), href.Item1, href.Item2, false);
    }

    // "25-30 h" at 2 credits: ≈ 50–60 hours, at 25–30 hours a credit.
    private string? Rate(string? code)
    {
        var parts = (code ?? "").Split(' ');
        if (parts.Length != 2 || worth.CreditValue is not { } credits)
        {
            return null;
        }
        var ends = parts[0].Split('-');
        if (!ends.All(e => decimal.TryParse(e, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)))
        {
            return null;
        }
        var all = ends.Select(e => Number(credits * decimal.Parse(e, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)));
        return parts[1] == Content.UnitRate.Hours
            ? words.Say("worth.hours", ("n", string.Join("–", all)), ("rate", string.Join("–", ends.Select(words.Fraction))))
            : words.Say("worth.equals", ("n", string.Join("–", all)), ("unit", parts[1]), ("rate", string.Join("–", ends.Select(words.Fraction))));
    }

    private string Number(decimal number) => words.Fraction(number.ToString("0.###", CultureInfo.InvariantCulture));

    private (string Phrase, bool IsOriginal) Phrase(WorthType type, Alignment alignment)
    {
        if (type == WorthTypes.Prerequisite && alignment.TargetCode is { } slug && view.Badge(slug) is { } badge)
        {
            return (view.Texts.Of(badge.Badge).Name, false);
        }
        if (type == WorthTypes.Pathway && alignment.TargetCode is { } way && view.Site.Pathways.FirstOrDefault(p => p.Slug == way) is { } pathway)
        {
            return (PathwayWords.NameOf(view, pathway), false);
        }
        return isElsewhere && WorthPhrases.Of(original, type, alignment.TargetFramework, alignment.TargetCode) == alignment.TargetName
            && WorthPhrases.Of(words, type, alignment.TargetFramework, alignment.TargetCode) is { } translated ? (translated, false) : (alignment.TargetName, isElsewhere);
    }

    private (string? Href, bool IsExternal) Link(WorthType type, Alignment alignment)
    {
        if (IsOurs(alignment.TargetUrl))
        {
            return (links.To(SitePaths.Frameworks) + "#" + type.Place(alignment.TargetCode), false);
        }
        if (type == WorthTypes.Prerequisite && alignment.TargetCode is { } slug && view.Badge(slug) is not null)
        {
            return (links.To(SitePaths.Badge(slug)), false);
        }
        if (type == WorthTypes.Pathway)
        {
            return alignment.TargetCode is { } way && view.Site.Pathways.Any(p => p.Slug == way) ? (links.To(SitePaths.Pathway(way)), false) : (null, false);
        }
        return (Prose.WebAddress(alignment.TargetUrl), true);
    }

    private bool IsOurs(string address) => address.StartsWith(SitePaths.Absolute(view.BaseUrl, SitePaths.Frameworks) + "#", StringComparison.Ordinal);

    private FieldSet Fact(string label, string value, string? note, string? href, bool isExternal, bool isOriginal) => new()
    {
        { "label", label },
        { "value", value },
        { "note", note },
        { "href", href },
        { "external", isExternal },
        { "lang", isOriginal ? language : null },
    };
}
