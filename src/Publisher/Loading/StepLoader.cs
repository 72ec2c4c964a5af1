using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads a step of a pathway.</summary>
internal static class StepLoader
{
    /// <summary>The keys of translations of a pathway and of a step.</summary>
    public static ImmutableArray<string> Words { get; } = ["name", "description", ""];

    public static PathwayStep? Read(YamlFields fields, string key, DiagnosticBag diagnostics)
    {
        var (id, name, description) = (fields.Line("id"), fields.Line("name"), fields.Line("description"));
        if (id is not null && !NameRules.IsSlug(id.Value))
        {
            fields.Refuse("id", id, "a short name of small letters, digits and hyphens");
            id = null;
        }
        var asks = Asks(fields, diagnostics);
        var elective = fields.Line("elective");
        if (elective is not null && elective.Value is not ("true" or "false"))
        {
            fields.Refuse("elective", elective, "true or false");
        }
        var after = fields.Lines("after").Select(a => new StepName(a.Value.Trim(), a.Location)).ToImmutableArray();
        var translations = TranslationLoader.Read(fields, Words, MarkdownPlace.Page, diagnostics);
        fields.Finish();
        if (asks is null)
        {
            diagnostics.Add(PathwayDescriptors.UnclearStep, fields.Location, "this step asks for nothing");
            return null;
        }
        return asks with
        {
            Key = id?.Value ?? key,
            Name = name?.Value,
            Description = description?.Value,
            IsElective = elective?.Value == "true",
            After = after,
            Translations = translations,
        };
    }

    /// <summary>What is asked for under <c>allOf</c>, <c>anyOf</c>, <c>nOf</c> or <c>creditsOf</c>; null for nothing.</summary>
    public static PathwayStep? Asks(YamlFields fields, DiagnosticBag diagnostics)
    {
        ImmutableArray<PathwayStep?> all =
        [
            Badges(fields, "allOf", StepKind.AllOf), Badges(fields, "anyOf", StepKind.AnyOf),
            Number(fields, diagnostics), Credits(fields),
        ];
        var said = all.OfType<PathwayStep>().ToImmutableArray();
        if (said.Length > 1)
        {
            diagnostics.Add(PathwayDescriptors.UnclearStep, said[1].Location, "this step asks for two things at once");
        }
        return said.FirstOrDefault();
    }

    /// <summary>A badge by its name, with the version that counts behind <c>@</c>.</summary>
    public static PathwayBadge? Badge(YamlFields fields, string key, YamlScalar said)
    {
        var text = said.Value.Trim();
        // An address may have an @ of its own; its version is in its path.
        var at = text.StartsWith("https://", StringComparison.Ordinal) ? -1 : text.IndexOf('@', StringComparison.Ordinal);
        var (name, version) = at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
        var isLater = version?.EndsWith('+') == true;
        version = isLater ? version![..^1] : version;
        if (BadgeName.IsOne(name) && (version is null || NameRules.IsVersion(version)))
        {
            return new(name, version, isLater, said.Location);
        }
        fields.Refuse(key, said, $"{BadgeName.Expected}; a version may follow, as in ropework@1.1 or ropework@1.1+");
        return null;
    }

    /// <summary>A whole number above zero; null when there is none.</summary>
    public static int? Count(YamlFields fields, string key)
    {
        if (fields.Line(key) is not { } said)
        {
            return null;
        }
        if (int.TryParse(said.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 1000)
        {
            return count;
        }
        fields.Refuse(key, said, "a whole number from 1 on");
        return null;
    }

    private static PathwayStep? Badges(YamlFields fields, string key, StepKind kind)
    {
        var named = fields.Lines(key);
        return named.IsEmpty ? null : Step(fields, key, kind, named, named[0].Location, kind == StepKind.AllOf ? null : 1, null);
    }

    private static PathwayStep? Number(YamlFields fields, DiagnosticBag diagnostics)
    {
        if (fields.Fields("nOf") is not { } inner)
        {
            return null;
        }
        var (count, named) = (Count(inner, "n"), inner.Lines("from"));
        inner.Finish();
        if (count is null || named.IsEmpty)
        {
            diagnostics.Add(PathwayDescriptors.UnclearStep, inner.Location, "'nOf' needs 'n' (how many) and 'from' (of which badges)");
            return null;
        }
        return Step(inner, "from", StepKind.NumberOf, named, inner.Location, count, null);
    }

    private static PathwayStep? Credits(YamlFields fields)
    {
        if (fields.Fields("creditsOf") is not { } inner)
        {
            return null;
        }
        var (value, unit, named) = (inner.RequiredLine("value"), inner.RequiredLine("unit"), inner.Lines("from"));
        inner.Finish();
        if (value is null || unit is null)
        {
            return null;
        }
        if (WorthLoader.Number(value.Value) is not { } needed || needed == 0)
        {
            inner.Refuse("value", value, "a number of credits such as 4 or 2.5");
            return null;
        }
        return Step(inner, "from", StepKind.CreditsOf, named, inner.Location, needed, unit.Value);
    }

    private static PathwayStep? Step(YamlFields fields, string key, StepKind kind, ImmutableArray<YamlScalar> named, SourceLocation location, decimal? needed, string? unit)
    {
        var badges = named.Select(b => Badge(fields, key, b)).OfType<PathwayBadge>().DistinctBy(b => b.Badge).ToImmutableArray();
        return new() { Key = "", Kind = kind, Needed = needed ?? badges.Length, Unit = unit, Badges = badges, Location = location };
    }
}
