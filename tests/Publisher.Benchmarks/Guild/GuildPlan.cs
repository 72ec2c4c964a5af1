using System.Globalization;
using Publisher.Authoring;

namespace Publisher.Benchmarks.Guild;

/// <summary>A badge of the guild.</summary>
internal sealed record PlannedBadge(int Index, string Slug, string Name, string Description, string Tag, string? Validity, bool NeedsTwo);

/// <summary>A person with a page.</summary>
internal sealed record PlannedPerson(string Handle, string Name, string Id);

/// <summary>An award: what it says, before it is signed.</summary>
/// <param name="Index">0, 1, …; awards made later than the guild go on from its size.</param>
/// <param name="Id">16 characters of base32.</param>
/// <param name="Badge">What for.</param>
/// <param name="HolderId">The holder's stable id.</param>
/// <param name="Holder">Their page, when they have one.</param>
/// <param name="Given">When.</param>
/// <param name="Until">The end, or null.</param>
/// <param name="Narrative">What they did.</param>
/// <param name="Evidence">Words of evidence.</param>
/// <param name="Steward">Who signs first: 0, 1 or 2. Where two must sign, the next one signs too.</param>
internal sealed record PlannedAward(
    int Index, string Id, PlannedBadge Badge, string HolderId, PlannedPerson? Holder, DateTimeOffset Given, DateTimeOffset? Until, string Narrative, string Evidence, int Steward)
{
    /// <summary>Awards a status list takes before it is half full.</summary>
    private const int PerList = 65_536;

    /// <summary>The status list it stands in: 1, 2, ….</summary>
    public int List => (Index / PerList) + 1;

    /// <summary>Its place in the list: scattered, and no place twice.</summary>
    public int Slot => (int)(((long)(Index % PerList) * 48_271 + 7) % (2 * PerList));

    /// <summary>Its file in the site's folder.</summary>
    public string Path => FormattableString.Invariant($"content/awards/{Given.Year}/{Id}.json");
}

/// <summary>A made-up guild of so many awards: who, what and when, a pure function of its size.</summary>
internal sealed class GuildPlan
{
    /// <summary>The site's address.</summary>
    public const string BaseUrl = "https://badges.bench.example";

    /// <summary>How many stewards there are; they have pages, and no awards.</summary>
    public const int Stewards = 3;

    /// <summary>When the guild began.</summary>
    public static readonly DateTimeOffset Began = new(2020, 1, 10, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset FirstAward = new(2020, 2, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset LastAward = new(2025, 12, 31, 18, 0, 0, TimeSpan.Zero);

    public GuildPlan(int awards)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(awards, 1);
        Awards = awards;
        var badges = Math.Clamp(awards / 4, 4, 2 * GuildWords.Crafts.Length);
        Badges = [.. Enumerable.Range(0, badges).Select(i => PlanBadge(i, badges))];
        People = [.. Enumerable.Range(0, Math.Max(10, awards / 20)).Select(PlanPerson)];
    }

    /// <summary>How many awards the guild is made with.</summary>
    public int Awards { get; }

    /// <summary>50 badges, fewer in a guild of fewer than 200 awards. The last takes two signers.</summary>
    public IReadOnlyList<PlannedBadge> Badges { get; }

    /// <summary>People with a page, the stewards first.</summary>
    public IReadOnlyList<PlannedPerson> People { get; }

    /// <summary>An award of the guild, or one made after it (the index then begins at <see cref="Awards"/>).</summary>
    public PlannedAward Award(int index)
    {
        var dice = new Dice("award", index);
        Span<byte> random = stackalloc byte[RandomIds.AwardIdBytes];
        dice.Fill(random);
        var badge = Badges[index % Badges.Count];
        var holder = dice.Next(100) < 60 ? People[Stewards + dice.Next(People.Count - Stewards)] : null;
        // Further awards are newer than all before, as a real further one would be.
        var given = index >= Awards
            ? LastAward.AddHours(1 + index - Awards)
            : FirstAward.AddMinutes(dice.Next((int)(LastAward - FirstAward).TotalMinutes));
        return new(
            index, RandomIds.AwardId(random), badge, holder?.Id ?? Uuid("holder", index), holder, given,
            badge.Validity is { } validity && ValidityPeriod.TryParse(validity, out var period) ? period.AddTo(given) : null,
            GuildWords.Deed(ref dice), GuildWords.Evidence(ref dice), dice.Next(Stewards));
    }

    private static PlannedBadge PlanBadge(int index, int count)
    {
        var craft = GuildWords.Crafts[index % GuildWords.Crafts.Length];
        var keeper = index >= GuildWords.Crafts.Length;
        var name = keeper ? $"{craft} Keeper" : $"First Steps in {craft}";
        var description = keeper ? $"Looks after {craft.ToLowerInvariant()} here, and teaches it to others" : $"Has begun {craft.ToLowerInvariant()} and finished one piece of work";
        return new(index, SlugSuggestion.For(name)!, name, description, SlugSuggestion.For(craft)!, index % 5 == 4 ? "P10Y" : null, index == count - 1);
    }

    private static PlannedPerson PlanPerson(int index)
    {
        var name = GuildWords.Person(index);
        return new(FormattableString.Invariant($"{SlugSuggestion.For(name) ?? "member"}-{index + 1}"), name, Uuid("person", index));
    }

    private static string Uuid(string kind, int index)
    {
        var dice = new Dice(kind, index);
        Span<byte> random = stackalloc byte[16];
        dice.Fill(random);
        var hex = Convert.ToHexStringLower(random);
        return string.Create(CultureInfo.InvariantCulture, $"urn:uuid:{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-8{hex[17..20]}-{hex[20..]}");
    }
}
