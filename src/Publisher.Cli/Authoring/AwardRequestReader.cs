using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Frameworks;

namespace Publisher.Cli.Authoring;

/// <summary>From what was typed (or stands in a row) to a request: dates, narrative and evidence checked, no key needed yet.</summary>
internal sealed class AwardRequestReader(SiteSession site, Badge badge, DateTimeOffset created)
{
    /// <summary>Reads one.</summary>
    /// <param name="row">What was typed.</param>
    /// <param name="folder">Where relative names of evidence files start.</param>
    /// <param name="hasMore">Whether evidence comes from elsewhere, too.</param>
    /// <exception cref="CliException">A date, the narrative or the evidence cannot be used.</exception>
    public AwardRequest Read(AwardRow row, string folder, bool hasMore = false)
    {
        var zone = site.Zone;
        var awarded = row.Date is { } day ? Day("date", day, zone, endOfDay: false) : TimeZoneInfo.ConvertTime(created, zone);
        if (awarded > created)
        {
            throw CliException.Usage($"the date {row.Date} lies in the future", "an award is made when it has been earned");
        }
        DateTimeOffset? until = null;
        if (row.Expires is { } last)
        {
            until = Day("expires", last, zone, endOfDay: true);
        }
        else if (badge.Validity is { } validity)
        {
            until = ValidityPeriod.TryParse(validity, out var period)
                ? period.AddTo(awarded)
                : throw CliException.Bad($"the badge's validity is '{validity}', but should be a duration such as P3Y", $"correct it in {badge.Location.Path}");
        }
        if (until is { } end && end <= awarded)
        {
            throw CliException.Usage($"the award would end ({row.Expires}) before it begins");
        }
        var narrative = row.Narrative is { Length: > 0 } text ? AuthoredText.Clean(text) : null;
        if (narrative is not null && AuthoredText.Problem(narrative) is { } problem)
        {
            throw CliException.Usage($"the narrative cannot be signed: {problem}", "take it out; the narrative becomes public");
        }
        ImmutableArray<GivenEvidence> evidence = [.. row.Evidence.Select(e => EvidenceTaker.Take(e, folder))];
        if (badge.EvidenceRequired && evidence.IsEmpty && !hasMore)
        {
            throw CliException.Usage($"the badge {badge.Slug} requires evidence", "give a file, an https address or a sentence with --evidence");
        }
        return new(row.Line, row.To, row.Name, narrative, evidence, awarded, awarded.ToUniversalTime(), until) { Results = Reached(row.Results) };
    }

    // What the badge measures is what its version was frozen with, or will be by its first award.
    private ImmutableArray<GivenResult> Reached(ImmutableArray<string> said)
    {
        var offered = BadgeFreezer.WorthOf(site, badge).Results;
        var given = ImmutableArray.CreateBuilder<GivenResult>();
        foreach (var one in said)
        {
            var parts = one.Split('=', 2, StringSplitOptions.TrimEntries);
            var keys = Words.Joined([.. offered.Select(o => o.Key)]);
            if (parts.Length < 2 || offered.FirstOrDefault(o => o.Key == parts[0]) is not { } measure)
            {
                throw CliException.Usage($"'{one}' is no result of {badge.Slug}", offered.IsEmpty ? "the badge measures nothing; take --result out" : $"write it as NAME=VALUE; {badge.Slug} measures {keys}");
            }
            if (given.Any(g => g.Description == measure.Id))
            {
                throw CliException.Usage($"{measure.Key} is said twice");
            }
            given.Add(measure.Give(parts[1], out var problem) ?? throw CliException.Usage($"{measure.Key}: {problem}", $"there are {measure.Choices}"));
        }
        return offered.FirstOrDefault(o => o.IsRequired && given.All(g => g.Description != o.Id)) is { } missing
            ? throw CliException.Usage($"the badge {badge.Slug} demands a result of '{missing.Key}'", $"say what was reached: --result {missing.Key}=VALUE; there are {missing.Choices}")
            : given.ToImmutable();
    }

    private static DateTimeOffset Day(string what, string typed, TimeZoneInfo zone, bool endOfDay) => Timestamps.TryRead(typed, zone, endOfDay, out var instant)
        ? instant
        : throw CliException.Usage($"the {what} '{typed}' is no day", "write it as 2026-05-03");
}
