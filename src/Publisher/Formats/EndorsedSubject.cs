using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>What an endorsement is about, as feeds call it.</summary>
/// <param name="Award">The award; null for something else.</param>
/// <param name="Model">The badge, where a badge is endorsed; null for something else. Neither: the guild, or an award that is gone.</param>
internal sealed record EndorsedSubject(AwardModel? Award, BadgeModel? Model)
{
    /// <summary>What it is where another guild's is endorsed: its page there, the guild's name, and the endorsement, as long as that is published; null for what is ours.</summary>
    public (string Page, string Guild, EndorsementModel? Word)? Elsewhere { get; init; }

    /// <summary>The slug of the badge.</summary>
    public string? Badge => Award?.BadgeSlug ?? Model?.Badge.Slug;

    /// <summary>The handle of the award's holder, when their page shows it.</summary>
    public string? Holder => Award?.ShownUnder;

    /// <summary>Adds everything that is said of it.</summary>
    public void AddTo(ContentKeyBuilder key)
    {
        key = Award is { } award ? key.Add(award.Line) : key.Add(0);
        key = Model is { } model ? key.Add(SiteView.KeyOf(model.Badge)) : key.Add(0);
        if (Elsewhere is (var page, var guild, _))
        {
            key.Add(page).Add(guild);
        }
    }

    /// <summary>What it is called.</summary>
    public string Name(SiteView view) => Elsewhere is (_, var guild, var word)
        ? word is not null && EndorsementWords.NameOf(word, view) is var what && what != guild ? $"{what} ({guild})" : guild
        : Award is { } award
        ? view.Words.Say("feed.entry", ("badge", view.Texts.Of(award.Frozen).Name), ("holder", view.HolderName(award)))
        : Model is { } model ? view.Texts.Of(model.Badge).Name : view.Site.Config.Title;

    /// <summary>The address of its page.</summary>
    public string Page(SiteView view) => Elsewhere?.Page ?? view.Address(
        Award is { } award ? SitePaths.Award(award.Id) : Model is { } model ? SitePaths.Badge(model.Badge.Slug) : SitePaths.HowWeDecide);

    /// <summary>The badge as a category.</summary>
    public FeedCategory? Category(SiteView view) => Award is { } award ? new(award.BadgeSlug, view.Texts.Of(award.Frozen).Name)
        : Model is { } model ? new(model.Badge.Slug, view.Texts.Of(model.Badge).Name) : null;
}
