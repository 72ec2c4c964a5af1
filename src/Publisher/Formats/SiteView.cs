using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Frameworks;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;
using Publisher.Verifying;

namespace Publisher.Formats;

/// <summary>The model with the look-ups pages need, made once for all of them.</summary>
internal sealed class SiteView(SiteModel site, SiteWords words, string folder)
{
    private readonly Dictionary<string, BadgeModel> badges = site.Badges.ToDictionary(b => b.Badge.Slug, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(BadgeVersion, string), Html?> criteria = new();
    private readonly ConcurrentDictionary<BadgeVersion, FrozenBadge> badgeClasses = new(ReferenceEqualityComparer.Instance as IEqualityComparer<BadgeVersion>);
    private readonly ConcurrentDictionary<BadgeVersion, Worth> worths = new(ReferenceEqualityComparer.Instance as IEqualityComparer<BadgeVersion>);
    private PageList? pages;
    private RuleWords? rules;
    private SkillIndex? skills;

    private readonly ILookup<string, EndorsementModel> endorsements = EndorsementWords.All(site).ToLookup(e => e.Verified.SubjectId, StringComparer.Ordinal);
    private readonly ILookup<string, WithdrawnEndorsement> withdrawn = site.WithdrawnEndorsements.ToLookup(e => e.SubjectId, StringComparer.Ordinal);

    public SiteModel Site { get; } = site;

    /// <summary>The words of a language as a site has them.</summary>
    /// <param name="site">The site.</param>
    /// <param name="language">One of its languages.</param>
    /// <param name="used">The keys that its own templates ask for.</param>
    /// <param name="found">Where problems go.</param>
    public static SiteWords WordsOf(SiteModel site, string language, IReadOnlySet<string> used, DiagnosticBag found) =>
        WordFiles.Load(language, site.Templates, used, site.Config.LanguagesLocation, found);

    /// <summary>The words of its language.</summary>
    public SiteWords Words { get; } = words;

    /// <summary>The folder of its pages; empty for the main language.</summary>
    public string Folder { get; } = folder;

    /// <summary>What badges are called and say.</summary>
    public BadgeTexts Texts { get; } = new(site, words.Language, folder.Length == 0);

    /// <summary>The language of what people wrote once, where it is another than the pages'; null on pages in the main language.</summary>
    public string? Original => Folder.Length == 0 ? null : Site.Config.MainLanguage;

    /// <summary>The guild's own sentence.</summary>
    public string? Tagline => Folder.Length == 0 ? Site.Config.Tagline : Site.Config.Translations.Find(Words.Language)?.Description ?? Site.Config.Tagline;

    /// <summary>The steps of a check.</summary>
    public ImmutableArray<FieldSet> Steps { get; } = VerifySteps.In(words);

    /// <summary>The endorsements of something: addresses, or the guild's DID.</summary>
    public EndorsementsOfOne EndorsementsOf(params IEnumerable<string> subjects)
    {
        if (endorsements.Count + withdrawn.Count == 0)
        {
            return EndorsementsOfOne.None;
        }
        var all = subjects.ToList();
        return new([.. all.SelectMany(s => endorsements[s])], [.. all.SelectMany(s => withdrawn[s])]);
    }

    /// <summary>The endorsements of an award.</summary>
    public EndorsementsOfOne EndorsementsOf(AwardModel award) =>
        endorsements.Count + withdrawn.Count == 0 ? EndorsementsOfOne.None : EndorsementsOf(SitePaths.Absolute(BaseUrl, SitePaths.Credential(award.Id)));

    /// <summary>The endorsements of every version of a badge.</summary>
    public EndorsementsOfOne EndorsementsOf(Badge badge) => EndorsementsOf(badge.Versions.Select(v => SitePaths.Absolute(BaseUrl, SitePaths.Achievement(badge.Slug, v.Version))));

    /// <summary>Whether there is a page that finds things by a word.</summary>
    public bool HasSearch { get; } = SearchIndex.IsOffered(site);

    /// <summary>What pages bring along that are read from a folder.</summary>
    public KeptDocuments Kept { get; } = new(site);

    /// <summary>The rules in words.</summary>
    public RuleWords Rules => rules ??= RulesOf(Site, Words, Texts);

    /// <summary>The pages apart from those of single awards.</summary>
    public PageList Pages => pages ??= PageList.Of(this);

    /// <summary>Lets go of <see cref="Pages"/>: what is to be made is planned, and each page may go when it is made.</summary>
    public void ForgetPages() => pages = null;

    /// <summary>What a version took, as every award of it shows it: made once for each way to the site's root.</summary>
    public Html? Criteria(BadgeVersion version, string? narrative, PageLinks links) =>
        criteria.GetOrAdd((version, links.Root), _ => Prose.Render(Texts.Of(version).Criteria ?? narrative, MarkdownPlace.Criteria, 3, links));

    /// <summary>Whether Open Badges 2.0 documents can be made: they demand an e-mail address of the issuer.</summary>
    public bool HasOpenBadges2 { get; } = TextPages.EmailOf(site.Config) is not null;

    /// <summary>What a frozen version is worth, read once.</summary>
    public Worth WorthOf(BadgeVersion version) => worths.GetOrAdd(version, v => Worth.Read(v.Document.Root));

    /// <summary>What a badge is worth as it is defined now: as it was frozen, or as its first award would freeze it.</summary>
    public Worth WorthOf(Badge badge)
    {
        if (Picture.FrozenVersion(badge, badge.Version) is { } frozen)
        {
            return WorthOf(frozen);
        }
        using var written = JsonDocument.Parse(AchievementWriter.Write(Site.Config, badge, "png", new([.. Site.Badges.Select(b => b.Badge)], Site.Pathways, Site.Skills)).ToBytes());
        return Worth.Read(written.RootElement);
    }

    /// <summary>The skills that badges recognise.</summary>
    public SkillIndex Skills => skills ??= SkillIndex.Of(this);

    /// <summary>Names what pages show of pathways.</summary>
    public ContentKey PathwaysKey { get; } = PathwayPages.KeyOf(site);

    /// <summary>What an Open Badges 2.0 BadgeClass says of a frozen version, read once.</summary>
    public FrozenBadge BadgeClassOf(BadgeVersion version) => badgeClasses.GetOrAdd(version, FrozenBadge.Read);

    /// <summary>A key that has the site's own in it already.</summary>
    public ContentKeyBuilder Key() => AddCommon(new ContentKeyBuilder().Add(Folder));

    /// <summary>Adds what every page of the site rests on: the site's own key, what was translated, and where its foot leads.</summary>
    public ContentKeyBuilder AddCommon(ContentKeyBuilder key) => key.Add(Site.Key).Add(TranslationsKey).Add(HasSearch ? 1 : 0).Add(Skills.IsEmpty ? 0 : 1);

    /// <summary>The guild's own pages that no menu has, which the front page and Verify name: where each stands, and its title in this language.</summary>
    public ImmutableArray<(string Path, string Title)> OwnPages { get; } =
        [.. site.Pages.Where(p => p.Slug is not "about" and not "privacy").Select(p => (SitePaths.Page(p.Slug), p.Translations.Find(words.Language)?.Name ?? p.Title))];

    /// <summary>Links to <see cref="OwnPages"/>.</summary>
    public IEnumerable<FieldSet> LinksToOwnPages(PageLinks links) => OwnPages.Select(p => new FieldSet { { "title", p.Title }, { "href", links.To(p.Path) } });

    /// <summary>Names what was translated of badges: every page may show one.</summary>
    public ContentKey TranslationsKey { get; } = TranslationsKeyOf(site);

    public string BaseUrl => Site.Config.BaseUrl;

    private static ContentKey TranslationsKeyOf(SiteModel site)
    {
        var key = new ContentKeyBuilder();
        foreach (var badge in site.Badges.Select(b => b.Badge).Where(b => b.Translations.ByLanguage.Count > 0))
        {
            key.Add(KeyOf(badge));
            foreach (var (language, words) in badge.Translations.ByLanguage)
            {
                key.Add(language).Add(words.Name).Add(words.Description).Add(words.Text);
            }
        }
        return key.ToKey();
    }

    private static RuleWords RulesOf(SiteModel site, SiteWords words, BadgeTexts texts) => new(
        site.Badges.ToDictionary(b => b.Badge.Slug, b => texts.Of(b.Badge).Name, StringComparer.Ordinal),
        site.AuthorityPeople.ToDictionary(p => p.Entry.Id, p => p.Page?.Name ?? p.Entry.Id, StringComparer.Ordinal),
        words);

    /// <summary>A path as an address that anybody may follow.</summary>
    public string Address(string path) => SitePaths.Absolute(BaseUrl, PageLinks.Escape(path));

    public BadgeModel? Badge(string slug) => badges.GetValueOrDefault(slug);

    /// <summary>How a holder is called where there is no page of theirs.</summary>
    public string HolderName(AwardModel award) => award.Holder?.Name
        ?? (Prose.WebAddress(award.HolderId) is { } address ? SitePaths.Typed(address).TrimEnd('/') : null)
        ?? Words["award.someone"];

    /// <summary>An award as a line of a list.</summary>
    public FieldSet Line(AwardModel award, PageLinks links)
    {
        var (standing, text) = (AwardFacts.Standing(award), Texts.Of(award.Frozen));
        return new()
        {
            { "href", links.To(SitePaths.Award(award.Id)) },
            { "badge", text.Name },
            { "badge_href", links.To(SitePaths.Badge(award.BadgeSlug)) },
            { "holder", HolderName(award) },
            { "holder_href", award.Holder is { } holder ? links.To(SitePaths.Member(holder.Handle)) : null },
            { "description", text.Description },
            { "description_lang", text.DescriptionLanguage },
            { "date", Words.Date(award.AwardedOn) },
            { "iso", IsoTime.Date(award.AwardedOn) },
            { "picture", Art(Picture.Of(award), text.Name, links) },
            { "until", standing.InForce && award.Verified.Outline.ValidUntil is { } until ? Words.Say("lines.until", ("date", Words.Date(until))) : null },
            { "standing", AwardFacts.Word(award, Words) },
            { "sign", standing.Sign },
            // A better award in its place is no scandal; one taken back is struck out.
            { "struck", standing is { InForce: false, Name: not "superseded" } },
        };
    }

    /// <summary>A badge's picture; without one, its first letter stands on a plain pin.</summary>
    public static FieldSet Art(Picture picture, string name, PageLinks links) => new()
    {
        { "src", picture.Shown is { } path ? links.To(path) : null },
        { "letter", Letter(name) },
        { "name", name },
    };

    /// <summary>A person in a list.</summary>
    public static FieldSet Person(Member member, PageLinks links) => new()
    {
        { "name", member.Name },
        { "href", links.To(SitePaths.Member(member.Handle)) },
        { "avatar", Avatar(member, links) },
        { "letter", Letter(member.Name) },
    };

    /// <summary>The address of a person's picture.</summary>
    public static string? Avatar(Member member, PageLinks links) =>
        member.Avatar is { } avatar ? links.To(SitePaths.Avatar(member.Handle, MediaTypes.ExtensionOf(avatar.Path))) : null;

    /// <summary>The first letter (grapheme) of a name, as a capital.</summary>
    public static string Letter(string name) =>
        name.Length == 0 ? "" : System.Globalization.StringInfo.GetNextTextElement(name.TrimStart()).ToUpperInvariant();

    /// <summary>The key of a badge's definition.</summary>
    public static ContentKey KeyOf(Badge badge)
    {
        var key = new ContentKeyBuilder().Add(badge.Slug).Add(badge.Name).Add(badge.Description).Add(badge.Version).Add(badge.Type).Add(badge.CriteriaMarkdown)
            .Add(badge.Svg is null ? 0 : 1).Add(badge.Png is null ? 0 : 1).Add(badge.EvidenceRequired ? 1 : 0).Add(badge.Validity).Add(badge.Language).Add(badge.FieldOfStudy).Add(badge.Definition);
        foreach (var tag in badge.Tags)
        {
            key.Add(tag);
        }
        foreach (var alignment in badge.Alignments)
        {
            key.Add(alignment.TargetName).Add(alignment.TargetUrl).Add(alignment.TargetFramework).Add(alignment.TargetCode).Add(alignment.TargetDescription).Add(alignment.TargetType);
        }
        foreach (var version in badge.Versions)
        {
            key.Add(VersionKey.Of(version));
        }
        return key.ToKey();
    }
}
