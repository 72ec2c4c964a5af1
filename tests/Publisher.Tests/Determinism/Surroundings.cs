using System.Globalization;

namespace Publisher.Tests.Determinism;

/// <summary>What a build must not depend on, one value of each.</summary>
/// <param name="Order">The order source files arrive in.</param>
/// <param name="Culture">The culture of the process.</param>
/// <param name="Zone">The time zone of the process.</param>
/// <param name="Path">Where the source stands on disk.</param>
/// <param name="Threads">How many threads the build may use.</param>
public sealed record Surroundings(string Order, string Culture, string Zone, string Path, int Threads)
{
    /// <summary>Orders of input.</summary>
    public static readonly string[] Orders = ["sorted", "reversed", "shuffled"];

    /// <summary>Cultures with another calendar, other digits or separators, or another upper case of i.</summary>
    public static readonly string[] Cultures = ["tr-TR", "th-TH", "ar-SA", "de-DE", "fa-IR", "ja-JP"];

    /// <summary>Zones on either side of the date line, and two that are no whole hours away.</summary>
    public static readonly string[] Zones = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/St_Johns"];

    /// <summary>Places on disk.</summary>
    public static readonly string[] Paths = ["here", "elsewhere"];

    /// <summary>Numbers of threads.</summary>
    public static readonly int[] ThreadCounts = [1, 8];

    /// <summary>Every combination.</summary>
    public static IReadOnlyList<Surroundings> All() =>
    [
        .. from order in Orders from culture in Cultures from zone in Zones from path in Paths from threads in ThreadCounts
           select new Surroundings(order, culture, zone, path, threads),
    ];

    /// <summary>As few combinations as cover every pair of values: each step takes the combination that covers most of what is left.</summary>
    public static IReadOnlyList<Surroundings> Pairwise()
    {
        var all = All();
        var left = all.SelectMany(one => one.Pairs()).ToHashSet();
        var chosen = new List<Surroundings>();
        while (left.Count > 0)
        {
            var best = all.MaxBy(one => one.Pairs().Count(left.Contains))!;
            chosen.Add(best);
            left.ExceptWith(best.Pairs());
        }
        return chosen;
    }

    /// <summary>Every two of its values together, each marked with what it is a value of.</summary>
    public IEnumerable<(string First, string Second)> Pairs()
    {
        string[] values = ["order " + Order, "culture " + Culture, "zone " + Zone, "path " + Path, "threads " + Threads.ToString(CultureInfo.InvariantCulture)];
        return from first in Enumerable.Range(0, values.Length)
               from second in Enumerable.Range(first + 1, values.Length - first - 1)
               select (values[first], values[second]);
    }
}
