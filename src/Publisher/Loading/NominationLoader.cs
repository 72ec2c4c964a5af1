using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads content/nominations/: who is proposed for what. Anybody may write one, so it is read as strictly as everything else.</summary>
public static class NominationLoader
{
    internal static ImmutableArray<Nomination> Load(LoadContext context) => context.Each(context.ClaimIn(Nomination.Folder, ".yml"), Read);

    /// <summary>Reads one; null when it cannot be used, which is then reported.</summary>
    public static Nomination? Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var id = LoadContext.Stem(file.Path);
        if (!NameRules.IsSlug(id))
        {
            diagnostics.Add(ContentDescriptors.BadName, new(file.Path), id, "a nomination's file may have small letters a–z, digits and single hyphens between them, at most 64", "");
        }
        if (TextRules.Read(file, diagnostics) is not { } text || YamlReader.Read(file.Path, text.Text, 1, diagnostics) is not { } map)
        {
            return null;
        }
        if (text.Text.Contains('\\', StringComparison.Ordinal))
        {
            TextRules.CheckValues(map, diagnostics);
        }
        var fields = new YamlFields(map, "a nomination", diagnostics);
        var badge = fields.RequiredLine("badge");
        var recipient = fields.RequiredLine("recipient");
        var by = fields.Line("by");
        var on = Day(fields);
        var why = Why(fields, map, diagnostics);
        var evidence = fields.Lines("evidence").Select(e => e.Value.Trim()).Where(e => e.Length > 0).ToImmutableArray();
        var consent = Consent(fields);
        fields.Finish();
        return badge is null || recipient is null || why is null ? null : new()
        {
            Id = id,
            Badge = badge.Value,
            BadgeLocation = badge.Location,
            Recipient = recipient.Value,
            By = by?.Value,
            On = on,
            Why = why,
            Evidence = evidence,
            Consent = consent,
            File = file,
        };
    }

    private static string? Why(YamlFields fields, YamlMap map, DiagnosticBag diagnostics)
    {
        if (fields.Text("why") is { Value.Length: > 0 } why)
        {
            return why.Value;
        }
        diagnostics.Add(ContentDescriptors.MissingKey, map.Location, "why", "a nomination");
        return null;
    }

    private static DateOnly? Day(YamlFields fields)
    {
        if (fields.Line("on") is not { } on)
        {
            return null;
        }
        if (DateOnly.TryParseExact(on.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }
        fields.Refuse("on", on, "a day such as 2026-05-03");
        return null;
    }

    private static NominationConsent? Consent(YamlFields fields)
    {
        if (fields.Fields("consent") is not { } consent)
        {
            return null;
        }
        var given = consent.RequiredLine("given");
        if (given is not null && given.Value is not ("true" or "false"))
        {
            consent.Refuse("given", given, "true or false");
        }
        var (how, to) = (consent.Line("how"), consent.Line("to"));
        consent.Finish();
        return given is null ? null : new(given.Value == "true", how?.Value, to?.Value);
    }
}
