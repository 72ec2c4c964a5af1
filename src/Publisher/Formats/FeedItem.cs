using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Formats;

/// <summary>Something that feeds tell: known by when it was and what it is made from, and put into words only when a feed is made that tells it.</summary>
internal abstract record FeedItem
{
    /// <summary>When it happened.</summary>
    public abstract DateTimeOffset Moment { get; }

    /// <summary>When something last happened to it.</summary>
    public virtual DateTimeOffset Updated => Moment;

    /// <summary>The slug of the badge it is about; null for none.</summary>
    public virtual string? Badge => null;

    /// <summary>The handle of the person with a page whose award it is about; null for none.</summary>
    public virtual string? Holder => null;

    /// <summary>Adds everything its words are made from, apart from what all pages share.</summary>
    public abstract void AddTo(ContentKeyBuilder key);

    /// <summary>Its words.</summary>
    public abstract FeedEntry Entry(SiteView view);

    /// <summary>A line of somebody's as a sentence: with a full stop where it has no end of its own.</summary>
    public static string Closed(string line) => line.Length == 0 || char.IsPunctuation(line[^1]) ? line : line + ".";

    /// <summary>How an award is called: badge and holder.</summary>
    protected static string NameOf(AwardModel award, SiteView view) =>
        view.Words.Say("feed.entry", ("badge", view.Texts.Of(award.Frozen).Name), ("holder", view.HolderName(award)));

    /// <summary>The badge of an award as a category.</summary>
    protected static FeedCategory CategoryOf(AwardModel award, SiteView view) => new(award.BadgeSlug, view.Texts.Of(award.Frozen).Name);

    /// <summary>The picture of an award's badge.</summary>
    protected static FeedPicture? PictureOf(AwardModel award, SiteView view) =>
        Picture.Of(award).Png is { } path && award.Frozen.Png is { } png ? new(view.Address(path), png.Length) : null;
}

/// <summary>An award was made. While the newest tell it, it says how it stands now.</summary>
/// <param name="Award">The award.</param>
internal sealed record AwardItem(AwardModel Award) : FeedItem
{
    /// <summary>Whether it says how the award began, whatever became of it.</summary>
    public bool IsPlain { get; init; }

    /// <inheritdoc/>
    public override DateTimeOffset Moment => Award.Verified.Outline.ValidFrom;

    /// <inheritdoc/>
    public override DateTimeOffset Updated => IsPlain ? Moment : AwardFacts.Updated(Award);

    /// <inheritdoc/>
    public override void AddTo(ContentKeyBuilder key) => key.Add(IsPlain ? "first" : "award").Add(Award.Line);

    /// <inheritdoc/>
    public override FeedEntry Entry(SiteView view)
    {
        var (words, text, address) = (view.Words, view.Texts.Of(Award.Frozen), view.Address(SitePaths.Award(Award.Id)));
        var when = words.Say("feed.summary", ("holder", view.HolderName(Award)), ("date", words.Date(Award.AwardedOn)));
        return new()
        {
            Id = address,
            Title = NameOf(Award, view) + (!IsPlain && AwardFacts.Word(Award, words) is { } word ? $" ({word})" : ""),
            Text = $"{text.Name}: {Closed(text.Description)} {when} {(IsPlain ? null : AwardFacts.Sentence(Award, words)) ?? AwardFacts.Signed(Award, words)}",
            Page = address,
            Document = view.Address(SitePaths.Credential(Award.Id)),
            Published = Moment,
            Updated = Updated,
            Category = CategoryOf(Award, view),
            Picture = PictureOf(Award, view),
        };
    }
}

/// <summary>An award was revoked, or a better one took its place.</summary>
/// <param name="Award">The award; there is a decision about it.</param>
internal sealed record DecisionItem(AwardModel Award) : FeedItem
{
    /// <inheritdoc/>
    public override DateTimeOffset Moment => Award.Decision!.Date;

