using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Frameworks;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads <c>credits</c>: <c>2 ECTS</c>, or a number, a unit and what one credit is declared to stand for. Nothing is ever converted that is not declared.</summary>
internal static partial class CreditsLoader
{
    private const string Expected = "a number and a unit such as '2 ECTS'";

    public static BadgeCredits? Read(YamlFields fields, DiagnosticBag diagnostics)
    {
        switch (fields.Find("credits"))
        {
            case null:
                return null;
            case YamlScalar text:
                var parts = text.Value.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (parts is [var number, var unit] && WorthLoader.Number(number) is > 0 and { } value && CreditUnit.Find(unit) is not null)
                {
                    return new(value, unit, null, null, []);
                }
                fields.Refuse("credits", text, parts is [var one, var other] && WorthLoader.Number(one) is > 0 && UnitForm().IsMatch(other)
                    ? $"{{value: {one}, unit: {other}, name: …}}, because '{other}' is no unit the program knows ({Known})" : Expected);
                return null;
            case YamlMap map:
                return Parts(new YamlFields(map, "'credits'", diagnostics), diagnostics);
            case var wrong:
                diagnostics.Add(ContentDescriptors.WrongKind, wrong.Location, "credits", "text, or keys with values", wrong.Kind);
                return null;
        }
    }

    private static BadgeCredits? Parts(YamlFields fields, DiagnosticBag diagnostics)
    {
        var (said, unit) = (fields.RequiredLine("value"), fields.RequiredLine("unit"));
        var value = said is null ? null : WorthLoader.Number(said.Value);
        if (said is not null && value is null or 0)
        {
            fields.Refuse("value", said!, "a number such as 2 or 2.5");
        }
        if (unit is not null && !UnitForm().IsMatch(unit.Value))
        {
            fields.Refuse("unit", unit, "a short name such as ECTS");
            unit = null;
        }
        var isKnown = unit is not null && CreditUnit.Find(unit.Value) is not null;
        var name = unit is null || isKnown ? fields.Line("name") : fields.RequiredLine("name");
        var url = WorthLoader.Url(fields);
        var rates = ImmutableArray.CreateBuilder<UnitRate>();
        if (fields.Line("hours") is { } hours)
        {
            var ends = hours.Value.Split('-', 2).Select(h => WorthLoader.Number(h.Trim())).ToArray();
            if (ends[0] is > 0 and { } low && ends[^1] is { } high && high >= low)
            {
                rates.Add(new(low, high, UnitRate.Hours));
            }
            else
            {
                fields.Refuse("hours", hours, "the hours one credit stands for, such as 25 or 25-30");
            }
        }
        rates.AddRange(EqualTo(fields, diagnostics));
        fields.Finish();
        return value is null or 0 || unit is null || (!isKnown && name is null) ? null : new(value.Value, unit.Value, name?.Value, url, rates.ToImmutable());
    }

    // equals: {NZQCF: 2.5}
    private static IEnumerable<UnitRate> EqualTo(YamlFields fields, DiagnosticBag diagnostics)
    {
        if (fields.Find("equals") is not { } node)
        {
            yield break;
        }
        if (node is not YamlMap map)
        {
            diagnostics.Add(ContentDescriptors.WrongKind, node.Location, "equals", "keys with values", node.Kind);
            yield break;
        }
        foreach (var entry in map.Entries)
        {
            if (entry.Value is YamlScalar said && UnitForm().IsMatch(entry.Key) && WorthLoader.Number(said.Value.Trim()) is > 0 and { } number)
            {
                yield return new(number, number, entry.Key);
            }
            else
            {
                diagnostics.Add(ContentDescriptors.WrongKind, entry.Value.Location, $"equals: {entry.Key}", "a unit and how many of it one credit stands for", entry.Value.Kind);
            }
        }
    }

    private static string Known => string.Join(", ", CreditUnit.All.Select(u => u.Code));

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9-]{0,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UnitForm();
}
