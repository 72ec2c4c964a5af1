using Publisher.Content;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Languages;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>What pages and feeds say about an award: facts as they stood when the site was built, never a verdict that time can falsify.</summary>
internal static class AwardFacts
{
    /// <summary>How an award stands.</summary>
    /// <param name="InForce">Whether it was in force, apart from dates.</param>
    /// <param name="Name">Its name in <c>data-state</c>. What time can change stays undetermined until a browser has checked it.</param>
    /// <param name="Sign">Its shape: ○ not checked here, ◐ partly, ✕ refused.</param>
    /// <param name="Words">The keys of its word for lists and of its sentence, null for nothing to say.</param>
    public sealed record State(bool InForce, string Name, string Sign, string? Words);

    private static readonly State Good = new(true, "undetermined", "\u25CB", null);
    private static readonly State Revoked = new(false, "revoked", "\u2715", "revoked");
    private static readonly State Withdrawn = new(false, "withdrawn", "\u2715", "withdrawn");
    private static readonly State Superseded = new(false, "superseded", "\u25D0", "replaced");

    public static State Standing(AwardModel award) => award.Verified.State switch
    {
        CredentialState.Revoked => Revoked,
        CredentialState.Withdrawn => Withdrawn,
        CredentialState.Superseded => Superseded,
        _ => Good,
    };

    /// <summary>One word for lists; null for nothing to say.</summary>
    public static string? Word(AwardModel award, SiteWords words) => Standing(award).Words is { } key ? words["state." + key] : null;

    /// <summary>The sentence of its page, with the day and the reason; null when the signers' sentence is enough.</summary>
    public static string? Sentence(AwardModel award, SiteWords words) => Standing(award).Words is not { } key ? null
        : award.Decision is { } decision
            ? words.Say($"state.{key}_on", ("date", words.Date(decision.Date)), ("reason", decision.Reason)) + (decision.Reason[^1] is '.' or '!' or '?' ? "" : ".")
            : words[$"state.{key}_sentence"];

    /// <summary>The address of the award that takes its place, below the site's base; null when none does.</summary>
    public static string? ReplacedBy(AwardModel award) => award.Decision?.By is { } by ? SitePaths.Award(AwardFile.IdOf(by).ToString()) : null;

    /// <summary>When something last happened to it.</summary>
    public static DateTimeOffset Updated(AwardModel award) =>
        award.Decision is { } decision && decision.Date > award.Verified.Outline.ValidFrom ? decision.Date : award.Verified.Outline.ValidFrom;

    /// <summary><c>Two stewards signed it.</c></summary>
    public static string Signed(AwardModel award, SiteWords words)
    {
        var count = award.Verified.Signers.Length;
        var who = count > 0 && award.Rule.Signers.Role is { } role ? words.Role(role, count)
            : words.Count(award.Rule.Signers.HoldersOf is not null ? "count.holders" : "count.people", count);
        return words.Count("award.signed", count, ("who", SiteWords.Sentence(who)));
    }

    /// <summary>What was known of its validity and status when the site was built.</summary>
    public static string Validity(AwardModel award, OpenBadgeCredential credential, SiteWords words)
    {
        if (!Standing(award).InForce)
        {
            return words[award.Verified.State == CredentialState.Superseded ? "award.says_what_was" : "award.stands_no_longer"];
        }
        var dates = credential.ValidUntil is { } until ? words.Say("award.good_until", ("date", words.Date(until))) : words["award.good_without_end"];
        return words.Say(credential.CredentialStatus is null ? "award.no_list" : "award.not_revoked", ("dates", dates));
    }
}
