using System.Globalization;

namespace Publisher.Benchmarks.Comparing;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Ours">Publisher's figure.</param>
/// <param name="Opponent">What it is set beside, or empty.</param>
/// <param name="Ratio">Ours divided by the opponent's, or empty.</param>
/// <param name="ToReach">What was to be reached, or empty.</param>
/// <param name="Held">Whether it was; null where nothing was asked.</param>
internal sealed record FigureRow(string What, string Ours, string Opponent, string Ratio, string ToReach, bool? Held)
{
    /// <summary>The header of the table, in Markdown.</summary>
    public const string Header = "| what | ours | opponent | ratio | to reach | held |\n|---|---|---|---|---|---|\n";

    /// <summary>A figure that only a ratio to another one judges.</summary>
    public static FigureRow Ratioed(string what, string ours, string opponent, double ratio, double? most = null, double? least = null, string sign = "") => new(
        what, ours, opponent, Short(ratio), most is { } m ? $"≤ {Plain(m)}{sign}" : least is { } l ? $"≥ {Plain(l)}{sign}" : "",
        most is { } top ? ratio <= top : least is { } bottom ? ratio >= bottom : null);

    /// <summary>Seconds; milliseconds below one, minutes from a few on.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms"),
        < 200 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.0} min"),
    };

    /// <summary>Mebibytes; gibibytes from ten on.</summary>
    public static string Memory(double kib) => kib < 10 * 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{kib / 1024:#,0} MiB")
        : string.Create(CultureInfo.InvariantCulture, $"{kib / 1024 / 1024:0.0} GiB");

    /// <summary>A whole number with commas.</summary>
    public static string Count(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>The line in Markdown.</summary>
    public string ToMarkdown() => $"| {What} | {Ours} | {Opponent} | {Ratio} | {ToReach} | {Held switch { true => "yes", false => "**no**", null => "" }} |\n";

    private static string Short(double ratio) => ratio.ToString(ratio < 0.1 ? "0.000" : ratio < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    private static string Plain(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
