using Publisher.Credentials.OpenBadges;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>The ledger of all awards, and a page for each: who says this, by what right, when, what for, and how to check it.</summary>
internal static class AwardPages
{
    public static IEnumerable<PageJob> Jobs(SiteView view)
    {
        yield return new()
        {
            Path = SitePaths.Awards,
            Template = "awards.html",
            Title = "Awards",
            Description = $"Every award of {view.Site.Config.Title}, newest first.",
            Alternates = [new("application/atom+xml", "Newest awards", SitePaths.Atom)],
            Fields = links => new()
            {
                { "count", EnglishWords.Sentence(EnglishWords.Count(view.Site.Awards.Length, "award", "awards")) },
                { "years", view.Site.Awards.GroupBy(a => a.AwardedOn.Year).OrderByDescending(y => y.Key).Select(y => new FieldSet
                {
                    { "year", y.Key.ToString(System.Globalization.CultureInfo.InvariantCulture) },
                    { "awards", y.Select(a => SiteView.Line(a, links)) },
                }) },
                { "waiting", Waiting(view.Site.WaitingCount) },
                { "badges_href", links.To(SitePaths.Badges) },
                { "feed_href", links.To(SitePaths.Atom) },
            },
        };
        foreach (var award in view.Site.Awards)
        {
            yield return Job(view, award);
        }
    }

    private static string? Waiting(int count) => count == 0 ? null
        : $"{EnglishWords.Sentence(EnglishWords.Count(count, "further award waits", "further awards wait"))} for signatures and {(count == 1 ? "is" : "are")} not published yet.";

    private static PageJob Job(SiteView view, AwardModel award)
    {
        var badge = award.Credential.CredentialSubject.Achievement.Name;
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
            Fields = links => Fields(view, award, links),
        };
    }

    private static FieldSet Fields(SiteView view, AwardModel award, PageLinks links)
    {
        var credential = award.Credential;
        var achievement = credential.CredentialSubject.Achievement;
        var standing = AwardFacts.Standing(award);
        return new()
        {
            { "line", SiteView.Line(award, links) },
            { "description", achievement.Description },
            { "picture", SiteView.Art(Picture.Of(award), achievement.Name, links) },
            { "in_force", standing.InForce },
            { "standing", standing.Sentence },
            { "signed", AwardFacts.Signed(award) },
            { "validity", AwardFacts.Validity(award) },
            { "until", credential.ValidUntil is { } until ? EnglishWords.Date(until) : null },
            { "narrative", Prose.Render(credential.CredentialSubject.Narrative, MarkdownPlace.Criteria, 3, links) },
            { "criteria", Prose.Render(achievement.CriteriaNarrative, MarkdownPlace.Criteria, 3, links) },
            { "version", award.BadgeVersion },
            { "evidence", credential.Evidence.Select(e => EvidenceOf(award, e, links)) },
            { "signers", award.Signers.Select(s => Signer(award, s, links)) },
            { "issuer", view.Site.Config.IssuerName },
            { "rule", view.Rules.Sentences(award.Rule, achievement.Name) },
            { "rule_short", view.Rules.InShort(award.Rule) },
            { "authority_version", award.Verified.Report.AuthorityVersion is { } version ? version.ToString(System.Globalization.CultureInfo.InvariantCulture) : null },
            { "authority_href", award.Verified.Report.AuthorityVersion is { } made ? links.To(SitePaths.Authority(made)) : null },
            { "how_href", links.To(SitePaths.HowWeDecide) },
            { "credential_href", links.To(SitePaths.Credential(award.Id)) },
            { "credential_name", award.Id + ".json" },
            { "credential_size", EnglishWords.FileSize(award.Verified.Award.Published.Bytes.Length) },
            { "source_path", award.Verified.Award.File.Path },
            { "repo", Prose.WebAddress(view.Site.Config.Repo) },
            { "help_href", links.To(SitePaths.VerifyHelp) },
            { "address", credential.Id },
            { "page_address", SitePaths.Absolute(view.BaseUrl, SitePaths.Award(award.Id)) },
            { "holder_id", credential.CredentialSubject.Id },
            { "entry", EnglishWords.Grouped(award.Id) },
            { "published", EnglishWords.IsoInstant(credential.ValidFrom) },
        };
    }

    private static FieldSet EvidenceOf(AwardModel award, Evidence evidence, PageLinks links)
    {
        var file = evidence.Id is { } id ? award.EvidenceFiles.GetValueOrDefault(id) : null;
        var address = file is null ? Prose.WebAddress(evidence.Id) : links.To(SitePaths.Evidence(file.AwardId, file.Name));
        return new()
        {
            { "name", evidence.Name ?? file?.Name ?? (address is null ? "Statement" : Host(address)) },
            { "href", address },
            { "note", file is not null ? $"{MediaTypes.WordFor(file.Name)}, {EnglishWords.FileSize(file.File.Bytes.Length)}" : address is not null ? $"at {Host(address)}" : null },
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
