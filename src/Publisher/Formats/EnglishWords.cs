using Publisher.Languages;

namespace Publisher.Formats;

/// <summary>Numbers and lists in English, for what the program reports to those who run it. Pages have the words of their language (<see cref="SiteWords"/>).</summary>
public static class EnglishWords
{
    /// <summary><c>one person</c>, <c>41 people</c>.</summary>
    public static string Count(int number, string one, string many) => $"{SiteWords.English.Number(number)} {(number == 1 ? one : many)}";

    /// <summary><c>a</c>; <c>a and b</c>; <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items) => SiteWords.English.List(items);

    /// <summary>The first letter made a capital.</summary>
    public static string Sentence(string words) => SiteWords.Sentence(words);
}
