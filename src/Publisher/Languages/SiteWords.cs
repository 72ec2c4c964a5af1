using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Publisher.Languages;

/// <summary>
/// The words of one language: what pages say, with its plural forms, dates, numbers and lists; the same on every machine. They come from
/// <c>templates/i18n/</c> (<see cref="WordFiles"/>). Safe to share between threads.
/// </summary>
public sealed class SiteWords
{
    private readonly FrozenDictionary<string, WordEntry> entries;
    private readonly ImmutableArray<string> numbers;
    private readonly ImmutableArray<string> months;
    private readonly Phrase day;
    private readonly Phrase firstDay;
    private readonly string and;
    private readonly string or;
    private readonly string group;

    internal SiteWords(string language, IEnumerable<KeyValuePair<string, WordEntry>> entries, bool isBuiltIn)
    {
        (Language, IsBuiltIn, this.entries) = (language, isBuiltIn, entries.ToFrozenDictionary(StringComparer.Ordinal));
        (numbers, months) = ([.. this["numbers.words"].Split(' ')], [.. this["dates.months"].Split(' ')]);
        (day, firstDay) = (Entry("dates.day").Main, Entry("dates.first_day").Main);
        (and, or, group) = (this["list.and"], this["list.or"], this["numbers.group"]);
    }

    /// <summary>The program's own words in English.</summary>
    public static SiteWords English => WordFiles.BuiltIn("en");

    /// <summary>The language's code (BCP 47).</summary>
    public string Language { get; }

    /// <summary>Whether no site has a say in them.</summary>
    internal bool IsBuiltIn { get; }

    /// <summary>Every key.</summary>
    public IEnumerable<string> Keys => entries.Keys;

    /// <summary>A text without places.</summary>
    public string this[string key] => Entry(key).Main.Text;

    /// <summary>A text with its places filled.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => Entry(key).Main.Fill(values);

    /// <summary>A text in the form that a number asks for; <c>{n}</c> in it is the number.</summary>
    public string Count(string key, int number) => Entry(key).For(Language, number).Fill([("n", Number(number))]);

    /// <summary>A text in the form that a number asks for, with its places filled; it names the number by a value, or not at all.</summary>
    public string Count(string key, int number, params ReadOnlySpan<(string Name, string Value)> values) => Entry(key).For(Language, number).Fill(values);

    /// <summary>The text of a key, or each of its plural forms.</summary>
    internal IReadOnlyList<(PluralForm Form, string Text)> FormsOf(string key) => Entry(key).Forms;

    /// <summary>The text of a key for a template; null when there is none.</summary>
    internal Phrase? Find(string key) => entries.GetValueOrDefault(key)?.Main;

    /// <summary><c>20 November 2026</c>.</summary>
    public string Date(DateOnly date) => (date.Day == 1 ? firstDay : day).Fill(
        [("day", date.Day.ToString(CultureInfo.InvariantCulture)), ("month", months[date.Month - 1]), ("year", date.Year.ToString("0000", CultureInfo.InvariantCulture))]);

    /// <summary>The UTC day of a moment.</summary>
    public string Date(DateTimeOffset moment) => Date(DateOnly.FromDateTime(moment.UtcDateTime));

    /// <summary>Up to twelve in words, above in digits.</summary>
    public string Number(int number) => number >= 0 && number < numbers.Length ? numbers[number] : Figure(number);

    /// <summary>In digits, in groups of three: <c>1,234</c>.</summary>
    public string Figure(int number) => number is > -1000 and < 1000
        ? number.ToString(CultureInfo.InvariantCulture)
        : number.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", group, StringComparison.Ordinal);

    /// <summary>A number with a fraction, which is written out beforehand with a full stop.</summary>
    public string Fraction(string number) => number.Replace(".", this["numbers.point"], StringComparison.Ordinal);

    /// <summary><c>a</c>; <c>a and b</c>; <c>a, b and c</c>.</summary>
    public string List(IReadOnlyList<string> items) => Joined(items, and);

    /// <summary><c>a</c>; <c>a or b</c>; <c>a, b or c</c>.</summary>
    public string Alternatives(IReadOnlyList<string> items) => Joined(items, or);

