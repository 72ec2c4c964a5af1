using System.Text.Json;
using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Diagnostics;
using Publisher.Frameworks;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>The page of an award: who says this, by what right, when, what for, and how to check it.</summary>
public sealed class AwardPages : IAwardFormat
{
    // Beyond this, a printed sheet sets a story smaller.
    private const int LongStory = 320;

    /// <inheritdoc/>
    public string Name => "award pages";

    /// <inheritdoc/>
    public void AddPaths(AwardModel award, string id, RenderContext context, List<string> paths)
    {
        foreach (var edition in context.Editions)
        {
            paths.Add(SitePaths.FileOf(edition.View.Folder + SitePaths.Award(id)));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(AwardModel award, Award read, RenderContext context, DiagnosticBag found) =>
        context.Editions.Select(edition => edition.Frame.Render(Job(edition.View, award, read), found)).OfType<SiteFile>();

    private static PageJob Job(SiteView view, AwardModel award, Award read)
    {
        var badge = view.Texts.Of(award.Frozen).Name;
        var (words, holder) = (view.Words, view.HolderName(award));
        return new()
        {
            Path = SitePaths.Award(award.Id),
            Template = "award.html",
            Title = award.Holder is null ? badge : $"{badge}, {holder}",
            Description = $"{words.Say("head.award", ("badge", badge), ("holder", holder), ("date", words.Date(award.AwardedOn)), ("site", view.Site.Config.Title))} {AwardFacts.Signed(award, words)}",
            Image = Picture.Of(award).Png,
            Kind = "article",
            Script = "award-page.js",
            Kept = view.Site.IsPortable ? () => view.Kept.Of(read) : null,
            Plays = AwardEvidence.Plays(read),
            Alternates = [new(MediaTypes.Json, words["head.credential"], SitePaths.Credential(award.Id)), .. ActivityLinks.Of(view, SitePaths.Note(award.Id), "head.note")],
            Fields = links => Fields(view, award, read, links),
        };
    }

    private static FieldSet Fields(SiteView view, AwardModel award, Award read, PageLinks links)
    {
        var credential = read.Credential;
        var achievement = credential.CredentialSubject.Achievement;
        var standing = AwardFacts.Standing(award);
        var worth = new WorthWords(view, view.WorthOf(award.Frozen), view.Badge(award.BadgeSlug)?.Badge.Language ?? view.Site.Config.MainLanguage, links);
        var (words, text) = (view.Words, view.Texts.Of(award.Frozen));
        return new()
        {
            { "line", view.Line(award, links) },
            { "description", view.Original is null ? achievement.Description : text.Description },
            { "description_lang", text.DescriptionLanguage },
            { "criteria_lang", text.CriteriaLanguage },
            { "translated", text.IsTranslated },
            { "original_lang", view.Original },
            { "original_href", links.ToMain(SitePaths.Award(award.Id)) },
            { "picture", SiteView.Art(Picture.Of(award), text.Name, links) },
            { "in_force", standing.InForce },
            { "state", standing.Name },
            { "sign", standing.Sign },
            { "replaced_href", AwardFacts.ReplacedBy(award) is { } better ? links.To(better) : null },
            { "decision", award.Decision is { } named ? DecisionFile.NameOf(award.Id, named.Action) : null },
            { "decision_href", award.Decision is { } decision ? links.To(SitePaths.Decision(DecisionFile.NameOf(award.Id, decision.Action))) : null },
            { "say", AwardFacts.Sentence(award, words) ?? AwardFacts.Signed(award, words) },
            { "validity", AwardFacts.Validity(award, credential, words) },
            { "until", credential.ValidUntil is { } until ? words.Date(until) : null },
            { "ended", award.Decision is { } ending && !standing.InForce ? words.Date(ending.Date) : null },
            { "narrative", Prose.Render(credential.CredentialSubject.Narrative, MarkdownPlace.Criteria, 3, links) },
            { "is_long", credential.CredentialSubject.Narrative?.Length > LongStory },
            { "verify_place", SitePaths.Typed(view.Address(SitePaths.Verify)) },
            { "criteria", view.Criteria(award.Frozen, achievement.CriteriaNarrative, links) },
            { "version", award.BadgeVersion },
            { "evidence", credential.Evidence.Select(e => AwardEvidence.Fields(view, read, e, links)) },
            { "skills", worth.Skills() },
            { "worth", worth.Facts(CountryOf(credential)) },
            { "outcomes", worth.Outcomes() },
            { "results", worth.Reached(GivenResult.Read(credential.Document.Root)) },
            { "timeline", AwardTimeline.Of(view, award, links) },
            { "holder", HolderTools.Fields(view, award, credential, links) },
            { "qr", QrCodes.PathOf(view.BaseUrl, award.Id) is { } qr ? links.To(qr) : null },
            { "data", AwardMarkup.Of(view, award, credential) },
            { "endorsements", EndorsementWords.Fields(view.EndorsementsOf(award), view, 3, links) },
            { "signers", award.Signers.Select(s => Signer(s, words, links)) },
            { "issuer", view.Site.Config.IssuerName },
            { "rule", view.Rules.Sentences(award.Rule, text.Name) },
            { "rule_short", view.Rules.InShort(award.Rule) },
            { "authority_version", award.Verified.AuthorityVersion.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            { "authority_href", links.To(SitePaths.Authority(award.Verified.AuthorityVersion)) },
            { "how_href", links.To(SitePaths.HowWeDecide) },
            { "credential_href", links.To(SitePaths.Credential(award.Id)) },
            { "credential_name", award.Id + ".json" },
            { "credential_size", words.FileSize(read.Published.Bytes.Length) },
            { "source_path", read.File.Path },
            { "repo", Prose.WebAddress(view.Site.Config.Repo) },
            { "help_href", links.To(SitePaths.VerifyHelp) },
            { "address", credential.Id },
            { "id", award.Id },
            { "base", view.BaseUrl },
            { "root", links.Root },
            { "page_address", SitePaths.Absolute(view.BaseUrl, SitePaths.Award(award.Id)) },
            { "holder_id", credential.CredentialSubject.Id },
            { "entry", SiteWords.Grouped(award.Id) },
            { "published", IsoTime.Instant(credential.ValidFrom) },
        };
    }

    // Where the issuer is, as it was signed.
    private static string? CountryOf(OpenBadgeCredential credential) =>
        credential.Document.Root.TryGetProperty("issuer", out var issuer) && issuer.ValueKind == JsonValueKind.Object && issuer.TryGetProperty("address", out var address)
        && address.ValueKind == JsonValueKind.Object && address.TryGetProperty("addressCountryCode", out var country) && country.ValueKind == JsonValueKind.String ? country.GetString() : null;

    private static FieldSet Signer(SignerModel signer, SiteWords words, PageLinks links) => new()
    {
        { "id", signer.MemberId },
        { "name", AwardTimeline.SignerName(signer, words) },
        { "href", AwardTimeline.PageOf(signer.Page, links) },
        { "role", signer.Page is null || signer.Role is null ? null : signer.IsStill ? words.RoleName(signer.Role) : words.Say("award.role_then", ("role", words.RoleName(signer.Role))) },
    };
}
