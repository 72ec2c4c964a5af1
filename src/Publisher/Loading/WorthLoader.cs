using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Frameworks;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads what a badge says it is worth: the keys from <c>outcomes</c> to <c>results</c> of its front matter.</summary>
internal static partial class WorthLoader
{
    private static readonly ImmutableArray<string> Keys =
        ["outcomes", "level", "credits", "workload", "assessment", "participation", "supervision", "qualityAssurance", "review", "requires", "fieldOfStudy", "profile", "results", "skills"];

    /// <summary>The keys of a badge.</summary>
    /// <param name="fields">Its front matter.</param>
    /// <param name="map">The same, for where keys stand.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    public static (BadgeWorth Worth, string? FieldOfStudy) Read(YamlFields fields, YamlMap map, DiagnosticBag diagnostics)
    {
        var facts = ImmutableArray.CreateBuilder<BadgeFact>();
        facts.AddRange(Many(fields, "outcomes", diagnostics).Select(n => Phrase(WorthTypes.Outcome, n, diagnostics)).OfType<BadgeFact>());
        Add(facts, Level(fields, diagnostics));
        Add(facts, Workload(fields));
        foreach (var type in (WorthType[])[WorthTypes.Assessment, WorthTypes.Participation, WorthTypes.Supervision, WorthTypes.Quality])
        {
            facts.AddRange(Many(fields, type.Key, diagnostics).Select(n => Kind(type, n, diagnostics)).OfType<BadgeFact>());
        }
        Add(facts, Review(fields));
        var (field, classified) = Field(fields, diagnostics);
        Add(facts, classified);
        var worth = new BadgeWorth
        {
            Facts = facts.ToImmutable(),
            Credits = CreditsLoader.Read(fields, diagnostics),
            Results = ResultsLoader.Read(fields, diagnostics),
            Requires = [.. fields.Lines("requires").Select(r => Required(fields, r)).OfType<RequiredBadge>()],
            Skills = [.. fields.Lines("skills").Select(s => Skill(fields, s)).OfType<NamedSkill>().DistinctBy(s => s.Skill)],
            Profiles = [.. fields.Lines("profile").Select(p => Profile(fields, p)).OfType<BadgeProfile>()],
            Places = map.Entries.Where(e => Keys.Contains(e.Key)).ToImmutableDictionary(e => e.Key, e => e.KeyLocation, StringComparer.Ordinal),
        };
        return (worth, field);
    }

    /// <summary>A number as it may be written: up to six digits, three behind the point.</summary>
    public static decimal? Number(string text) => NumberForm().IsMatch(text) ? decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;

    /// <summary>A web address below a key; null when there is none or it is refused.</summary>
    public static string? Url(YamlFields fields)
    {
        if (fields.Line("url") is not { } url)
        {
            return null;
        }
        if (LinkRules.IsWeb(url.Value))
        {
            return url.Value;
        }
        fields.Refuse("url", url, "a web address");
        return null;
    }

    // One thing or a list of them.
    private static ImmutableArray<YamlNode> Many(YamlFields fields, string key, DiagnosticBag diagnostics)
    {
        var items = fields.Find(key) switch { null => [], YamlList list => list.Items, var one => [one] };
        foreach (var wrong in items.Where(i => i is YamlList or YamlScalar { IsNull: true }))
        {
            diagnostics.Add(ContentDescriptors.WrongKind, wrong.Location, key, "text, or keys with values", wrong.Kind);
        }
        return [.. items.Where(i => i is YamlMap or YamlScalar { IsNull: false })];
    }

    private static BadgeFact? Phrase(WorthType type, YamlNode node, DiagnosticBag diagnostics)
    {
        if (node is YamlScalar text)
        {
            return Line(type.Key, text, diagnostics) is { Length: > 0 } phrase ? new(type.Key, phrase, null, null, null, null) : null;
        }
        var fields = new YamlFields((YamlMap)node, $"an item of '{type.Key}'", diagnostics);
        var name = fields.RequiredLine("name");
        var fact = new BadgeFact(type.Key, name?.Value, fields.Line("code")?.Value, Url(fields), fields.Line("framework")?.Value, fields.Line("description")?.Value);
        fields.Finish();
        return name is null ? null : fact;
    }

    // A word of ours, words of theirs, or both.
    private static BadgeFact? Kind(WorthType type, YamlNode node, DiagnosticBag diagnostics)
    {
        if (node is YamlScalar text)
        {
            if (Line(type.Key, text, diagnostics) is not { Length: > 0 } said)
            {
                return null;
            }
            if (type.Kinds.Contains(said))
            {
                return new(type.Key, null, said, null, null, null);
            }
            if (said.Contains(' ', StringComparison.Ordinal))
            {
                return new(type.Key, said, null, null, null, null);
            }
            diagnostics.Add(ContentDescriptors.WrongValue, text.Location, type.Key, said, $"{Choices(type)}, or a few words of your own");
            return null;
        }
        var fields = new YamlFields((YamlMap)node, $"'{type.Key}'", diagnostics);
        var kind = fields.Line("kind");
        var isKnown = kind is not null && type.Kinds.Contains(kind.Value);
        if (kind is not null && !isKnown)
        {
            fields.Refuse("kind", kind, Choices(type));
        }
        var name = kind is null ? fields.RequiredLine("name") : fields.Line("name");
        var fact = new BadgeFact(type.Key, name?.Value, isKnown ? kind!.Value : null, Url(fields), fields.Line("framework")?.Value, fields.Line("description")?.Value);
        fields.Finish();
        return fact is { Phrase: null, Code: null } ? null : fact;
    }

