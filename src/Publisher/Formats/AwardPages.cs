using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>The page of an award: who says this, by what right, when, what for, and how to check it.</summary>
public sealed class AwardPages : IAwardFormat
{
    /// <inheritdoc/>
    public string Name => "award pages";

    /// <inheritdoc/>
    public IEnumerable<string> Paths(AwardModel award, RenderContext context) => [SitePaths.FileOf(SitePaths.Award(award.Id))];

    /// <inheritdoc/>
    public IEnumerable<SiteFile> Files(AwardModel award, Award read, RenderContext context, DiagnosticBag found) =>
        context.Frame.Render(Job(context.View, award, read), found) is { } page ? [page] : [];

    private static PageJob Job(SiteView view, AwardModel award, Award read)
    {
        var badge = award.Frozen.Name;
        var holder = SiteView.HolderName(award);
        return new()
        {
            Path = SitePaths.Award(award.Id),
            Template = "award.html",
            Title = award.Holder is null ? badge : $"{badge}, {holder}",
            Description = $"{badge}, awarded to {holder} on {EnglishWords.Date(award.AwardedOn)} by {view.Site.Config.Title}. {AwardFacts.Signed(award)}",
            Image = Picture.Of(award).Png,
            Kind = "article",
            Script = "award-page.js",
            Kept = view.Site.IsPortable ? () => view.Kept.Of(read) : null,
            Plays = AwardEvidence.Plays(read),
            Alternates = [new(MediaTypes.Json, "Signed award (Open Badges 3.0 credential)", SitePaths.Credential(award.Id))],
            Fields = links => Fields(view, award, read, links),
        };
    }

    private static FieldSet Fields(SiteView view, AwardModel award, Award read, PageLinks links)
    {
        var credential = read.Credential;
        var achievement = credential.CredentialSubject.Achievement;
        var standing = AwardFacts.Standing(award);
        return new()
        {
            { "line", SiteView.Line(award, links) },
            { "description", achievement.Description },
            { "picture", SiteView.Art(Picture.Of(award), achievement.Name, links) },
            { "in_force", standing.InForce },
            { "state", standing.Name },
            { "sign", standing.Sign },
            { "replaced_href", AwardFacts.ReplacedBy(award) is { } better ? links.To(better) : null },
            { "decision", award.Decision is { } named ? DecisionFile.NameOf(award.Id, named.Action) : null },
            { "decision_href", award.Decision is { } decision ? links.To(SitePaths.Decision(DecisionFile.NameOf(award.Id, decision.Action))) : null },
            { "say", standing.Sentence ?? AwardFacts.Signed(award) },
            { "validity", AwardFacts.Validity(award, credential) },
            { "until", credential.ValidUntil is { } until ? EnglishWords.Date(until) : null },
            { "narrative", Prose.Render(credential.CredentialSubject.Narrative, MarkdownPlace.Criteria, 3, links) },
            { "criteria", view.Criteria(award.Frozen, achievement.CriteriaNarrative, links) },
            { "version", award.BadgeVersion },
            { "evidence", credential.Evidence.Select(e => AwardEvidence.Fields(view, read, e, links)) },
            { "skills", SkillWords.Skills(achievement) },
            { "worth", SkillWords.Margin(credential) },
            { "timeline", AwardTimeline.Of(view, award, links) },
            { "holder", HolderTools.Fields(view, award, credential, links) },
            { "qr", QrCodes.PathOf(view.BaseUrl, award.Id) is { } qr ? links.To(qr) : null },
            { "data", AwardMarkup.Of(view, award, credential) },
            { "endorsements", EndorsementWords.Fields(view.EndorsementsOf(award), view, 3, links) },
            { "signers", award.Signers.Select(s => Signer(s, links)) },
            { "issuer", view.Site.Config.IssuerName },
            { "rule", view.Rules.Sentences(award.Rule, achievement.Name) },
            { "rule_short", view.Rules.InShort(award.Rule) },
            { "authority_version", award.Verified.AuthorityVersion.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            { "authority_href", links.To(SitePaths.Authority(award.Verified.AuthorityVersion)) },
            { "how_href", links.To(SitePaths.HowWeDecide) },
            { "credential_href", links.To(SitePaths.Credential(award.Id)) },
            { "credential_name", award.Id + ".json" },
            { "credential_size", EnglishWords.FileSize(read.Published.Bytes.Length) },
            { "source_path", read.File.Path },
            { "repo", Prose.WebAddress(view.Site.Config.Repo) },
            { "help_href", links.To(SitePaths.VerifyHelp) },
            { "address", credential.Id },
            { "id", award.Id },
            { "base", view.BaseUrl },
            { "root", links.Root },
            { "page_address", SitePaths.Absolute(view.BaseUrl, SitePaths.Award(award.Id)) },
            { "holder_id", credential.CredentialSubject.Id },
            { "entry", EnglishWords.Grouped(award.Id) },
            { "published", EnglishWords.IsoInstant(credential.ValidFrom) },
        };
    }

    private static FieldSet Signer(SignerModel signer, PageLinks links) => new()
    {
        { "id", signer.MemberId },
        { "name", AwardTimeline.SignerName(signer) },
        { "href", AwardTimeline.PageOf(signer.Page, links) },
        { "role", signer.Page is null ? null : signer.Role },
    };
}
