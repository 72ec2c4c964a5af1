using System.Collections.Immutable;
using System.Globalization;

namespace Publisher.Verifying;

/// <summary>Numbers of people as they are said.</summary>
internal static class Words
{
    private static readonly ImmutableArray<string> Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>One more person, two more people, ….</summary>
    public static string MorePeople(int count) =>
        (count < Small.Length ? Small[count] : count.ToString(CultureInfo.InvariantCulture)) + (count == 1 ? " more person" : " more people");
}
