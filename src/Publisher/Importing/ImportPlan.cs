using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Importing;

/// <summary>What a person says beside the files: how badges are called here, and who people are.</summary>
/// <param name="Slugs">Slugs by the names of imported badges.</param>
/// <param name="Badge">The badge of awards that name none, or none that is known; null for none.</param>
/// <param name="People">Names or handles by the identities another program knew people by.</param>
/// <param name="Now">Today: nominations are of this day, whenever the award elsewhere was made.</param>
public sealed record ImportChoices(IReadOnlyDictionary<string, string> Slugs, string? Badge, IReadOnlyDictionary<string, string> People, DateTimeOffset Now);

/// <summary>A badge to be written.</summary>
/// <param name="Slug">Its slug.</param>
/// <param name="Badge">What it says.</param>
/// <param name="IsThere">Whether a badge of that name is in the site already: then nothing is written.</param>
public sealed record PlannedBadge(string Slug, ImportedBadge Badge, bool IsThere)
{
    /// <summary>Its file.</summary>
    public string Path => $"content/badges/{Slug}.md";

    /// <summary>The file's bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = BadgeText.Write(Badge);
}

/// <summary>A nomination to be written.</summary>
/// <param name="Path">Its file, which is always the same for the same award: an import can be run again.</param>
/// <param name="Text">What it says.</param>
/// <param name="Award">What it is made of.</param>
/// <param name="IsThere">Whether it is in the site already, or its person has the badge.</param>
public sealed record PlannedNomination(string Path, NominationText Text, ImportedAward Award, bool IsThere);

/// <summary>What an import comes to: badges and nominations, each with its place. Never an award: nobody here has signed anything.</summary>
public sealed class ImportPlan
{
    private readonly SiteContent site;
    private readonly Func<string, string, bool> holds;
    private readonly ImportChoices choices;
    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, string> slugs = new(StringComparer.OrdinalIgnoreCase);

    private ImportPlan(SiteContent site, Func<string, string, bool> holds, ImportChoices choices, DiagnosticBag diagnostics) =>
        (this.site, this.holds, this.choices, this.diagnostics) = (site, holds, choices, diagnostics);

    /// <summary>The badges.</summary>
    public ImmutableArray<PlannedBadge> Badges { get; private set; } = [];

    /// <summary>The nominations.</summary>
    public ImmutableArray<PlannedNomination> Nominations { get; private set; } = [];

    /// <summary>Plans an import; what is wrong is reported.</summary>
    /// <param name="site">What is there.</param>
    /// <param name="holds">Whether somebody (an id or @handle) has a badge (a slug) already.</param>
    /// <param name="contents">What the files say.</param>
    /// <param name="choices">What was said beside them.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    public static ImportPlan Of(SiteContent site, Func<string, string, bool> holds, IReadOnlyCollection<ImportedContent> contents, ImportChoices choices, DiagnosticBag diagnostics)
    {
        var plan = new ImportPlan(site, holds, choices, diagnostics);
        foreach (var badge in site.Badges)
        {
            plan.slugs[badge.Name] = badge.Slug;
            plan.slugs[badge.Slug] = badge.Slug;
        }
        plan.Badges = [.. contents.SelectMany(c => c.Badges).DistinctBy(b => b.Ids.FirstOrDefault() ?? b.Name, StringComparer.Ordinal).Select(plan.Plan).OfType<PlannedBadge>()];
        plan.Nominations = [.. contents.SelectMany(c => c.Awards).Select(plan.Plan).OfType<PlannedNomination>().DistinctBy(n => n.Path, StringComparer.Ordinal)];
        return plan;
    }

