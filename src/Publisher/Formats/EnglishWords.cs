using System.Globalization;

namespace Publisher.Formats;

/// <summary>Dates, numbers and lists as people write them in English, the same on every machine.</summary>
public static class EnglishWords
{
    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary><c>20 November 2026</c>.</summary>
    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The UTC day of a moment.</summary>
    public static string Date(DateTimeOffset moment) => Date(DateOnly.FromDateTime(moment.UtcDateTime));

    /// <summary><c>2026-11-20</c>, for machines.</summary>
    public static string IsoDate(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>2026-11-20T18:00:00Z</c>.</summary>
    public static string IsoInstant(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Up to twelve in words, above in digits.</summary>
    public static string Number(int number) =>
        number >= 0 && number < Small.Length ? Small[number] : number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary><c>one person</c>, <c>41 people</c>.</summary>
    public static string Count(int number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    /// <summary><c>a</c>; <c>a and b</c>; <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items, string last = "and") => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + $" {last} " + items[^1],
    };

    /// <summary>More than one of a role: <c>steward</c> → <c>stewards</c>, <c>deputy</c> → <c>deputies</c>.</summary>
    public static string Plural(string noun) =>
        noun.Length > 1 && noun[^1] == 'y' && !"aeiou".Contains(noun[^2], StringComparison.Ordinal) ? noun[..^1] + "ies"
        : noun.EndsWith('s') || noun.EndsWith('x') || noun.EndsWith("ch", StringComparison.Ordinal) || noun.EndsWith("sh", StringComparison.Ordinal) ? noun + "es"
        : noun + "s";

    /// <summary><c>a steward</c>, <c>an elder</c>.</summary>
    public static string One(string noun) => (noun.Length > 0 && "aeiouAEIOU".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun;

    /// <summary>The first letter made a capital.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary><c>640 bytes</c>, <c>38 KB</c>, <c>1.2 MB</c> (decimal units).</summary>
    public static string FileSize(long bytes) => bytes switch
    {
        1 => "1 byte",
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 999_500 => string.Create(CultureInfo.InvariantCulture, $"{(bytes + 500) / 1000} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(bytes / 1_000_000m, 1, MidpointRounding.AwayFromZero):0.#} MB"),
    };

    /// <summary>An id in groups of four, easier to read aloud and compare.</summary>
    public static string Grouped(string id) => string.Join(' ', id.Chunk(4).Select(c => new string(c)));

    /// <summary>An ISO 8601 duration of years, months and days in words (<c>P3Y</c> → <c>three years</c>); the text itself when it is another.</summary>
    public static string Duration(string duration)
    {
        var parts = new List<string>();
        var number = 0;
        foreach (var c in duration.AsSpan(duration.StartsWith('P') ? 1 : 0))
        {
            if (char.IsAsciiDigit(c) && number < 100_000)
            {
                number = (number * 10) + (c - '0');
                continue;
            }
            var unit = c switch { 'Y' => "year", 'M' => "month", 'W' => "week", 'D' => "day", _ => null };
            if (unit is null)
            {
                return duration;
            }
            parts.Add(Count(number, unit, unit + "s"));
            number = 0;
        }
        return parts.Count == 0 ? duration : List(parts);
    }
}
