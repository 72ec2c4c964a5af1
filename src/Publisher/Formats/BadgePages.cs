using System.Collections.Immutable;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>A page for each badge: what it takes, who may award it, who holds it, and how it came to be as it is.</summary>
internal static class BadgePages
{
    public static IEnumerable<PageJob> Jobs(SiteView view) => ParallelLoop.Map(view.Site.Badges, badge => Job(view, badge));

    /// <summary>A badge among others.</summary>
    public static FieldSet Pin(SiteView view, BadgeModel badge, PageLinks links) => new()
    {
        { "name", view.Texts.Of(badge.Badge).Name },
        { "description", view.Texts.Of(badge.Badge).Description },
        { "description_lang", view.Texts.Of(badge.Badge).DescriptionLanguage },
        { "href", links.To(SitePaths.Badge(badge.Badge.Slug)) },
        { "picture", SiteView.Art(Picture.Of(badge.Badge), view.Texts.Of(badge.Badge).Name, links) },
        { "held", view.Words.Count("badge.held", badge.PeopleCount) },
    };

    /// <summary>Adds what <see cref="Pin"/> shows to a key.</summary>
    public static void AddPin(ContentKeyBuilder key, SiteView view, BadgeModel badge)
    {
        var (text, picture) = (view.Texts.Of(badge.Badge), Picture.Of(badge.Badge));
        key.Add(badge.Badge.Slug).Add(text.Name).Add(text.Description).Add(text.DescriptionLanguage).Add(picture.Shown).Add(picture.Png).Add(badge.PeopleCount);
    }

    private static PageJob Job(SiteView view, BadgeModel model)
    {
        var (badge, words, text) = (model.Badge, view.Words, view.Texts.Of(model.Badge));
        var newest = Picture.Newest(badge);
        var shown = LedgerPages.Shown(model.Awards);
        var rules = Rules(view, model);
        WorthWords worth(PageLinks links) => new(view, view.WorthOf(badge), badge.Language ?? view.Site.Config.MainLanguage, links);
        var alternates = FeedLinks.Of(SitePaths.Badge(badge.Slug), words.Say("head.awards_of", ("badge", text.Name)));
        return new()
        {
            Path = SitePaths.Badge(badge.Slug),
            Template = "badge.html",
            Title = text.Name,
            Description = text.Description,
            Section = SitePaths.Badges,
            Image = Picture.Of(badge).Png,
            Alternates = newest is null ? alternates : [new(MediaTypes.Json, words["head.definition"], SitePaths.NewestAchievement(badge.Slug)), .. alternates],
            Key = Key(view, model, shown, rules),
            Fields = links => new()
            {
                { "name", text.Name },
                { "description", text.Description },
                { "language", view.Original is null ? badge.Language : text.DescriptionLanguage },
                { "criteria_language", view.Original is null ? badge.Language : text.CriteriaLanguage },
                { "translated", text.IsTranslated },
                { "original_href", links.ToMain(SitePaths.Badge(badge.Slug)) },
                { "picture", SiteView.Art(Picture.Of(badge), text.Name, links) },
                { "criteria", Prose.Render(text.Criteria ?? badge.CriteriaMarkdown, MarkdownPlace.Criteria, 3, links) },
                { "rules", rules.Select(sentences => new FieldSet { { "sentences", sentences } }) },
                { "how_href", links.To(SitePaths.HowWeDecide) },
                { "awards", shown.Select(a => view.Line(a, links)) },
                { "older_href", LedgerPages.Older(model.Awards, number => SitePaths.BadgeLedgerPage(badge.Slug, number), links) },
                { "held", HeldSentence(model, view.Words) },
                { "version", badge.Version },
                { "lasts", badge.Validity is { } validity ? words.Duration(validity) : null },
                { "evidence_required", badge.EvidenceRequired },
                { "kind", badge.Type == "Badge" ? null : words.KindOfBadge(badge.Type) },
                { "tags", badge.Tags.Select(t => new FieldSet { { "label", t }, { "href", links.To(GalleryPages.PathOf(t)) } }) },
                { "worth", worth(links).Facts(view.Site.Config.Country) },
                { "outcomes", worth(links).Outcomes() },
                { "measured", worth(links).Measured() },
                { "alignments", worth(links).Skills() },
                { "skills_href", view.Skills.IsEmpty ? null : links.To(SitePaths.Skills) },
                { "pathways", PathwayPages.Of(view, badge, links) },
                { "versions", BadgeHistory.Of(model, words, links) },
                { "letter_href", NominationLinks.Letter(view, badge) },
                { "new_file_href", NominationLinks.NewFile(view, badge) },
                { "edit_href", ForgeLinks.Of(view.Site.Config)?.Edit(badge.Location.Path) },
                { "approval", ApprovalWords.Fields(view, model, links) },
                { "endorsements", EndorsementWords.Fields(view.EndorsementsOf(badge), view, 3, links) },
                { "counting", model.CountingAsIt.Where(t => !t.Peer.IsOver(t.Treaty)).Select(t => FederationWords.Treaty(view, t, links)) },
                { "contact", view.Site.Config.Contact },
                { "feed_href", links.To(SitePaths.Feed(SitePaths.Badge(badge.Slug), FeedForm.Atom)) },
                { "image_href", Picture.Of(badge).Shown is { } art ? links.To(art) : null },
            },
        };
    }

    private static ContentKey Key(SiteView view, BadgeModel model, ImmutableArray<AwardModel> shown, ImmutableArray<IReadOnlyList<string>> rules)
    {
        var key = LedgerPages.Key(view, SitePaths.Badge(model.Badge.Slug), shown).Add(SiteView.KeyOf(model.Badge)).Add(model.Awards.Length).Add(HeldSentence(model, view.Words));
        BadgeHistory.AddTo(key, model);
        ApprovalWords.AddTo(key, view, model);
        key.Add(view.PathwaysKey);
        WorthWords.AddTo(key, view, view.WorthOf(model.Badge));
        view.EndorsementsOf(model.Badge).AddTo(key);
        foreach (var treaty in model.CountingAsIt)
        {
            treaty.AddTo(key);
        }
        foreach (var sentence in rules.SelectMany(r => r))
        {
            key.Add(sentence);
        }
        return key.ToKey();
    }

    private static ImmutableArray<IReadOnlyList<string>> Rules(SiteView view, BadgeModel model) =>
        [.. model.Rules.Select(rule => view.Rules.Sentences(rule, view.Texts.Of(model.Badge).Name))];

    private static string HeldSentence(BadgeModel model, SiteWords words)
    {
        var versions = model.Awards.Where(a => AwardFacts.Standing(a).InForce).GroupBy(a => a.BadgeVersion, StringComparer.Ordinal)
            .OrderBy(g => g.Key, VersionOrder.Instance)
            .Select(g => (Label: g.Key, People: People.Count(g))).ToList();
        return versions.Count == 0 ? "" : SiteWords.Sentence(words.List(
            [.. versions.Select(v => words.Count("badge.hold_version", v.People, ("n", words.Number(v.People)), ("version", v.Label)))])) + ".";
    }
}
