using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>What pages and feeds say about an award: facts as they stood when the site was built, never a verdict that time can falsify.</summary>
internal static class AwardFacts
{
    /// <summary>How an award stands.</summary>
    /// <param name="InForce">Whether it was in force, apart from dates.</param>
    /// <param name="Word">One word for lists, null for nothing to say.</param>
    /// <param name="Sentence">The sentence of its page, null when the signers' sentence is enough.</param>
    /// <param name="Name">Its name in <c>data-state</c>. What time can change stays undetermined until a browser has checked it.</param>
    /// <param name="Sign">Its shape: ○ not checked here, ◐ partly, ✕ refused.</param>
    public sealed record State(bool InForce, string? Word, string? Sentence, string Name, string Sign);

    private static readonly State Good = new(true, null, null, "undetermined", "\u25CB");

    private const string Refused = "\u2715";

    public static State Standing(AwardModel award) => award.Verified.State switch
    {
        CredentialState.Revoked => new(false, "revoked", $"This award was revoked{Why(award)}", "revoked", Refused),
        CredentialState.Withdrawn => new(false, "withdrawn", $"This award was withdrawn at its holder\u2019s wish{Why(award)}", "withdrawn", Refused),
        CredentialState.Superseded => new(false, "replaced", $"A newer award took the place of this one{Why(award)}", "superseded", "\u25D0"),
        _ => Good,
    };

    /// <summary>The address of the award that takes its place, below the site's base; null when none does.</summary>
    public static string? ReplacedBy(AwardModel award) => award.Decision?.By is { } by ? SitePaths.Award(AwardFile.IdOf(by).ToString()) : null;

    /// <summary>When something last happened to it.</summary>
    public static DateTimeOffset Updated(AwardModel award) =>
        award.Decision is { } decision && decision.Date > award.Verified.Outline.ValidFrom ? decision.Date : award.Verified.Outline.ValidFrom;

    // on 3 May 2027: “given to the wrong person”.
    private static string Why(AwardModel award) =>
        award.Decision is { } decision ? $" on {EnglishWords.Date(decision.Date)}: \u201c{decision.Reason}\u201d{(decision.Reason[^1] is '.' or '!' or '?' ? "" : ".")}" : ".";

    /// <summary><c>Two stewards signed it.</c></summary>
    public static string Signed(AwardModel award)
    {
        var count = award.Verified.Signers.Length;
        var (one, many) = count > 0 && award.Rule.Signers.Role is { } role ? (role, EnglishWords.Plural(role))
            : award.Rule.Signers.HoldersOf is not null ? ("holder", "holders") : ("person", "people");
        return $"{EnglishWords.Sentence(EnglishWords.Count(count, one, many))} signed it.";
    }

    /// <summary>What was known of its validity and status when the site was built.</summary>
    public static string Validity(AwardModel award, OpenBadgeCredential credential)
    {
        var dates = credential.ValidUntil is { } until ? $"Valid until {EnglishWords.Date(until)}" : "No end date";
        return Standing(award).InForce
            ? credential.CredentialStatus is null
                ? $"{dates}. It names no list on which it could be revoked."
                : $"{dates}; when this page was built, nothing had revoked it."
            : award.Verified.State == CredentialState.Superseded
                ? "The signatures are genuine, and what it says was so. The newer award says what holds now."
                : "The signatures are genuine; the guild\u2019s signed list says that it no longer stands.";
    }
}
