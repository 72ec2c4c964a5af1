using Publisher.Content;
using Publisher.Credentials.Status;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>What happened to an award, in order of days: awarded, each signature, each endorsement, what was decided about it since.</summary>
internal static class AwardTimeline
{
    // On one day it is awarded before it is signed, and decided about last.
    private sealed record Entry(DateOnly Day, int Rank, string Words, string? Name = null, string? Href = null, string? After = null);

    /// <summary>The fields of each entry.</summary>
    public static IEnumerable<FieldSet> Of(SiteView view, AwardModel award, PageLinks links) =>
        Entries(view, award, links).OrderBy(e => e.Day).ThenBy(e => e.Rank).Select(e => new FieldSet
        {
            { "date", view.Words.Date(e.Day) },
            { "iso", IsoTime.Date(e.Day) },
            { "words", e.Words },
            { "name", e.Name },
            { "href", e.Href },
            { "after", e.After },
        });

    private static IEnumerable<Entry> Entries(SiteView view, AwardModel award, PageLinks links)
    {
        var words = view.Words;
        yield return new(award.AwardedOn, 0, words["timeline.awarded"]);
        foreach (var (signer, person) in award.Verified.Signers.Zip(award.Signers))
        {
            yield return new(Day(signer.Created), 1, words["award.signed_by"], SignerName(person, words), PageOf(person.Page, links));
        }
        var endorsements = view.EndorsementsOf(award);
        foreach (var endorsement in endorsements.Given)
        {
            yield return new(Day(endorsement.Verified.Created), 2, words["award.endorsed"], endorsement.Page?.Name ?? endorsement.Verified.Credential.Issuer.Name ?? words["timeline.somebody"], PageOf(endorsement.Page, links));
        }
        foreach (var withdrawn in endorsements.Withdrawn)
        {
            yield return new(Day(withdrawn.Decision.Decision.Date), 3, words["timeline.endorsement_withdrawn"]);
        }
        if (award.Decision is { } decision)
        {
            yield return Decided(award, decision, words, links);
        }
    }

    private static Entry Decided(AwardModel award, StatusDecision decision, SiteWords words, PageLinks links) =>
        AwardFacts.ReplacedBy(award) is { } better
            ? new(Day(decision.Date), 4, words["timeline.replaced"], words["timeline.newer"], links.To(better))
            : new(Day(decision.Date), 4, words[decision.Action == StatusAction.Revoke ? "timeline.revoked" : "timeline.taken_back"], After: words.Say("timeline.reason", ("reason", decision.Reason)));

    /// <summary>How a signer is called: by their page's name, else by what the rules call them.</summary>
    public static string SignerName(SignerModel signer, SiteWords words) => signer.Page?.Name ?? $"{words.RoleName(signer.Role ?? "member")} {signer.MemberId}";

    /// <summary>The link to a person's page, where there is one.</summary>
    public static string? PageOf(Member? page, PageLinks links) => page is null ? null : links.To(SitePaths.Member(page.Handle));

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
