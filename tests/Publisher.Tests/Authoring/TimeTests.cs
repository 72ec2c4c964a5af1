using System.Globalization;
using Publisher.Authoring;

namespace Publisher.Tests.Authoring;

public sealed class TimeTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Theory]
    [InlineData("2026-05-03T10:00:00Z", "P3Y", "2029-05-03T10:00:00Z")]
    [InlineData("2024-02-29T10:00:00Z", "P1Y", "2025-02-28T10:00:00Z")]
    [InlineData("2026-01-31T23:59:59Z", "P1M", "2026-02-28T23:59:59Z")]
    [InlineData("2028-01-31T00:00:00Z", "P1M", "2028-02-29T00:00:00Z")]
    [InlineData("2026-08-31T00:00:00Z", "P1Y6M", "2028-02-29T00:00:00Z")]
    [InlineData("2026-12-31T00:00:00Z", "P90D", "2027-03-31T00:00:00Z")]
    [InlineData("2026-01-31T00:00:00Z", "P1M1D", "2026-03-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00Z", "P2W", "2026-01-15T00:00:00Z")]
    [InlineData("2026-05-31T00:30:00+02:00", "P1M", "2026-06-30T22:30:00Z")]
    public void A_period_is_added_in_utc_and_a_missing_day_becomes_the_months_last(string from, string period, string until)
    {
        Assert.True(ValidityPeriod.TryParse(period, out var parsed));
        Assert.Equal(until, Timestamps.Utc(parsed.AddTo(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("3Y")]
    [InlineData("P0D")]
    [InlineData("P1H")]
    [InlineData("PT1H")]
    [InlineData("P-1Y")]
    [InlineData("P1Y ")]
    [InlineData("P101Y")]
    [InlineData("P1D1Y")]
    public void Anything_else_is_no_period(string text) => Assert.False(ValidityPeriod.TryParse(text, out _));

    [Theory]
    [InlineData("2026-05-03", false, "2026-05-03T00:00:00+01:00", "2026-05-02T23:00:00Z")]
    [InlineData("2026-12-03", false, "2026-12-03T00:00:00+00:00", "2026-12-03T00:00:00Z")]
    [InlineData("2026-05-03", true, "2026-05-03T23:59:59+01:00", "2026-05-03T22:59:59Z")]
    [InlineData("2026-05-03T18:30:00+09:00", false, "2026-05-03T10:30:00+01:00", "2026-05-03T09:30:00Z")]
    public void A_day_is_taken_in_the_guilds_time_zone(string text, bool end, string local, string utc)
    {
        Assert.True(Timestamps.TryRead(text, London, end, out var instant));
        Assert.Equal(local, Timestamps.WithOffset(instant));
        Assert.Equal(utc, Timestamps.Utc(instant));
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("03.05.2026")]
    [InlineData("2026-05-03T18:30:00")]
    [InlineData("yesterday")]
    public void Anything_else_is_no_date(string text) => Assert.False(Timestamps.TryRead(text, London, false, out _));

    [Fact]
    public void A_day_without_midnight_begins_when_the_clock_has_jumped()
    {
        var cairo = TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo");
        Assert.True(cairo.IsInvalidTime(new DateTime(2025, 4, 25, 0, 0, 0)));
        Assert.True(Timestamps.TryRead("2025-04-25", cairo, false, out var instant));
        Assert.Equal("2025-04-25T01:00:00+03:00", Timestamps.WithOffset(instant));
    }
}
