using System.Collections.Concurrent;
using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;
using Publisher.Verifying;

namespace Publisher.Formats;

/// <summary>The model with the look-ups pages need, made once for all of them.</summary>
internal sealed class SiteView(SiteModel site)
{
    private readonly Dictionary<string, BadgeModel> badges = site.Badges.ToDictionary(b => b.Badge.Slug, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(BadgeVersion, string), Html?> criteria = new();
    private readonly ConcurrentDictionary<BadgeVersion, FrozenBadge> badgeClasses = new(ReferenceEqualityComparer.Instance as IEqualityComparer<BadgeVersion>);
    private PageList? pages;

    private readonly ILookup<string, EndorsementModel> endorsements = site.Endorsements.ToLookup(e => e.Verified.SubjectId, StringComparer.Ordinal);
    private readonly ILookup<string, WithdrawnEndorsement> withdrawn = site.WithdrawnEndorsements.ToLookup(e => e.SubjectId, StringComparer.Ordinal);

    public SiteModel Site { get; } = site;

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

    public RuleWords Rules { get; } = new(site);

    /// <summary>The pages apart from those of single awards.</summary>
    public PageList Pages => pages ??= PageList.Of(this);

    /// <summary>Lets go of <see cref="Pages"/>: what is to be made is planned, and each page may go when it is made.</summary>
    public void ForgetPages() => pages = null;

    /// <summary>What a version took, as every award of it shows it: made once for each way to the site's root.</summary>
    public Html? Criteria(BadgeVersion version, string? narrative, PageLinks links) =>
        criteria.GetOrAdd((version, links.Root), _ => Prose.Render(narrative, MarkdownPlace.Criteria, 3, links));

    /// <summary>Whether Open Badges 2.0 documents can be made: they demand an e-mail address of the issuer.</summary>
    public bool HasOpenBadges2 { get; } = TextPages.EmailOf(site.Config) is not null;

    /// <summary>What an Open Badges 2.0 BadgeClass says of a frozen version, read once.</summary>
    public FrozenBadge BadgeClassOf(BadgeVersion version) => badgeClasses.GetOrAdd(version, FrozenBadge.Read);

    /// <summary>A key that has the site's own in it already.</summary>
    public ContentKeyBuilder Key() => new ContentKeyBuilder().Add(Site.Key);

    public string BaseUrl => Site.Config.BaseUrl;

    /// <summary>A path as an address that anybody may follow.</summary>
    public string Address(string path) => SitePaths.Absolute(BaseUrl, PageLinks.Escape(path));

    public BadgeModel? Badge(string slug) => badges.GetValueOrDefault(slug);

    /// <summary>How a holder is called where there is no page of theirs.</summary>
    public static string HolderName(AwardModel award) => award.Holder?.Name
        ?? (Prose.WebAddress(award.HolderId) is { } address ? address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..].TrimEnd('/') : null)
        ?? "someone not named here";

    /// <summary>An award as a line of a list.</summary>
    public static FieldSet Line(AwardModel award, PageLinks links)
    {
        var standing = AwardFacts.Standing(award);
        return new()
        {
            { "href", links.To(SitePaths.Award(award.Id)) },
            { "badge", award.Frozen.Name },
            { "badge_href", links.To(SitePaths.Badge(award.BadgeSlug)) },
            { "holder", HolderName(award) },
            { "holder_href", award.Holder is { } holder ? links.To(SitePaths.Member(holder.Handle)) : null },
            { "description", award.Frozen.Description },
            { "date", EnglishWords.Date(award.AwardedOn) },
            { "iso", EnglishWords.IsoDate(award.AwardedOn) },
            { "picture", Art(Picture.Of(award), award.Frozen.Name, links) },
            { "standing", standing.Word },
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
            .Add(badge.Svg is null ? 0 : 1).Add(badge.Png is null ? 0 : 1).Add(badge.EvidenceRequired ? 1 : 0).Add(badge.Validity).Add(badge.Language).Add(badge.FieldOfStudy);
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
