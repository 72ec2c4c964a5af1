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

    /// <summary>Every endorsement that pages show, also those that stand at partners', oldest first.</summary>
    public static IEnumerable<EndorsementModel> All(SiteModel site) => site.FromPartners.ToList() is { Count: > 0 } theirs
        ? site.Endorsements.Concat(theirs).OrderBy(e => e.Verified.Created).ThenBy(e => e.Id, StringComparer.Ordinal)
        : site.Endorsements;

    /// <summary>An endorsement of something of a partner's, as the page of partners shows it.</summary>
    public static FieldSet OfTheirs(EndorsementModel endorsement, SiteView view, PageLinks links)
    {
        var fields = Shown(endorsement, view, 4, links);
        fields.Add("what", NameOf(endorsement, view));
        fields.Add("what_href", endorsement.Verified.Elsewhere!.Page);
        fields.Add("version", endorsement.Verified.Elsewhere.Badge?.Version);
        return fields;
    }

    /// <summary>What something of another guild's is called: an award by its badge, a badge, or the guild.</summary>
    public static string NameOf(EndorsementModel endorsement, SiteView view) => endorsement.Verified.Elsewhere switch
    {
        { AwardId: not null } => view.Words.Say("federation.award_of", ("badge", endorsement.Of)),
        { Badge: not null } => endorsement.Of,
        _ => endorsement.Elsewhere!,
    };

    // Who somebody is to us; of whom a partner's rules name, who they are to that partner.
    private static string Standing(EndorsementModel endorsement, SiteView view) => (endorsement.From, endorsement.Verified.MemberSubject) switch
    {
        (null, not null) => view.Words["endorsement.member"],
        (null, null) => view.Words["endorsement.outsider"],
        ({ } partner, not null) => view.Words.Say("endorsement.member_of", ("guild", partner.Title)),
        ({ } partner, null) => view.Words.Say("endorsement.outsider_at", ("guild", partner.Title)),
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
            { "standing", Standing(endorsement, view) },
            { "about", badge is null ? null : view.Words.Say("endorsement.about", ("number", badge.Version)) },
            { "date", view.Words.Date(endorsement.Verified.Created) },
            { "iso", IsoTime.Instant(endorsement.Verified.Created) },
            { "until", credential.ValidUntil is { } until ? view.Words.Date(until) : null },
            { "comment", Prose.Render(credential.Comment, MarkdownPlace.Criteria, topHeading, links) },
            { "json_href", endorsement.From is null ? links.To(SitePaths.Endorsement(endorsement.Id)) : credential.Id },
            // Only what stands here can be given to somebody as a file.
            { "json_name", endorsement.From is null ? $"endorsement-{endorsement.Id}.json" : null },
        };
    }
}
