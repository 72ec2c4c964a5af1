using System.Collections.Immutable;
using System.Globalization;

namespace Publisher.Verifying;

/// <summary>Numbers of people as they are said.</summary>
internal static class Words
{
    private static readonly ImmutableArray<string> Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>One more person, two more people, ….</summary>
    public static string MorePeople(int count) => Count(count) + (count == 1 ? " more person" : " more people");

    /// <summary>Up to twelve in letters.</summary>
    public static string Count(int count) => count < Small.Length ? Small[count] : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A report speaks in sentences, a diagnostic in phrases.</summary>
    public static string Phrase(string sentence) => sentence.Length == 0 ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');

    /// <summary><c>a</c>; <c>a or b</c>; <c>a, b or c</c>.</summary>
    public static string Joined(IReadOnlyList<string> items, string last) => items.Count switch
    {
        0 => "nobody",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + $" {last} {items[^1]}",
    };
}