    private PlannedBadge? Plan(ImportedBadge badge)
    {
        var own = site.Badges.FirstOrDefault(b => string.Equals(b.Name, badge.Name, StringComparison.OrdinalIgnoreCase));
        var slug = choices.Slugs.GetValueOrDefault(badge.Name) ?? own?.Slug ?? SlugSuggestion.For(badge.Name);
        var why = slug is null ? "its letters make no address"
            : !SlugSuggestion.IsSlug(slug) ? $"'{slug}' is none; it may have small letters a–z, digits and single hyphens between them, at most 64"
            : own is null && site.Badges.FirstOrDefault(b => b.Slug == slug) is { } other ? $"'{slug}' is that of the badge '{other.Name}'"
            : own is null && slugs.ContainsValue(slug) ? $"'{slug}' is that of another imported badge"
            : null;
        if (why is not null)
        {
            diagnostics.Add(ImportDescriptors.NoSlug, badge.Location, badge.Name, why, slug is not null && SlugSuggestion.IsSlug(slug) ? slug + "-2" : "SLUG");
            return null;
        }
        foreach (var name in badge.Ids.Append(badge.Name))
        {
            slugs[name] = slug!;
        }
        return new(slug!, badge, own is not null);
    }

    private PlannedNomination? Plan(ImportedAward award)
    {
        if (LeftOut(award) is { } reason)
        {
            diagnostics.Add(ImportDescriptors.LeftOut, award.Location, "this award", reason);
            return null;
        }
        if (Slug(award) is not { } slug || Recipient(award) is not { } recipient)
        {
            return null;
        }
        var text = new NominationText { Badge = slug, Recipient = recipient, On = DateOnly.FromDateTime(choices.Now.UtcDateTime), Why = Why(award), Evidence = award.Evidence };
        foreach (var (what, words) in award.Evidence.Select(e => ("evidence", e)).Prepend(("reason", text.Why)).Prepend(("name of the person", recipient)))
        {
            if (AuthoredText.Problem(words) is { } problem)
            {
                diagnostics.Add(ImportDescriptors.NotForPublic, award.Location, what, problem);
                return null;
            }
        }
        var path = Nomination.PathOf(NominationText.IdOf(slug, Digest(text, award)));
        return new(path, text, award, site.Nominations.Any(n => n.File.Path == path) || holds(recipient, slug));
    }

    private string? LeftOut(ImportedAward award) => award.IsRevoked ? "it was taken back"
        : award.Expires is { } end && Day(award, "expires", end) is { } day && day < DateOnly.FromDateTime(choices.Now.UtcDateTime) ? "it is over"
        : null;

    private DateOnly? Day(ImportedAward award, string member, string text)
    {
        if (DayOf(text) is { } day)
        {
            return day;
        }
        diagnostics.Add(ImportDescriptors.WrongValue, award.Location, member, $"a day such as 2026-05-03, and not '{text}'");
        return null;
    }

    // Other spellings mean one day here and another there.
    private static DateOnly? DayOf(string text) =>
        text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private string? Slug(ImportedAward award)
    {
        if (award.Badge is { } named && slugs.TryGetValue(named, out var slug))
        {
            return slug;
        }
        if (choices.Badge is { } badge && slugs.TryGetValue(badge, out slug))
        {
            return slug;
        }
        diagnostics.Add(ImportDescriptors.UnknownBadge, award.Location, award.Badge is { } unknown ? $"the badge '{unknown}'" : "no badge that it names");
        return null;
    }

    private string? Recipient(ImportedAward award)
    {
        if (award.Identity is { } identity && choices.People.TryGetValue(identity.ToLowerInvariant(), out var said))
        {
            return said;
        }
        if (award.Recipient is { } recipient)
        {
            return recipient;
        }
        diagnostics.Add(ImportDescriptors.NobodyNamed, award.Location, award.Identity is null || award.Identity.StartsWith("sha256$", StringComparison.Ordinal)
            ? "it names its person only by a scrambled address"
            : "it names its person only by an address or a number");
        return null;
    }

    private static string Why(ImportedAward award)
    {
        var on = award.IssuedOn is { } issued && DayOf(issued) is { } day ? day.ToString("' on 'd MMMM yyyy", CultureInfo.InvariantCulture) : "";
        var at = award.Id is { } id && id.StartsWith("http", StringComparison.Ordinal) ? $", as {id} says" : "";
        var given = $"Was given this elsewhere{on}{at}.";
        return award.Narrative is { } narrative ? $"{narrative}\n\n{given}" : given;
    }

    private static ReadOnlySpan<byte> Digest(NominationText text, ImportedAward award) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', text.Badge, text.Recipient, award.Id, award.IssuedOn, award.Narrative))).AsSpan(0, RandomIds.AwardIdBytes);
}
