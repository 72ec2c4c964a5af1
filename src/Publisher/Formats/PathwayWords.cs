using System.Globalization;
using Publisher.Content;
using Publisher.Pathways;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>What pages say of a pathway, its steps, and how far somebody is.</summary>
internal static class PathwayWords
{
    /// <summary>What it is called.</summary>
    public static string NameOf(SiteView view, Pathway pathway) => Translated(view, pathway.Translations)?.Name ?? pathway.Name;

    /// <summary>Its line.</summary>
    public static string? DescriptionOf(SiteView view, Pathway pathway) => Translated(view, pathway.Translations)?.Description ?? pathway.Description;

    /// <summary>What a step is called: its name, its one badge, or its number.</summary>
    public static string NameOf(SiteView view, Pathway pathway, PathwayStep step) =>
        Translated(view, step.Translations)?.Name ?? step.Name
        ?? (step.Badges is [var only] ? NameOf(view, only)
            : pathway.Steps.Length == 1 ? NameOf(view, pathway)
            : view.Words.Say("pathways.step", ("number", (pathway.Steps.IndexOf(step) + 1).ToString(CultureInfo.InvariantCulture))));

    /// <summary>Its line.</summary>
    public static string? DescriptionOf(SiteView view, PathwayStep step) => Translated(view, step.Translations)?.Description ?? step.Description;

    /// <summary>What it asks for; null where its one badge says so.</summary>
    public static string? Asks(SiteView view, PathwayStep step) => step.Kind switch
    {
        StepKind.CreditsOf => view.Words.Say("pathways.credits_of", ("credits", $"{Number(view, step.Needed)} {step.Unit}")),
        _ when step.Badges.Length == 1 => null,
        StepKind.AllOf => view.Words["pathways.all_of"],
        StepKind.AnyOf => view.Words["pathways.any_of"],
        _ => view.Words.Count("pathways.number_of", (int)step.Needed),
    };

    /// <summary>What a badge of it is called; with the version that counts, where not every one does.</summary>
    public static string NameOf(SiteView view, PathwayBadge badge)
    {
        var name = view.Badge(badge.Badge) is { } here ? view.Texts.Of(here.Badge).Name : view.Site.Recognised.FirstOrDefault(r => r.IsMeantBy(badge.Badge)) is { } there ? there.Title : badge.Badge;
        return badge.Version is null ? name : view.Words.Say(badge.OrLater ? "pathways.version_or_later" : "pathways.version_only", ("badge", name), ("version", badge.Version));
    }

    /// <summary>A badge's picture, a partner's by the copy that stands here; an empty one where there is none.</summary>
    public static Picture PictureOf(SiteView view, PathwayBadge badge) => view.Badge(badge.Badge) is { } here ? Picture.Of(here.Badge)
        : view.Site.Recognised.FirstOrDefault(r => r.IsMeantBy(badge.Badge)) is { } there ? FederationWords.PictureOf(view.Site, there)
        : new(null, null);

    /// <summary>A badge as a line of a list.</summary>
    public static FieldSet Badge(SiteView view, PathwayBadge badge, PageLinks links)
    {
        var here = view.Badge(badge.Badge);
        var there = view.Site.Recognised.FirstOrDefault(r => r.IsMeantBy(badge.Badge));
        return new()
        {
            { "name", NameOf(view, badge) },
            { "href", here is not null ? links.To(SitePaths.Badge(badge.Badge)) : Prose.WebAddress(there?.Achievement) },
            { "external", here is null },
            { "picture", SiteView.Art(PictureOf(view, badge), NameOf(view, badge), links) },
            { "description", here is null ? there is null ? view.Words["pathways.not_recognised"] : view.Words.Say("pathways.of_partner", ("issuer", there.Issuer)) : view.Texts.Of(here.Badge).Description },
            { "credits", Credits(view, badge.Badge) },
        };
    }

    /// <summary>A badge, and why it counts or does not.</summary>
    public static FieldSet Standing(SiteView view, BadgeProgress progress, PageLinks links)
    {
        var award = progress.Award;
        return new()
        {
            { "name", NameOf(view, progress.Badge) },
            { "counts", progress.Standing == BadgeStanding.Counts },
            { "sign", progress.Standing switch { BadgeStanding.Counts => "\u25CF", BadgeStanding.Revoked => "\u2715", BadgeStanding.NotHeld or BadgeStanding.NotRecognised => "\u25CB", _ => "\u25D0" } },
            { "href", award is { Address: { } address } ? address : award is not null ? links.To(SitePaths.Award(award.Id)) : view.Badge(progress.Badge.Badge) is not null ? links.To(SitePaths.Badge(progress.Badge.Badge)) : null },
            { "external", award?.Address is not null },
            { "why", Why(view, progress) },
        };
    }

    private static string Why(SiteView view, BadgeProgress progress) => progress.Standing switch
    {
        BadgeStanding.Counts => progress.Award is { Until: { } until } ? view.Words.Say("pathways.counts_until", ("date", view.Words.Date(until))) : view.Words["pathways.counts"],
        BadgeStanding.WrongVersion => view.Words.Say("pathways.wrong_version", ("version", progress.Award!.Version)),
        BadgeStanding.Waiting => view.Words["pathways.waiting"],
        BadgeStanding.Expired => view.Words.Say("pathways.expired", ("date", view.Words.Date(progress.Award!.Until!.Value))),
        BadgeStanding.Replaced => view.Words["pathways.replaced"],
        BadgeStanding.Revoked => view.Words["pathways.revoked"],
        BadgeStanding.OtherUnit => view.Words["pathways.other_unit"],
        BadgeStanding.NotRecognised => view.Words["pathways.not_recognised"],
        _ => view.Words["pathways.not_held"],
    };

    /// <summary>A number as it is read.</summary>
    public static string Number(SiteView view, decimal number) => view.Words.Fraction(number.ToString("0.###", CultureInfo.InvariantCulture));

    private static string? Credits(SiteView view, string badge) => view.Badge(badge) is { Badge.Worth.Credits: { } credits } ? $"{Number(view, credits.Value)} {credits.Unit}" : null;

    private static Translation? Translated(SiteView view, Translations translations) => view.Original is null ? null : translations.Find(view.Words.Language);
}
