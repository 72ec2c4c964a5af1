using System.Globalization;
using CsCheck;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Tests.Json;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("2026-11-20T18:30:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2024-02-29T12:00:00Z")]
    [InlineData("2000-02-29T12:00:00Z")]
    public void Our_spelling_reads_back(string text)
    {
        Assert.True(Timestamp.TryRead(text, out var moment));
        Assert.Equal(text, Timestamp.Write(moment));
        Assert.True(Timestamp.TryReadXsd(text, out var same));
        Assert.Equal((moment, TimeSpan.Zero), (same, same.Offset));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2026-00-20T18:30:00Z")]
    [InlineData("2026-13-20T18:30:00Z")]
    [InlineData("2026-11-00T18:30:00Z")]
    [InlineData("2026-11-31T18:30:00Z")]
    [InlineData("1900-02-29T18:30:00Z")]
    [InlineData("2026-11-20T24:00:00Z")]
    [InlineData("2026-11-20T18:60:00Z")]
    [InlineData("2026-11-20T18:30:60Z")]
    [InlineData("2026-11-20t18:30:00Z")]
    [InlineData("2026-11-20T18:30:00z")]
    [InlineData("2026-11-20 18:30:00Z")]
    [InlineData(" 026-11-20T18:30:00Z")]
    [InlineData("+026-11-20T18:30:00Z")]
    [InlineData("２026-11-20T18:30:00Z")]
    [InlineData("2026-11-20T18:30:00Z ")]
    public void Another_spelling_or_no_such_day_is_refused(string? text) => Assert.False(Timestamp.TryRead(text, out _));

    [Theory]
    [InlineData("2026-04-13T00:00:00+01:00", 60)]
    [InlineData("2026-04-13T00:00:00-09:30", -570)]
    [InlineData("2026-04-13T00:00:00-00:00", 0)]
    [InlineData("2026-04-13T00:00:00+14:00", 840)]
    [InlineData("2026-04-13T00:00:00.123456789+01:00", 60)]
    [InlineData("2026-04-13T00:00:00.5Z", 0)]
    public void A_zone_is_kept(string text, int minutes)
    {
        Assert.True(Timestamp.TryReadXsd(text, out var moment));
        Assert.Equal(TimeSpan.FromMinutes(minutes), moment.Offset);
        Assert.Equal(new DateTime(2026, 4, 13), moment.DateTime.Date);
    }

    [Fact]
    public void Of_an_offset_the_framework_thinks_the_same() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 25], Gen.Char["+- Z"], Gen.Int[0, 20], Gen.Int[0, 70], Gen.Int[19, 24], Gen.Char[" 0129-:Z+"])
            .Sample((year, hour, sign, hours, minutes, at, other) =>
            {
                var whole = string.Create(CultureInfo.InvariantCulture, $"{year % 3 switch { 0 => year, 1 => 1, _ => 9999 }:D4}-01-01T{hour:D2}:30:00{sign}{hours:D2}:{minutes:D2}");
                whole = whole[..25];
                foreach (var text in new[] { whole, whole[..at] + other + whole[(at + 1)..] })
                {
                    var expected = text[19] is '+' or '-' && DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
                        ? moment : (DateTimeOffset?)null;
                    DateTimeOffset? found = Timestamp.TryReadXsd(text, out var read) ? read : null;
                    Assert.Equal((text, expected, expected?.Offset), (text, found, found?.Offset));
                }
            }, iter: 20_000);

    [Fact]
    public void Whatever_stands_in_the_places_of_the_digits_the_framework_agrees() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 14], Gen.Int[0, 33], Gen.Int[0, 26], Gen.Int[0, 62], Gen.Int[0, 62], Gen.Int[0, 19], Gen.Char[" 0129-:TZ+/\u0660"])
            .Sample((year, month, day, hour, minute, second, at, other) =>
            {
                var whole = string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}T{hour:D2}:{minute:D2}:{second:D2}Z");
                foreach (var text in new[] { whole, whole[..at] + other + whole[(at + 1)..] })
                {
                    var expected = DateTimeOffset.TryParseExact(
                        text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) && text.Length == 20;
                    Assert.Equal((text, expected, expected ? moment : default), (text, Timestamp.TryRead(text, out var read), read));
                }
            }, iter: 20_000);
}
