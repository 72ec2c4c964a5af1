using System.Collections.Immutable;
using System.Globalization;
using Publisher.Content;
using Publisher.Languages;
using Publisher.Linking;

namespace Publisher.Formats;

/// <summary>What a guild's awards in force add up to: over time, by badge, and in people. Counts alone; nobody is named.</summary>
public sealed record Impact
{
    /// <summary>Most bars a plot of time has: on a phone each has room for its number.</summary>
    public const int MostPeriods = 12;

    // In quarters of a year: a quarter, then years by the steps of a ruler.
    private static readonly ImmutableArray<int> Steps = [1, 4, 8, 20, 40, 80, 200, 400, 800, 2000, 4000];

    /// <summary>Awards in force.</summary>
    public required int Awards { get; init; }
    /// <summary>Different people who hold them.</summary>
    public required int People { get; init; }
    /// <summary>Stretches of time of one length, oldest first, from the first award to the newest; none without awards.</summary>
    public required ImmutableArray<ImpactPeriod> Periods { get; init; }
    /// <summary>Badges that somebody holds, the one with most awards first, then by name.</summary>
    public required ImmutableArray<ImpactBadge> Badges { get; init; }

    /// <summary>Counts a site's awards in one pass, oldest first.</summary>
    public static Impact Of(SiteModel site)
    {
        var quarters = new SortedDictionary<int, (int Awards, int Newcomers)>();
        var known = new HashSet<HolderKey>();
        var (awards, people) = (0, 0);
        for (var i = site.Awards.Length - 1; i >= 0; i--)
        {
            var award = site.Awards[i];
            if (!AwardFacts.Standing(award).InForce)
            {
                continue;
            }
            var holder = award.Verified.Outline.Holder;
            var isNew = holder.IsNobody || known.Add(holder);
            var quarter = QuarterOf(award.AwardedOn);
            var before = quarters.GetValueOrDefault(quarter);
            quarters[quarter] = (before.Awards + 1, before.Newcomers + (isNew ? 1 : 0));
            (awards, people) = (awards + 1, people + (isNew ? 1 : 0));
        }
        return new()
        {
            Awards = awards,
            People = people,
            Periods = PeriodsOf(quarters),
            Badges =
            [
                .. site.Badges.Select(b => new ImpactBadge(b.Badge.Slug, b.Badge.Name, b.Awards.Count(a => AwardFacts.Standing(a).InForce), b.PeopleCount)).Where(b => b.Awards > 0)
                    .OrderByDescending(b => b.Awards).ThenBy(b => b.Name, StringComparer.Ordinal),
            ],
        };
    }

    private static int QuarterOf(DateOnly day) => (day.Year * 4) + ((day.Month - 1) / 3);

    private static ImmutableArray<ImpactPeriod> PeriodsOf(SortedDictionary<int, (int Awards, int Newcomers)> quarters)
    {
        if (quarters.Count == 0)
        {
            return [];
        }
        var (first, last) = (quarters.Keys.First(), quarters.Keys.Last());
        var step = Steps.First(s => (last / s) - (first / s) < MostPeriods);
        var counts = new (int Awards, int Newcomers)[(last / step) - (first / step) + 1];
        foreach (var (quarter, count) in quarters)
        {
            ref var sum = ref counts[(quarter / step) - (first / step)];
            sum = (sum.Awards + count.Awards, sum.Newcomers + count.Newcomers);
        }
        var periods = ImmutableArray.CreateBuilder<ImpactPeriod>(counts.Length);
        var people = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            people += counts[i].Newcomers;
            periods.Add(new(((first / step) + i) * step, step, counts[i].Awards, counts[i].Newcomers, people));
        }
        return periods.MoveToImmutable();
    }
}

/// <summary>A stretch of time.</summary>
/// <param name="First">Its first quarter, counted from the year 0.</param>
/// <param name="Quarters">How many quarters it is long: one, or whole years.</param>
/// <param name="Awards">Awards made in it that are in force.</param>
/// <param name="Newcomers">People first recognised in it.</param>
/// <param name="People">People recognised by its end.</param>
public sealed record ImpactPeriod(int First, int Quarters, int Awards, int Newcomers, int People)
{
    private int Year => First / 4;

    /// <summary><c>January to March 2026</c>, <c>2026</c>, <c>2020 to 2029</c>.</summary>
    public string Name(SiteWords words) => Quarters switch
    {
        1 => words.Say((First % 4) switch { 0 => "impact.first_quarter", 1 => "impact.second_quarter", 2 => "impact.third_quarter", _ => "impact.fourth_quarter" }, ("year", Number(Year))),
        4 => Number(Year),
        _ => words.Say("impact.years", ("first", Number(Year)), ("last", Number(Year + (Quarters / 4) - 1))),
    };

    /// <summary>Under a bar: <c>Jan</c>, the month it begins with; a year.</summary>
    public string Mark(SiteWords words) => Quarters > 1 ? Number(Year) : words["impact.marks"].Split(' ')[First % 4];

    /// <summary>A second line under a bar of a quarter: the year, where it begins.</summary>
    public string? YearMark => Quarters == 1 ? Number(Year) : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A badge that somebody holds.</summary>
/// <param name="Slug">Its slug.</param>
/// <param name="Name">Its name.</param>
/// <param name="Awards">Awards in force.</param>
/// <param name="People">Different people who hold it.</param>
public sealed record ImpactBadge(string Slug, string Name, int Awards, int People);
