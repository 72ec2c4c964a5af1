using System.Collections.Immutable;
using Publisher.Cli.Issuers;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Verifying;

/// <summary>The verdict on one document, with the words for it.</summary>
internal sealed record VerifyResult(VerifyTarget Target, VerificationReport Report)
{
    // Log, holder and issuer are told but do not decide whether a credential is good.
    private static readonly ImmutableArray<CheckName> Required = [CheckName.Format, CheckName.Signatures, CheckName.Authority, CheckName.Status, CheckName.Dates];

    /// <summary>The verdict on a document that was judged.</summary>
    internal static VerifyResult Of(VerifyTarget target, VerificationReport report) => new(target, report);

    /// <summary>The verdict on one that was not: it cannot be read, was not to be had, or is none that is judged.</summary>
    internal static VerifyResult Unjudged(VerifyTarget target)
    {
        var (verdict, reason, rest) = target switch
        {
            { Problem: { } problem, IsDoubt: false } => (Verdict.Failed, Sentence(problem), "The file cannot be read as a credential."),
            { Problem: { } problem } => (Verdict.NotChecked, Sentence(problem), "There was nothing to check."),
            { Is: { } what } => (Verdict.NotChecked, $"This is {what}, not an award.", "Only awards and what belongs to them are judged."),
            _ => (Verdict.NotChecked, "This is a kind of document that is not judged by itself.", "Only awards and what belongs to them are judged."),
        };
        return new(target, new VerificationReport
        {
            Checks = [new(CheckName.Format, verdict, reason), .. Enum.GetValues<CheckName>().Where(n => n != CheckName.Format).Select(n => new Check(n, Verdict.NotChecked, rest))],
            State = verdict == Verdict.Failed ? CredentialState.Altered : CredentialState.Undetermined,
        });
    }

    /// <summary>What was named, as it is shown.</summary>
    internal string File => Target.Shown;

    /// <summary>What this verdict alone would end the command with.</summary>
    internal int ExitCode => Report.State switch
    {
        CredentialState.Valid => ExitCodes.Ok,
        CredentialState.ValidUnrecognised => ExitCodes.NotTrusted,
        CredentialState.Undetermined => ExitCodes.Undetermined,
        _ => ExitCodes.Bad,
    };

    /// <summary>The one sentence that comes first.</summary>
    internal string Summary => Report.State switch
    {
        CredentialState.Valid => $"Genuine and in force{AsOf}. {SignedBy()}",
        CredentialState.ValidUnrecognised when Target.Bundle is not null && IsAlone =>
            $"Genuine and in force{AsOf}, by the documents in this file; that they are its issuer's own, nothing else says. {SignedBy()}",
        CredentialState.ValidUnrecognised when Copy is not null && IsAlone =>
            $"Genuine and in force{AsOf}, by the documents of a copy of its issuer's site; that they are its issuer's own, nothing else says. {SignedBy()}",
        CredentialState.ValidUnrecognised => $"Genuine and in force{AsOf}, but its issuer is none you trust. {SignedBy()}",
        CredentialState.Altered when Target.Kind == DocumentKind.HostedAssertion => "This is not what its issuer's site says. Don't rely on it.",
        CredentialState.Altered => "This file was changed after it was signed, or was never signed. Don't rely on it.",
        CredentialState.Unauthorised when Report.IsWaiting =>
            $"Not authorised: the signatures are genuine, but the guild's rules ask for {Words.Spelled(Report.MissingSigners)} more {(Report.MissingSigners == 1 ? "person" : "people")} to sign.",
        CredentialState.Unauthorised when Target.Kind == DocumentKind.Endorsement => "Not authorised: the signature is genuine, but not its endorser's.",
        CredentialState.Unauthorised when Target.Kind == DocumentKind.HostedAssertion => "Not authorised: it does not stand where its issuer says its awards stand.",
        CredentialState.Unauthorised => "Not authorised: the signatures are genuine, but not as the guild's rules require.",
        CredentialState.Revoked => "This award was revoked.",
        CredentialState.Withdrawn when Target.Kind == DocumentKind.Endorsement => "This endorsement was withdrawn.",
        CredentialState.Expired when Target.Kind == DocumentKind.Endorsement => "This endorsement has expired. It was genuine.",
        CredentialState.Withdrawn => "This award was withdrawn at its holder's wish.",
        CredentialState.Superseded => "This award was replaced by a newer one.",
        CredentialState.Expired => "This award has expired. It was genuine.",
        _ when Target.Is is not null => FirstUnchecked(),
        _ when Target.Problem is { } problem => $"We could not check it: {problem}.",
        _ => "We could not check everything: " + Uncapitalised(FirstUnchecked()),
    };

    /// <summary>The mark of a verdict; a shape, so that it needs no colour.</summary>
    internal static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "●",
        Verdict.Failed => "✕",
        _ => "○",
    };

    /// <summary>One line a step.</summary>
    internal IEnumerable<string> CheckLines() => Report.Checks.Select(c => Printable.Line($"  {Mark(c.Verdict)} {Title(c.Name),-20} {c.Reason}"));

    /// <summary>The endorsements that came with it, judged; each says no more than that somebody stands by it.</summary>
    internal ImmutableArray<VerifyResult> Endorsements { get; init; } = [];

    /// <summary>That the guild whose repository one is in recognises its badge; null when it does not.</summary>
    internal Recognition? Recognition { get; init; }

    /// <summary>What was pulled of its issuer, that it was judged by; null where its issuer's own documents were asked.</summary>
    internal PeerSnapshot? Snapshot { get; init; }

    /// <summary>Whether nobody said which issuers are trusted.</summary>
    internal bool IsAlone { get; init; }

    /// <summary>The copy of its issuer's site that it was judged by, for that site did not answer; null otherwise.</summary>
    internal CopyDocuments? Copy { get; init; }

    /// <summary>That it was judged by a copy of its issuer's site: a sentence; null when it was not.</summary>
    internal string? CopyNote { get; init; }

    // An offline file and what was pulled know the status list as it was, not as it is.
    private string AsOf =>
        Copy is not null ? Copy.Pulled is { } pulled ? " as of " + Words.Day(pulled) : " as of the day it was copied"
        : (Target.Bundle is not null ? Report.StatusAsOf : Snapshot?.Seen) is { } asOf ? " as of " + Words.Day(asOf) : "";

    private string SignedBy()
    {
        if (Target.Kind == DocumentKind.HostedAssertion)
        {
            return "It is hosted, not signed: true as long as its issuer's site says so.";
        }
        var people = Report.Signers.Where(s => s.Counts).Select(s => s.Subject ?? s.VerificationMethod).Distinct(StringComparer.Ordinal).Count();
        var number = Words.Spelled(people);
        return $"{char.ToUpperInvariant(number[0])}{number[1..]} {(people == 1 ? "person" : "people")} signed it.";
    }

    private string FirstUnchecked() =>
        Report.Checks.FirstOrDefault(c => c.Verdict == Verdict.NotChecked && Required.Contains(c.Name))?.Reason ?? "Something is missing.";

    private static string Title(CheckName name) => name switch
    {
        CheckName.Authority => "Authority and quorum",
        CheckName.Issuer => "Issuer trusted",
        _ => name.ToString(),
    };

    private static string Uncapitalised(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static string Sentence(string phrase) => phrase.Length == 0 ? "" : char.ToUpperInvariant(phrase[0]) + phrase[1..] + (phrase.EndsWith('.') ? "" : ".");
}
