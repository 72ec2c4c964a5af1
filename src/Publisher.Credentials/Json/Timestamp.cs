using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Publisher.Credentials.Json;

/// <summary>
/// Moments as they are written in documents. Ours have exactly one spelling, <c>yyyy-MM-ddTHH:mm:ssZ</c>;
/// in other people's, any XML Schema dateTimeStamp is read: fractions of a second and an offset.
/// </summary>
public static class Timestamp
{
    private const string OurFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    // Without "K": the zone is cut off and read on its own, so that a moment without one is refused.
    private static readonly string[] XsdFormats = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>Writes a moment in our spelling; parts of a second are cut off.</summary>
    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString(OurFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads our spelling only.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out DateTimeOffset moment)
    {
        moment = default;
        return text is { Length: 20 }
            && DateTimeOffset.TryParseExact(text, OurFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
    }

    /// <summary>Reads an XML Schema dateTimeStamp (a zone is required); digits beyond 100 ns are cut off.</summary>
    public static bool TryReadXsd([NotNullWhen(true)] string? text, out DateTimeOffset moment)
    {
        moment = default;
        if (text is null || text.Length is < 20 or > 64)
        {
            return false;
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
