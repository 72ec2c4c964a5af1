using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Content;

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
        return new(row.Line, row.To, row.Name, narrative, evidence, awarded, awarded.ToUniversalTime(), until);
    }

    private static DateTimeOffset Day(string what, string typed, TimeZoneInfo zone, bool endOfDay) => Timestamps.TryRead(typed, zone, endOfDay, out var instant)
        ? instant
        : throw CliException.Usage($"the {what} '{typed}' is no day", "write it as 2026-05-03");
}