    /// <inheritdoc/>
    public override string Badge => Award.BadgeSlug;

    /// <inheritdoc/>
    public override string? Holder => Award.ShownUnder;

    /// <inheritdoc/>
    public override void AddTo(ContentKeyBuilder key) => key.Add("decision").Add(Award.Line);

    /// <inheritdoc/>
    public override FeedEntry Entry(SiteView view)
    {
        var document = view.Address(SitePaths.Decision(DecisionFile.NameOf(Award.Id, Award.Decision!.Action)));
        return new()
        {
            Id = document,
            Title = view.Words.Say("feed.decided", ("award", NameOf(Award, view)), ("word", AwardFacts.Word(Award, view.Words) ?? "")),
            Text = AwardFacts.Sentence(Award, view.Words) ?? "",
            Page = view.Address(SitePaths.Award(Award.Id)),
            Document = document,
            Published = Moment,
            Updated = Moment,
            Category = CategoryOf(Award, view),
        };
    }
}

/// <summary>An award or an endorsement was withdrawn: that it was, and nothing of what it said.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="About">What the endorsement was about; null for an award.</param>
internal sealed record WithdrawnItem(CountedDecision Decision, EndorsedSubject? About) : FeedItem
{
    /// <inheritdoc/>
    public override DateTimeOffset Moment => Decision.Decision.Date;

    /// <inheritdoc/>
    public override string? Badge => About?.Badge;

    /// <inheritdoc/>
    public override string? Holder => About?.Holder;

    /// <inheritdoc/>
    public override void AddTo(ContentKeyBuilder key)
    {
        key.Add("withdrawn").Add(Decision.File.Name).Add(Digest.Of(Decision.Decision.Document.Bytes.Span));
        About?.AddTo(key);
    }

    /// <inheritdoc/>
    public override FeedEntry Entry(SiteView view)
    {
        var document = view.Address(SitePaths.Decision(Decision.File.Name));
        return new()
        {
            Id = document,
            Title = About is null ? view.Words["tombstone.title"] : view.Words.Say("endorsement.withdrawn", ("date", view.Words.Date(Moment))),
            Text = About?.Name(view) ?? view.Words.Say("head.withdrawn", ("site", view.Site.Config.Title)),
            Page = About?.Page(view) ?? view.Address(SitePaths.Award(Decision.File.Id)),
            Document = document,
            Published = Moment,
            Updated = Moment,
        };
    }
}

/// <summary>Somebody stands by an award, a badge or the guild.</summary>
/// <param name="Endorsement">What they signed.</param>
/// <param name="About">What it is about.</param>
internal sealed record EndorsementItem(EndorsementModel Endorsement, EndorsedSubject About) : FeedItem
{
    /// <inheritdoc/>
    public override DateTimeOffset Moment => Endorsement.Verified.Created;

    /// <inheritdoc/>
    public override string? Badge => About.Badge;

    /// <inheritdoc/>
    public override string? Holder => About.Holder;

    /// <inheritdoc/>
    public override void AddTo(ContentKeyBuilder key)
    {
        Endorsement.AddTo(key.Add("endorsement"));
        About.AddTo(key);
    }

    /// <inheritdoc/>
    public override FeedEntry Entry(SiteView view)
    {
        var (said, document) = (Endorsement.Verified.Credential, view.Address(SitePaths.Endorsement(Endorsement.Id)));
        var name = Endorsement.Page?.Name ?? said.Issuer.Name ?? said.Issuer.Id;
        return new()
        {
            Id = document,
            Title = view.Words.Say("feed.endorsed", ("name", name), ("what", About.Name(view))),
            Text = said.Comment is { Length: > 0 } comment ? comment : view.Words.Say("feed.endorsed", ("name", name), ("what", About.Name(view))),
            Page = About.Page(view),
            Document = document,
            Published = Moment,
            Updated = Moment,
            Category = About.Category(view),
        };
    }
}
