using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads content/pathways/.</summary>
internal static class PathwayLoader
{
    public static ImmutableArray<Pathway> Load(LoadContext context) => context.Each(context.ClaimIn(Pathway.Folder, ".yml"), Read);

    private static Pathway? Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var slug = LoadContext.Stem(file.Path);
        NameRules.CheckSlug(slug, new(file.Path), isPage: false, diagnostics);
        if (TextRules.Read(file, diagnostics) is not { } text || YamlReader.Read(file.Path, text.Text, 1, diagnostics) is not { } map)
        {
            return null;
        }
        if (text.Text.Contains('\\', StringComparison.Ordinal))
        {
            TextRules.CheckValues(map, diagnostics);
        }
        var fields = new YamlFields(map, "a pathway", diagnostics);
        var (name, description) = (fields.RequiredLine("name"), fields.Line("description"));
        var isStrict = Choice(fields, "order", "strict", "free");
        var steps = Steps(fields, map, isStrict, diagnostics);
        var requires = fields.Lines("requires").Select(b => StepLoader.Badge(fields, "requires", b)).OfType<PathwayBadge>().ToImmutableArray();
        var award = fields.Line("award") is { } badge ? StepLoader.Badge(fields, "award", badge) : null;
        if (award is { Version: not null } || (award is not null && !BadgeName.IsHere(award.Badge)))
        {
            fields.Refuse("award", new(award.Written, false, award.Location), "the slug of a badge of this site");
            award = null;
        }
        var electives = StepLoader.Count(fields, "electives");
        var translations = TranslationLoader.Read(fields, StepLoader.Words, MarkdownPlace.Page, diagnostics);
        fields.Finish();
        return name is null || steps.IsEmpty ? null : new()
        {
            Slug = slug,
            Name = name.Value,
            Description = description?.Value,
            Steps = steps,
            Electives = electives ?? 0,
            ElectivesLocation = map.Find("electives")?.Value.Location ?? new(file.Path),
            Requires = requires,
            Award = award,
            Translations = translations,
            Definition = Digest.Of(file.Bytes.Span),
            Location = new(file.Path),
        };
    }

    // A pathway of one step says it by itself; in order, each of its badges is a step.
    private static ImmutableArray<PathwayStep> Steps(YamlFields fields, YamlMap map, bool isStrict, DiagnosticBag diagnostics)
    {
        var written = fields.FieldsList("steps");
        var whole = StepLoader.Asks(fields, diagnostics);
        if ((written.IsEmpty && map.Find("steps") is null) == (whole is null))
        {
            diagnostics.Add(PathwayDescriptors.UnclearStep, map.Location, whole is null ? "this pathway has no steps" : "this pathway has 'steps', and asks for badges beside them");
            return [];
        }
        if (whole is not null)
        {
            return isStrict && whole.Kind == StepKind.AllOf ? InOrder([.. whole.Badges.Select((b, i) => whole with { Key = KeyOf(i), Badges = [b], Needed = 1, Location = b.Location })]) : [whole with { Key = KeyOf(0) }];
        }
        var steps = ImmutableArray.CreateBuilder<PathwayStep>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, i) in written.Select((s, i) => (s, i)))
        {
            if (StepLoader.Read(item, KeyOf(i), diagnostics) is not { } step)
            {
                continue;
            }
            if (!taken.Add(step.Key))
            {
                diagnostics.Add(PathwayDescriptors.UnclearStep, step.Location, $"two steps are called '{step.Key}'");
                continue;
            }
            steps.Add(step);
        }
        return isStrict ? InOrder(steps.ToImmutable()) : steps.ToImmutable();
    }

    private static ImmutableArray<PathwayStep> InOrder(ImmutableArray<PathwayStep> steps) =>
        [.. steps.Select((s, i) => i == 0 || !s.After.IsEmpty ? s : s with { After = [new(steps[i - 1].Key, s.Location)] })];

    private static bool Choice(YamlFields fields, string key, string yes, string no)
    {
        var said = fields.Line(key);
        if (said is not null && said.Value != yes && said.Value != no)
        {
            fields.Refuse(key, said, $"'{yes}' or '{no}'");
        }
        return said?.Value == yes;
    }

    private static string KeyOf(int index) => string.Create(CultureInfo.InvariantCulture, $"step-{index + 1}");
}
