using Publisher.Content;
using Publisher.Credentials.OpenBadges;
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
            { "standing", standing.Sentence },
            { "replaced_href", AwardFacts.ReplacedBy(award) is { } better ? links.To(better) : null },
            { "decision_href", award.Decision is { } decision ? links.To(SitePaths.Decision(DecisionFile.NameOf(award.Id, decision.Action))) : null },
            { "signed", AwardFacts.Signed(award) },
            { "validity", AwardFacts.Validity(award, credential) },
            { "until", credential.ValidUntil is { } until ? EnglishWords.Date(until) : null },
            { "narrative", Prose.Render(credential.CredentialSubject.Narrative, MarkdownPlace.Criteria, 3, links) },
            { "criteria", view.Criteria(award.Frozen, achievement.CriteriaNarrative, links) },
            { "version", award.BadgeVersion },
            { "evidence", credential.Evidence.Select(e => EvidenceOf(view, read, e, links)) },
            { "endorsements", EndorsementWords.Fields(view.EndorsementsOf(award), view, 3, links) },
            { "signers", award.Signers.Select(s => Signer(award, s, links)) },
            { "issuer", view.Site.Config.IssuerName },
            { "rule", view.Rules.Sentences(award.Rule, achievement.Name) },
            { "rule_short", view.Rules.InShort(award.Rule) },
            { "authority_version", award.Verified.AuthorityVersion.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            { "authority_href", links.To(SitePaths.Authority(award.Verified.AuthorityVersion)) },
            { "how_href", links.To(SitePaths.HowWeDecide) },
            { "credential_href", links.To(SitePaths.Credential(award.Id)) },
            { "credential_name", award.Id + ".json" },
            { "credential_size", EnglishWords.FileSize(read.Published.Bytes.Length) },
            { "baked", BakedImages.Pictures(award, view.Site.Config).Select(p => Baked(award, p.Extension, links)) },
            { "source_path", read.File.Path },
            { "repo", Prose.WebAddress(view.Site.Config.Repo) },
            { "help_href", links.To(SitePaths.VerifyHelp) },
            { "address", credential.Id },
            { "page_address", SitePaths.Absolute(view.BaseUrl, SitePaths.Award(award.Id)) },
            { "holder_id", credential.CredentialSubject.Id },
            { "entry", EnglishWords.Grouped(award.Id) },
            { "published", EnglishWords.IsoInstant(credential.ValidFrom) },
        };
    }

    private static FieldSet Baked(AwardModel award, string extension, PageLinks links) => new()
    {
        { "href", links.To(SitePaths.Baked(award.Id, extension)) },
        { "name", $"{award.BadgeSlug}.{extension}" },
        { "kind", extension.ToUpperInvariant() },
    };

    private static FieldSet EvidenceOf(SiteView view, Award read, Evidence evidence, PageLinks links)
    {
        var file = read.Evidence.FirstOrDefault(f => evidence.Id == SitePaths.Absolute(view.BaseUrl, SitePaths.Evidence(f.AwardId, f.Name)));
        var address = file is null ? Prose.WebAddress(evidence.Id) : links.To(SitePaths.Evidence(file.AwardId, file.Name));
        return new()
        {
            { "name", evidence.Name ?? file?.Name ?? (address is null ? "Statement" : Host(address)) },
            { "href", address },
            { "note", file is not null ? $"{MediaTypes.WordFor(file.Name)}, {EnglishWords.FileSize(file.File.Length)}" : address is not null ? $"at {Host(address)}" : null },
            { "genre", evidence.Genre },
            { "description", evidence.Description },
            { "narrative", Prose.Render(evidence.Narrative, MarkdownPlace.Criteria, 4, links) },
            { "digest", evidence.DigestSri },
        };
    }

    private static string Host(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.IdnHost : address;

    private static FieldSet Signer(AwardModel award, SignerModel signer, PageLinks links) => new()
    {
        { "name", signer.Page?.Name ?? $"{signer.Role ?? "member"} {signer.MemberId}" },
        { "href", signer.Page is { } page ? links.To(SitePaths.Member(page.Handle)) : null },
        { "role", signer.Page is null ? null : signer.Role },
        { "dated", AwardFacts.Dated(award, signer.MemberId) },
    };
}
