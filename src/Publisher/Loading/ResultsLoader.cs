using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads <c>results</c>: what is measured, each under its short name, with a rubric, values or a range of numbers.</summary>
internal static class ResultsLoader
{
    /// <summary>Open Badges 3.0 §B.2 ResultType.</summary>
    private static readonly ImmutableArray<string> Types =
    [
        "GradePointAverage", "LetterGrade", "Percent", "PerformanceLevel", "PredictedScore", "RawScore", "Result", "RubricCriterion", "RubricCriterionLevel", "RubricScore", "ScaledScore", "Status",
    ];

    public static ImmutableArray<BadgeResult> Read(YamlFields fields, DiagnosticBag diagnostics) =>
        [.. fields.Maps("results").Select(r => Read(r.Key, r.Fields, diagnostics)).OfType<BadgeResult>()];

    private static BadgeResult? Read(YamlScalar key, YamlFields fields, DiagnosticBag diagnostics)
    {
        var name = fields.RequiredLine("name");
        var type = fields.Line("type");
        if (type is not null && !Types.Contains(type.Value))
        {
            fields.Refuse("type", type, "an Open Badges resultType such as Percent, RawScore or RubricCriterionLevel");
            type = null;
        }
        var (min, max) = (Bound(fields, "min"), Bound(fields, "max"));
        var values = fields.Lines("values").Select(v => v.Value.Trim()).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var rubric = Rubric(fields);
        var required = fields.Line("required");
        fields.Finish();
        if (!NameRules.IsSlug(key.Value))
        {
            diagnostics.Add(ContentDescriptors.BadName, key.Location, key.Value, "the short name of a result may have small letters a–z, digits and single hyphens between them", "");
            return null;
        }
        var result = name is null ? null : new BadgeResult
        {
            Key = key.Value,
            Name = name.Value,
            Type = type?.Value ?? (!rubric.IsEmpty ? "RubricCriterionLevel" : !values.IsEmpty ? "PerformanceLevel" : "RawScore"),
            Min = min,
            Max = max,
            Values = values,
            Rubric = rubric,
            Required = required?.Value,
            Location = key.Location,
        };
        if (result is not null && Fault(result) is { } fault)
        {
            diagnostics.Add(WorthDescriptors.ResultUnclear, required is not null && fault.IsAboutRequired ? required.Location : key.Location, key.Value, fault.Words);
            return null;
        }
        return result;
    }

    private static (string Words, bool IsAboutRequired)? Fault(BadgeResult result)
    {
        var kinds = (result.Rubric.IsEmpty ? 0 : 1) + (result.Values.IsEmpty ? 0 : 1) + (result.Min is null && result.Max is null ? 0 : 1);
        return kinds != 1 ? (kinds == 0 ? "it has neither a rubric, values nor a range" : "it has more than one of a rubric, values and a range", false)
            : kinds == 1 && result is { Rubric.IsEmpty: true, Values.IsEmpty: true } && (result.Min is null || result.Max is null || result.Min >= result.Max) ? ("its range needs a 'min' below its 'max'", false)
            : result.Rubric.Select(l => l.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < result.Rubric.Length ? ("two levels of its rubric have one name", false)
            : result.Required is not { } required ? null
            : !result.Rubric.IsEmpty ? (result.Rubric.Any(l => l.Name == required) ? null : ($"'{required}' is no level of its rubric", true))
            : !result.Values.IsEmpty ? (result.Values.Contains(required) ? null : ($"'{required}' is none of its values", true))
            : WorthLoader.Number(required) is { } number && number >= result.Min && number <= result.Max ? null : ($"'{required}' is no number in its range", true);
    }

    private static decimal? Bound(YamlFields fields, string key)
    {
        if (fields.Line(key) is not { } said)
        {
            return null;
        }
        if (WorthLoader.Number(said.Value) is { } number)
        {
            return number;
        }
        fields.Refuse(key, said, "a number such as 0 or 100");
        return null;
    }

    private static ImmutableArray<RubricLevel> Rubric(YamlFields fields)
    {
        var levels = ImmutableArray.CreateBuilder<RubricLevel>();
        foreach (var item in fields.FieldsList("rubric"))
        {
            var name = item.RequiredLine("name");
            var (description, points) = (item.Line("description"), item.Line("points"));
            item.Finish();
            if (name is not null)
            {
                levels.Add(new(name.Value, description?.Value, points?.Value));
            }
        }
        return levels.ToImmutable();
    }
}
