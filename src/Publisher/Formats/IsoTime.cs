using System.Globalization;

namespace Publisher.Formats;

/// <summary>Days and moments as machines write them (ISO 8601).</summary>
public static class IsoTime
{
    /// <summary><c>2026-11-20</c>.</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>2026-11-20T18:00:00Z</c>.</summary>
    public static string Instant(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
