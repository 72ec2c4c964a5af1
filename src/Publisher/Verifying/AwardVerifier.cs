using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Policies;

namespace Publisher.Verifying;

/// <summary>What came of one award.</summary>
/// <param name="Outline">What lists need of it; null when it could not be read.</param>
/// <param name="Verified">The award when it may be published.</param>
/// <param name="Waiting">The award when it waits for signatures.</param>
/// <param name="Found">What was found, warnings included; null for nothing.</param>
/// <param name="Source">Where it stands.</param>
internal sealed record AwardAnswer(AwardFile Source, AwardOutline? Outline, VerifiedAward? Verified, WaitingAward? Waiting, DiagnosticBag? Found)
{
    /// <summary>What came of each decision about it, in order of their files.</summary>
    public ImmutableArray<DecisionJudgement> Decisions { get; init; } = [];
    /// <summary>The decision that says how it stands, when there is one.</summary>
    public StatusDecision? Told { get; init; }
    /// <summary>The award when it was withdrawn and is still here.</summary>
    public LeftAward? Left { get; init; }
}

/// <summary>Reads, checks and verifies one award after another. Safe to share between threads.</summary>
/// <param name="policy">What awards must keep to apart from signatures.</param>
/// <param name="chain">The authority chain; null when it does not hold: awards are then checked, but cannot be verified.</param>
/// <param name="verifier">What is known of the issuer; null with the chain.</param>
/// <param name="refusedLists">Addresses of status lists that were refused, and told.</param>
/// <param name="shared">Texts many awards say.</param>
/// <param name="names">What members of the authority are called.</param>
internal sealed class AwardVerifier(
    PolicyChecker policy, AuthorityChain? chain, CredentialVerifier? verifier, IReadOnlySet<string> refusedLists, SharedTexts shared, Func<AuthorityMember, string> names)
{
    private readonly bool byHolders = chain?.Versions.Any(v => v.Rules.Any(r => r.RestsOnAwards)) == true;

    public AwardAnswer Verify(AwardFile source)
    {
        var found = new DiagnosticBag();
        if (AwardReader.Read(source, found) is not { } award)
        {
            return new(source, null, null, null, found);
        }
        policy.Check(award, found);
        var outline = AwardOutline.Of(policy.PublishedOf(source, award), award.Credential, policy.BadgeOf(award), shared.Of);
        if (chain is null || verifier is null)
        {
            return new(source, outline, null, null, NullIfEmpty(found));
        }
        var (report, verified) = VerifiedAward.Verify(award, outline, verifier, found.IsEmpty && !RestsOnOthers(award));
        var left = Withdrawn(outline, report);
        if (verified is not null || left is not null)
        {
            return new(source, outline, verified, null, NullIfEmpty(found)) { Decisions = report.Decisions, Told = report.Decision, Left = left };
        }
        var waiting = report.IsWaiting && report.AuthorityVersion == chain.Newest.Version ? Waiting(award, outline, report) : null;
        Report(award, report, waiting, found);
        return new(source, outline, null, waiting, NullIfEmpty(found)) { Decisions = report.Decisions };
    }

    // Whatever else was decided about it: it is not published again.
    private static LeftAward? Withdrawn(AwardOutline outline, VerificationReport report) =>
        report is { AuthorityVersion: { } version, RuleIndex: { } rule, Decision: not null } && report[CheckName.Authority].Verdict == Verdict.Passed
            && report.Decisions.Any(d => d is { Standing: DecisionStanding.Counts, Decision.Action: StatusAction.Withdraw })
            ? new(outline, version, rule) : null;

    private static DiagnosticBag? NullIfEmpty(DiagnosticBag found) => found.IsEmpty ? null : found;

    /// <summary>Whether a rule that may judge it asks for holders of a badge, or for what the holder held before.</summary>
    private bool RestsOnOthers(Award award) => byHolders
        && chain!.Versions.Any(v => v.Rules.Any(r => r.RestsOnAwards
            && (policy.BadgeOf(award) is not { } badge || r.AppliesTo(badge.Slug, award.Credential.CredentialSubject.Achievement.Tag))));

    private void Report(Award award, VerificationReport report, WaitingAward? waiting, DiagnosticBag found)
    {
        if (waiting is not null)
        {
            found.Add(CredentialDescriptors.AwardWaiting, JsonPlace.Of(award.File, "/proof"), Words.MorePeople(report.MissingSigners) + " to sign", ToAsk(waiting));
        }
        else if (report.IsDisowned)
        {
            found.Add(CredentialDescriptors.AwardDisowned, JsonPlace.Of(award.File, "/proof"), Words.Phrase(report[CheckName.Authority].Reason));
        }
        else if (report.IsWaiting)
        {
            // The rules it was begun under end, or have ended: signatures dated later cannot complete it.
            var next = chain!.Find(report.AuthorityVersion!.Value + 1)!;
            found.Add(CredentialDescriptors.AwardWaiting, JsonPlace.Of(award.File, "/proof"),
                FormattableString.Invariant($"{Words.MorePeople(report.MissingSigners)} to sign under rules that end with version {next.Version}, on {next.ValidFrom.UtcDateTime:d MMMM yyyy}"),
                $"from that day on it has to be made again: 'publisher award --again {award.File.Path}'");
        }
        else
        {
            ReportRefusal(award, report, found);
        }
    }

    private WaitingAward Waiting(Award award, AwardOutline outline, VerificationReport report)
    {
        var version = chain!.Newest;
        var counting = report.Signers.Where(s => s.Counts && s.Subject is not null).ToList();
        // Without a clock: whoever signs next signs after those who have.
        var at = report.Signers.Select(s => s.Created).DefaultIfEmpty(version.ValidFrom).Max();
        return new(outline.Source, report.MissingSigners)
        {
            Badge = outline.Badge,
            RuleIndex = report.RuleIndex!.Value,
            Signed = [.. version.Members.Where(m => counting.Any(s => s.MemberId == m.Id))],
            Open = [.. WhoSigns.Candidates(version.Rules[report.RuleIndex.Value], version, counting.Select(s => s.Subject!).ToHashSet(StringComparer.Ordinal), award.Credential.CredentialSubject.Id, at)],
        };
    }

    private string ToAsk(WaitingAward waiting) => waiting.Open.IsEmpty
        ? "'publisher message' writes the message to send, 'publisher sign' adds the signature"
        : $"ask {Words.Joined([.. waiting.Open.Select(names)], "or")}: 'publisher message' writes the message, 'publisher sign' adds the signature";

    private void ReportRefusal(Award award, VerificationReport report, DiagnosticBag found)
    {
        var descriptor = report.State switch
        {
            CredentialState.Altered => CredentialDescriptors.AwardAltered,
            CredentialState.Undetermined => CredentialDescriptors.AwardUndetermined,
            _ => CredentialDescriptors.AwardNotAuthorised,
        };
        // What a missing or changed neighbour brings about was told at that neighbour or at this award's link to it.
        var isTold = found.HasErrors || (award.Credential.CredentialStatus is { } status && refusedLists.Contains(status.StatusListCredential));
        if (descriptor != CredentialDescriptors.AwardAltered && isTold)
        {
            return;
        }
        found.Add(descriptor, JsonPlace.Of(award.File, Pointer(report.Cause?.Name)), Words.Phrase(report.Cause?.Reason ?? "no check says why"));
    }

    private static string Pointer(CheckName? name) => name switch
    {
        CheckName.Signatures or CheckName.Authority => "/proof",
        CheckName.Status => "/credentialStatus",
        CheckName.Dates => "/validFrom",
        _ => "",
    };
}
