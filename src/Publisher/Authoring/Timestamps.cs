using System.Globalization;

namespace Publisher.Authoring;

/// <summary>Instants and days as our documents spell them.</summary>
public static class Timestamps
{
    /// <summary><c>yyyy-MM-ddTHH:mm:ssZ</c>: whole seconds, UTC.</summary>
    public static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary><c>yyyy-MM-ddTHH:mm:ss±hh:mm</c>: whole seconds with the offset kept, so that the day stays the one people remember.</summary>
    public static string WithOffset(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The same instant without fractions of a second.</summary>
    public static DateTimeOffset WholeSeconds(DateTimeOffset instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerSecond), instant.Offset);

    /// <summary>
    /// Reads what a person types for a date: a day (<c>2026-05-03</c>, taken in the guild's time zone) or an instant with an offset
    /// (<c>2026-05-03T18:30:00+01:00</c>, <c>…Z</c>).
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">The guild's time zone.</param>
    /// <param name="endOfDay">For a day: its last second instead of its first (an award that expires on a day is good all that day).</param>
    /// <param name="instant">The instant, with the guild's offset.</param>
    public static bool TryRead(string text, TimeZoneInfo zone, bool endOfDay, out DateTimeOffset instant)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            if (day < new DateOnly(1900, 1, 1) || day > new DateOnly(9000, 1, 1))
            {
                instant = default;
                return false;
            }
            var local = day.ToDateTime(endOfDay ? new TimeOnly(23, 59, 59) : TimeOnly.MinValue);
            // Where summer time begins at midnight, that day has no 00:00; the offset after the jump is the day's.
            while (zone.IsInvalidTime(local))
            {
                local = local.AddMinutes(30);
            }
            instant = new(local, zone.GetUtcOffset(local));
            return true;
        }
        string[] forms = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mmzzz"];
        if (!DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant))
        {
            return false;
        }
        instant = TimeZoneInfo.ConvertTime(instant, zone);
        return true;
    }
}
