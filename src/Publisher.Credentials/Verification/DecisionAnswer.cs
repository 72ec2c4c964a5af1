using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Status;

namespace Publisher.Credentials.Verification;

/// <summary>What the decisions at hand say of one award, and what the Status step says when they are put beside the list's answer.</summary>
internal sealed record DecisionAnswer(ImmutableArray<DecisionJudgement> All)
{
    public static DecisionAnswer None { get; } = new(ImmutableArray<DecisionJudgement>.Empty);

    /// <summary>The decision that is told: of those that count the first by action (revoked, withdrawn, superseded), then by date.</summary>
    public StatusDecision? Told { get; } = All.Where(j => j.Standing == DecisionStanding.Counts).Select(j => j.Decision!).OrderBy(d => d.Action).ThenBy(d => d.Date).FirstOrDefault();

    /// <summary>Judges the decisions at hand about an award.</summary>
    public static DecisionAnswer Of(IssuerMaterial issuer, DecisionVerifier verifier, OpenBadgeCredential award, RecognitionRule? rule)
    {
        if (issuer.Decisions.IsEmpty || !issuer.Decisions.TryGetValue(award.Id, out var documents))
        {
            return None;
        }
        var about = new DecisionSubject(award.Id, Sri.Of(award.Document.Bytes.Span), rule);
        return new([.. documents.Select(d => verifier.Judge(d, about))]);
    }

    /// <summary>The Status step's answer and the state that follows from it; null for none.</summary>
    /// <param name="list">What the status list says.</param>
    /// <param name="isSet">Whether it revokes the award.</param>
    public (Check Check, CredentialState? State) Beside(Check list, bool isSet)
    {
        if (Told is { } told)
        {
            var addition = isSet ? "" : list.Verdict == Verdict.Passed
                ? " Its issuer's status list does not show that yet; the signed decision is enough."
                : " The signed decision says so; the status list could not be checked.";
            return (new Check(CheckName.Status, Verdict.Failed, Sentence(told) + addition), StateOf(told.Action));
        }
        if (isSet)
        {
            var refused = All.Where(j => j.Standing != DecisionStanding.Counts).Select(j => $" A decision at hand does not count: {Words.Sentence(j.Reason)}");
            return (list with { Reason = string.Concat(refused.Prepend(list.Reason)) }, CredentialState.Revoked);
        }
        return All.FirstOrDefault(j => j.Standing == DecisionStanding.NotChecked) is { } open && list.Verdict == Verdict.Passed
            ? (new Check(CheckName.Status, Verdict.NotChecked, $"There is a decision about it that could not be judged: {Words.Sentence(open.Reason)}"), null)
            : (list, null);
    }

    private static string Sentence(StatusDecision decision) => decision.Action switch
    {
        StatusAction.Revoke => $"This award was revoked on {Words.Day(decision.Date)}: {Quoted(decision.Reason)}",
        StatusAction.Withdraw => $"This award was withdrawn at its holder's wish on {Words.Day(decision.Date)}: {Quoted(decision.Reason)}",
        _ => $"Another award took the place of this one on {Words.Day(decision.Date)}: {Quoted(decision.Reason)} It is {decision.By}.",
    };

    private static string Quoted(string reason) => reason[^1] is '.' or '!' or '?' ? $"'{reason}'" : $"'{reason}'.";

    private static CredentialState StateOf(StatusAction action) => action switch
    {
        StatusAction.Revoke => CredentialState.Revoked,
        StatusAction.Withdraw => CredentialState.Withdrawn,
        _ => CredentialState.Superseded,
    };
}
