using System.Text.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;

namespace Publisher.Credentials.OpenBadges2;

/// <summary>The steps that an assertion answers by itself: dates, holder; and whether a revocation list names it.</summary>
internal static class HostedFacts
{
    public static (Check Check, bool Expired) Dates(HostedAssertion assertion, DateTimeOffset at)
    {
        if (assertion.Expires is { } end && end < at)
        {
            return (new(CheckName.Dates, Verdict.Failed, $"It was valid until {Words.Day(end)}."), true);
        }
        return assertion.IssuedOn > at
            ? (new(CheckName.Dates, Verdict.Failed, $"It is not valid before {Words.Day(assertion.IssuedOn)}."), false)
            : (new(CheckName.Dates, Verdict.Passed, $"It was issued on {Words.Day(assertion.IssuedOn)} and is valid{(assertion.Expires is { } until ? $" until {Words.Day(until)}" : " without an end")}."), false);
    }

    public static Check Holder(HostedRecipient recipient, VerificationQuestion question)
    {
        if (question.Holder is not { Length: > 0 } claimed)
        {
            return new(CheckName.Holder, Verdict.NotChecked, "Nobody asked whether a certain person holds it.");
        }
        if (recipient.Hashed && !recipient.Identity.StartsWith(HolderHash.Prefix, StringComparison.Ordinal))
        {
            return new(CheckName.Holder, Verdict.NotChecked, "Its holder is hashed in a way this program does not take.");
        }
        string[] candidates = recipient.Type == "email" ? HolderCheck.Emails(claimed) : [claimed.Trim()];
        var matches = candidates.Any(c => recipient.Hashed
            ? string.Equals(HolderHash.Of(c, recipient.Salt ?? ""), recipient.Identity, StringComparison.OrdinalIgnoreCase)
            : string.Equals(c, recipient.Identity, recipient.Type == "email" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
        return matches
            ? new(CheckName.Holder, Verdict.Passed, $"It was given to this {(recipient.Type == "email" ? "e-mail address" : "identifier")}.")
            : new(CheckName.Holder, Verdict.Failed, "It was not given to this name or address.");
    }

    /// <summary>Whether a RevocationList (OB 2.0 §4.5) names an assertion.</summary>
    public static bool Lists(JsonElement list, string assertion)
    {
        if (list.ValueKind != JsonValueKind.Object || !list.TryGetProperty("revokedAssertions", out var revoked) || revoked.ValueKind != JsonValueKind.Array)
        {
            return false;
        }
        foreach (var item in revoked.EnumerateArray())
        {
            var named = item.ValueKind == JsonValueKind.Object ? item.TryGetProperty("id", out var id) ? id : default : item;
            if (named.ValueKind == JsonValueKind.String && named.ValueEquals(assertion))
            {
                return true;
            }
        }
        return false;
    }
}
