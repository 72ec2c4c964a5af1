using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>The model with the look-ups pages need, made once for all of them.</summary>
internal sealed class SiteView(SiteModel site)
{
    private readonly Dictionary<string, BadgeModel> badges = site.Badges.ToDictionary(b => b.Badge.Slug, StringComparer.Ordinal);

    public SiteModel Site { get; } = site;
    public RuleWords Rules { get; } = new(site);

    public string BaseUrl => Site.Config.BaseUrl;

    public BadgeModel? Badge(string slug) => badges.GetValueOrDefault(slug);

    /// <summary>How many different people hold these awards; those taken back are not counted.</summary>
    public static int People(IEnumerable<AwardModel> awards) =>
        awards.Where(a => AwardFacts.Standing(a).InForce).Select(a => a.Credential.CredentialSubject.Id ?? a.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>How a holder is called where there is no page of theirs.</summary>
    public static string HolderName(AwardModel award) => award.Holder?.Name
        ?? (Prose.WebAddress(award.Credential.CredentialSubject.Id) is { } address ? address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..].TrimEnd('/') : null)
        ?? "someone not named here";

    /// <summary>An award as a line of a list.</summary>
    public static FieldSet Line(AwardModel award, PageLinks links) => new()
    {
        { "href", links.To(SitePaths.Award(award.Id)) },
        { "badge", award.Credential.CredentialSubject.Achievement.Name },
        { "badge_href", links.To(SitePaths.Badge(award.BadgeSlug)) },
        { "holder", HolderName(award) },
        { "holder_href", award.Holder is { } holder ? links.To(SitePaths.Member(holder.Handle)) : null },
        { "description", award.Credential.CredentialSubject.Achievement.Description },
        { "date", EnglishWords.Date(award.AwardedOn) },
        { "iso", EnglishWords.IsoDate(award.AwardedOn) },
        { "picture", Art(Picture.Of(award), award.Credential.CredentialSubject.Achievement.Name, links) },
        { "standing", AwardFacts.Standing(award).Word },
    };

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
}
