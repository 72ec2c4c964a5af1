using System.Globalization;
using System.Text.RegularExpressions;

namespace Publisher.Authoring;

/// <summary>How long an award lasts: an ISO 8601 duration of years, months, weeks and days (<c>P3Y</c>, <c>P1Y6M</c>, <c>P90D</c>).</summary>
public readonly partial record struct ValidityPeriod(int Years, int Months, int Days)
{
    /// <summary>Reads a duration; at least one part, no zero in total, at most 100 years.</summary>
    public static bool TryParse(string text, out ValidityPeriod period)
    {
        period = default;
        var match = Form().Match(text);
        if (!match.Success || text.Length < 3)
        {
            return false;
        }
        var weeks = Part(match, "w");
        period = new(Part(match, "y"), Part(match, "m"), Part(match, "d") + (7 * weeks));
        var days = (period.Years * 366L) + (period.Months * 31L) + period.Days;
        return days is > 0 and <= 36_600;
    }

    /// <summary>
    /// The instant after the period, counted in UTC: years and months first (a day the month does not have becomes its last: 31 January
    /// and one month is 28 or 29 February), then days of 24 hours.
    /// </summary>
    public DateTimeOffset AddTo(DateTimeOffset from)
    {
        var utc = from.ToUniversalTime();
        return utc.AddMonths((Years * 12) + Months).AddDays(Days);
    }

    private static int Part(Match match, string name) =>
        match.Groups[name] is { Success: true } part ? int.Parse(part.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^P(?:(?<y>[0-9]{1,4})Y)?(?:(?<m>[0-9]{1,4})M)?(?:(?<w>[0-9]{1,4})W)?(?:(?<d>[0-9]{1,5})D)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