    /// <summary>The first letter made a capital.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>So many who have a role: <c>two stewards</c>. Roles are a guild's own words; those the language does not know stay as they are.</summary>
    public string Role(string role, int number) => entries.ContainsKey(KeyOfRole(role)) ? Count(KeyOfRole(role), number)
        : $"{Number(number)} {(number == 1 ? role : RoleNames(role))}";

    /// <summary>What a role is called: <c>steward</c>.</summary>
    public string RoleName(string role) => entries.GetValueOrDefault(KeyOfRole(role) + "_name")?.For(Language, 1).Text ?? role;

    /// <summary>What those who have a role are called: <c>stewards</c>.</summary>
    public string RoleNames(string role) => entries.GetValueOrDefault(KeyOfRole(role) + "_name")?.For(Language, 2).Text ?? (IsEnglish ? EnglishPlural(role) : role);

    /// <summary>What an Open Badges achievementType is called: <c>MicroCredential</c> → <c>Micro credential</c>. A community's own stays its words.</summary>
    public string KindOfBadge(string type) => entries.GetValueOrDefault("kinds." + type)?.Main.Text
        ?? Sentence(string.Concat(type.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString())));

    /// <summary>An id in groups of four, easier to read aloud and compare.</summary>
    public static string Grouped(string id) => string.Join(' ', id.Chunk(4).Select(c => new string(c)));

    /// <summary><c>640 bytes</c>, <c>38 KB</c>, <c>1.2 MB</c> (decimal units).</summary>
    public string FileSize(long bytes) => bytes switch
    {
        < 1000 => Count("size.bytes", (int)bytes, ("n", bytes.ToString(CultureInfo.InvariantCulture))),
        < 999_500 => Say("size.kilobytes", ("n", ((bytes + 500) / 1000).ToString(CultureInfo.InvariantCulture))),
        _ => Say("size.megabytes", ("n", Fraction(Math.Round(bytes / 1_000_000m, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture)))),
    };

    /// <summary>An ISO 8601 duration of years, months, weeks and days in words (<c>P3Y</c> → <c>three years</c>); the text itself when it is another.</summary>
    public string Duration(string duration)
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
            var unit = c switch { 'Y' => "duration.years", 'M' => "duration.months", 'W' => "duration.weeks", 'D' => "duration.days", _ => null };
            if (unit is null)
            {
                return duration;
            }
            parts.Add(Count(unit, number));
            number = 0;
        }
        return parts.Count == 0 ? duration : List(parts);
    }

    private bool IsEnglish => Language == "en" || Language.StartsWith("en-", StringComparison.Ordinal);

    private WordEntry Entry(string key) => entries.TryGetValue(key, out var entry) ? entry : throw new InvalidOperationException($"there are no words for '{key}'");

    private static string KeyOfRole(string role) => "roles." + role;

    private string Joined(IReadOnlyList<string> items, string last) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {BeforeSound(last, items[^1])} {items[^1]}",
    };

    // Spanish keeps two equal vowels apart: "Ana e Idris", "plata u oro".
    private string BeforeSound(string last, string item)
    {
        var sound = item.StartsWith('h') || item.StartsWith('H') ? item[1..] : item;
        return !Language.StartsWith("es", StringComparison.Ordinal) || sound.Length == 0 ? last
            : last == "y" && "iIíÍ".Contains(sound[0], StringComparison.Ordinal) && !(sound.Length > 1 && "aeouáéóú".Contains(sound[1], StringComparison.Ordinal)) ? "e"
            : last == "o" && "oOóÓ".Contains(sound[0], StringComparison.Ordinal) ? "u"
            : last;
    }

    /// <summary>More than one of a role that no file has: <c>mentor</c> → <c>mentors</c>, <c>deputy</c> → <c>deputies</c>.</summary>
    private static string EnglishPlural(string noun) =>
        noun.Length > 1 && noun[^1] == 'y' && !"aeiou".Contains(noun[^2], StringComparison.Ordinal) ? noun[..^1] + "ies"
        : noun.EndsWith('s') || noun.EndsWith('x') || noun.EndsWith("ch", StringComparison.Ordinal) || noun.EndsWith("sh", StringComparison.Ordinal) ? noun + "es"
        : noun + "s";
}