    private static BadgeFact? Level(YamlFields fields, DiagnosticBag diagnostics)
    {
        switch (fields.Find("level"))
        {
            case null:
                return null;
            case YamlScalar text:
                var said = text.Value.Trim();
                var parts = LevelForm().Match(said);
                if (said == "none" || parts.Success)
                {
                    return parts.Success ? new("level", null, parts.Groups[2].Value, null, parts.Groups[1].Value, null) : new("level", null, "none", null, null, null);
                }
                fields.Refuse("level", text, "a framework and a level such as 'EQF 4', or 'none' for one that is in no framework");
                return null;
            case YamlMap map:
                var inner = new YamlFields(map, "'level'", diagnostics);
                var (framework, level) = (inner.RequiredLine("framework"), inner.RequiredLine("level"));
                var fact = new BadgeFact("level", inner.Line("name")?.Value, level?.Value, Url(inner), framework?.Value, inner.Line("description")?.Value);
                inner.Finish();
                return framework is null || level is null ? null : fact;
            case var other:
                diagnostics.Add(ContentDescriptors.WrongKind, other.Location, "level", "text, or keys with values", other.Kind);
                return null;
        }
    }

    private static BadgeFact? Workload(YamlFields fields)
    {
        if (fields.Line("workload") is not { } said)
        {
            return null;
        }
        if (HoursForm().Match(said.Value) is { Success: true } match)
        {
            return new("workload", null, $"PT{match.Groups[1].Value}{match.Groups[2].Value}H", null, null, null);
        }
        fields.Refuse("workload", said, "whole hours of work such as '25 h' (or PT25H)");
        return null;
    }

    private static BadgeFact? Review(YamlFields fields)
    {
        if (fields.Line("review") is not { } said)
        {
            return null;
        }
        if (YearsForm().IsMatch(said.Value))
        {
            return new("review", null, said.Value, null, null, null);
        }
        fields.Refuse("review", said, "after how many years or months the badge is looked at again, such as P2Y or P18M");
        return null;
    }

    private static (string? Name, BadgeFact? Fact) Field(YamlFields fields, DiagnosticBag diagnostics)
    {
        if (fields.Find("fieldOfStudy") is not YamlMap map)
        {
            return (fields.Line("fieldOfStudy")?.Value, null);
        }
        var inner = new YamlFields(map, "'fieldOfStudy'", diagnostics);
        var (name, framework, code) = (inner.RequiredLine("name"), inner.RequiredLine("framework"), inner.RequiredLine("code"));
        var url = Url(inner);
        inner.Finish();
        return (name?.Value, name is null || framework is null || code is null ? null : new("fieldOfStudy", name.Value, code.Value, url, framework.Value, null));
    }

    private static RequiredBadge? Required(YamlFields fields, YamlScalar said)
    {
        var name = said.Value.Trim();
        if (BadgeName.IsOne(name))
        {
            return new(name, said.Location);
        }
        fields.Refuse("requires", said, BadgeName.Expected);
        return null;
    }

    private static NamedSkill? Skill(YamlFields fields, YamlScalar said)
    {
        var name = said.Value.Trim();
        if (NameRules.IsSlug(name))
        {
            return new(name, said.Location);
        }
        fields.Refuse("skills", said, $"the name of a file in {Content.Skill.Folder}, without its ending");
        return null;
    }

    private static BadgeProfile? Profile(YamlFields fields, YamlScalar said)
    {
        var name = said.Value.Trim();
        if (FrameworkProfiles.Find(name) is not null)
        {
            return new(name, said.Location);
        }
        fields.Refuse("profile", said, string.Join(" or ", FrameworkProfiles.All.Select(p => $"'{p.Name}'")));
        return null;
    }

    private static string? Line(string key, YamlScalar text, DiagnosticBag diagnostics)
    {
        var said = text.Value.Trim();
        if (!said.Contains('\n', StringComparison.Ordinal))
        {
            return said;
        }
        diagnostics.Add(ContentDescriptors.WrongKind, text.Location, key, "one line of text", "more than one line");
        return null;
    }

    private static void Add(ImmutableArray<BadgeFact>.Builder facts, BadgeFact? fact)
    {
        if (fact is not null)
        {
            facts.Add(fact);
        }
    }

    private static string Choices(WorthType type) => $"one of {string.Join(", ", type.Kinds)}";

    [GeneratedRegex(@"^(?:0|[1-9][0-9]{0,5})(?:\.[0-9]{1,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"^([A-Z][A-Za-z-]{1,15}) ([0-9]{1,2}|short|first|second|third)\z", RegexOptions.CultureInvariant)]
    private static partial Regex LevelForm();

    [GeneratedRegex(@"^(?:PT([1-9][0-9]{0,3})H|([1-9][0-9]{0,3}) ?h)\z", RegexOptions.CultureInvariant)]
    private static partial Regex HoursForm();

    [GeneratedRegex(@"^P(?=[1-9])(?:[1-9][0-9]?Y)?(?:[1-9][0-9]?M)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex YearsForm();
}
