namespace Publisher.Cli.Terminal;

/// <summary>Small turns of English that several commands use.</summary>
public static class Words
{
    /// <summary><c>1 award</c>, <c>12 awards</c>, <c>3 people</c>.</summary>
    public static string Counted(int count, string one, string? many = null) =>
        FormattableString.Invariant($"{count} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string Joined(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };

    /// <summary>A number up to twelve in letters.</summary>
    public static string Spelled(int number) => number >= 0 && number < Numbers.Length ? Numbers[number] : FormattableString.Invariant($"{number}");

    /// <summary>The day in UTC: <c>20 November 2026</c>.</summary>
    public static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
}
