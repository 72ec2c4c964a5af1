using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;
using Publisher.Text;

namespace Publisher.Formats;

/// <summary>What pages show of endorsements: who, how they stand to it, when, and what they say. The name and the relationship are the endorser's own words.</summary>
internal static class EndorsementWords
{
    /// <summary>The fields of all endorsements of one thing; null for none.</summary>
    /// <param name="all">The endorsements.</param>
    /// <param name="view">The site.</param>
    /// <param name="topHeading">The highest heading a comment may have.</param>
    /// <param name="links">Links of the page.</param>
    public static FieldSet? Fields(EndorsementsOfOne all, SiteView view, int topHeading, PageLinks links) => all.Given.Count + all.Withdrawn.Count == 0 ? null : new()
    {
        { "given", all.Given.Select(e => Shown(e, view, topHeading, links)) },
        { "withdrawn", all.Withdrawn.Select(e => new FieldSet
        {
            { "sentence", view.Words.Say("endorsement.withdrawn", ("date", view.Words.Date(e.Decision.Decision.Date))) },
            { "decision_href", links.To(SitePaths.Decision(e.Decision.File.Name)) },
        }) },
    };

    private static FieldSet Shown(EndorsementModel endorsement, SiteView view, int topHeading, PageLinks links)
    {
        var credential = endorsement.Verified.Credential;
        var badge = BadgeAddress.TryRead(view.BaseUrl, credential.SubjectId, out var address) ? address : null;
        return new()
        {
            // A member is called as on their page, whatever the file calls them.
            { "name", endorsement.Page?.Name ?? credential.Issuer.Name },
            { "href", endorsement.Page is { } page ? links.To(SitePaths.Member(page.Handle)) : null },
            { "relationship", credential.Issuer.Description },
            { "standing", view.Words[endorsement.Verified.MemberSubject is not null ? "endorsement.member" : "endorsement.outsider"] },
            { "about", badge is null ? null : view.Words.Say("endorsement.about", ("number", badge.Version)) },
            { "date", view.Words.Date(endorsement.Verified.Created) },
            { "iso", IsoTime.Instant(endorsement.Verified.Created) },
            { "until", credential.ValidUntil is { } until ? view.Words.Date(until) : null },
            { "comment", Prose.Render(credential.Comment, MarkdownPlace.Criteria, topHeading, links) },
            { "json_href", links.To(SitePaths.Endorsement(endorsement.Id)) },
            { "json_name", $"endorsement-{endorsement.Id}.json" },
        };
    }
}
