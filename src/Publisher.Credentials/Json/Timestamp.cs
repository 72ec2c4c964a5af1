using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Publisher.Credentials.Json;

/// <summary>
/// Moments as they are written in documents. Ours have exactly one spelling, <c>yyyy-MM-ddTHH:mm:ssZ</c>;
/// in other people's, any XML Schema dateTimeStamp is read: fractions of a second and an offset.
/// </summary>
public static class Timestamp
{
    private const string OurFormat = "yyyy'-'MM'-'dd'T'HH':'mm':'ss'Z'";

    // Without "K": the zone is cut off and read on its own, so that a moment without one is refused.
    private static readonly string[] XsdFormats = ["yyyy'-'MM'-'dd'T'HH':'mm':'sszzz", "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFzzz"];

    /// <summary>Writes a moment in our spelling; parts of a second are cut off.</summary>
    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString(OurFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads our spelling only.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out DateTimeOffset moment)
    {
        moment = default;
        return text is { Length: 20 } && text[^1] == 'Z' && TryReadSeconds(text, TimeSpan.Zero, out moment);
    }

    // The first nineteen characters: yyyy-MM-ddTHH:mm:ss.
    private static bool TryReadSeconds(string text, TimeSpan offset, out DateTimeOffset moment)
    {
        moment = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _, 'T', _, _, ':', _, _, ':', _, _, ..])
        {
            return false;
        }
        var (year, month, day) = (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));
        var (hour, minute, second) = (Number(text, 11, 2), Number(text, 14, 2), Number(text, 17, 2));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }
        moment = new DateTimeOffset(year, month, day, hour, minute, second, offset);
        return true;
    }

    // What most awards have for the day people remember: whole seconds and an offset. Left to the framework's reading: the years at whose edge an offset leads out of the calendar.
    private static bool TryReadWithOffset(string text, out DateTimeOffset moment)
    {
        moment = default;
        if (text.Length != 25 || text[19] is not ('+' or '-') || text[22] != ':' || text.StartsWith("0001", StringComparison.Ordinal) || text.StartsWith("9999", StringComparison.Ordinal))
        {
            return false;
        }
        var (hours, minutes) = (Number(text, 20, 2), Number(text, 23, 2));
        var offset = new TimeSpan(text[19] == '-' ? -hours : hours, text[19] == '-' ? -minutes : minutes, 0);
        return hours is >= 0 and <= 13 && minutes is >= 0 and <= 59 && TryReadSeconds(text, offset, out moment);
    }

    // -1 for anything but digits.
    private static int Number(string text, int start, int length)
    {
        var number = 0;
        foreach (var digit in text.AsSpan(start, length))
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }
            number = (number * 10) + (digit - '0');
        }
        return number;
    }

    /// <summary>Reads an XML Schema dateTimeStamp (a zone is required); digits beyond 100 ns are cut off.</summary>
    public static bool TryReadXsd([NotNullWhen(true)] string? text, out DateTimeOffset moment)
    {
        moment = default;
        if (text is null || text.Length is < 20 or > 64)
        {
            return false;
        }
        if (TryRead(text, out moment) || TryReadWithOffset(text, out moment))
        {
            return true;
        }
        var (body, zone) = text[^1] == 'Z' ? (text[..^1], "+00:00") : (text[..^6], text[^6..]);
        if (body.Length < 19 || zone[0] is not ('+' or '-'))
        {
            return false;
        }
        if (body.Length > 19)
        {
            if (body[19] != '.' || body.Length == 20 || !body.AsSpan(20).ContainsAnyInRange('0', '9') || body.AsSpan(20).ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
            body = body[..Math.Min(body.Length, 27)];
        }
        return DateTimeOffset.TryParseExact(body + zone, XsdFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
    }
}
