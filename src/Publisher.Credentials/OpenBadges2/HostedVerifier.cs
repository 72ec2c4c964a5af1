using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.Verification;

namespace Publisher.Credentials.OpenBadges2;

/// <summary>
/// Judges Open Badges 2.0 assertions that are hosted: nothing is signed, and what stands at an assertion's address on its issuer's site is true as long as it stands there
/// (OB 2.0 "Hosted verification"). The steps and states are those of every award.
/// </summary>
public static class HostedVerifier
{
    /// <summary>Judges one assertion. Never throws for bad input.</summary>
    /// <param name="file">The assertion as it came.</param>
    /// <param name="site">The web as it is now; null when it may not be asked: then nothing can be determined.</param>
    /// <param name="question">What is asked.</param>
    public static VerificationReport Verify(SignedDocument file, IIssuerDocuments? site, VerificationQuestion question)
    {
        var address = Text(file.Root, "id");
        var hosted = address is null || site is null ? default : site.Find(address, JsonLimits.Credential.Bytes);
        SignedDocument? served = null;
        if (hosted.Standing == DocumentStanding.Found && address is not null && site is not null && !SignedDocument.TryParse(hosted.Bytes, out served, out var unreadable))
        {
            hosted = DocumentAnswer.Unknown($"what stands at its address cannot be read: {unreadable.Detail}");
        }
        var revoked = HostedAssertion.IsRevoked(file.Root, out var why) || (served is not null && HostedAssertion.IsRevoked(served.Root, out why));
        var reading = new ShapeReading();
        var assertion = HostedAssertion.Read(file.Root, reading);
        if (assertion is null && !(revoked && served is not null))
        {
            return Unread(reading.Unknown ? Verdict.NotChecked : Verdict.Failed, Words.Sentence($"{reading.Detail} (at {reading.Pointer})"));
        }
        if (revoked || hosted is { Standing: DocumentStanding.Gone } && site is not null)
        {
            return TakenBack(address!, site is not null && (served is not null || hosted.Standing == DocumentStanding.Gone), why, question);
        }
        return Judge(assertion!, site, new HostedCopy(file, served, hosted), question);
    }

    private static VerificationReport Judge(HostedAssertion assertion, IIssuerDocuments? site, HostedCopy copy, VerificationQuestion question)
    {
        var hosting = copy.Check(assertion, site is not null);
        if (hosting.Verdict == Verdict.Failed)
        {
            return Hidden(new(CheckName.Format, Verdict.Passed, FormatWords), hosting);
        }
        var issuer = hosting.Verdict == Verdict.Passed ? HostedSource.Find(assertion, site!) : new(null, "Not looked for, because the assertion itself could not be confirmed.", false);
        var format = issuer.IsWrong ? new Check(CheckName.Format, Verdict.Failed, issuer.Problem!) : new Check(CheckName.Format, Verdict.Passed, FormatWords);
        if (issuer.IsWrong)
        {
            return Hidden(format, hosting);
        }
        var authority = AuthorityCheck(assertion, issuer);
        var (status, taken) = StatusCheck(assertion, issuer.Issuer, site);
        var (dates, expired) = HostedFacts.Dates(assertion, question.At);
        return Report([format, hosting, authority, status, dates], taken, expired, HostedFacts.Holder(assertion.Recipient, question), issuer.Issuer?.Id, question);
    }

    private static string FormatWords => "It is an Open Badges 2.0 assertion, and every word in it is defined.";

    private static Check AuthorityCheck(HostedAssertion assertion, HostedSource found)
    {
        if (found.Issuer is not { } issuer)
        {
            return NotChecked(CheckName.Authority, found.Problem!);
        }
        return issuer.Covers(new Uri(assertion.Id))
            ? new(CheckName.Authority, Verdict.Passed, $"It stands where its issuer, {issuer.Name}, says its awards stand ({issuer.Places}).")
            : new(CheckName.Authority, Verdict.Failed, $"It stands at {assertion.Id}, and its issuer, {issuer.Name}, says its awards stand on {issuer.Places}.");
    }

    private static (Check Check, CredentialState? Taken) StatusCheck(HostedAssertion assertion, HostedIssuer? issuer, IIssuerDocuments? site)
    {
        if (issuer is null || site is null)
        {
            return (NotChecked(CheckName.Status, "We could not check whether it was revoked: its issuer's site was not reached."), null);
        }
        if (issuer.RevocationList is not { } address)
        {
            return (new(CheckName.Status, Verdict.Passed, "Its issuer's site does not say that it was revoked."), null);
        }
        var answer = site.Find(address, JsonLimits.Credential.Bytes);
        if (answer.Standing != DocumentStanding.Found || !SignedDocument.TryParse(answer.Bytes, out var list, out _))
        {
            return (NotChecked(CheckName.Status, Words.Sentence($"we could not check whether it was revoked: {answer.Problem ?? "its issuer's list cannot be read"}")), null);
        }
        return HostedFacts.Lists(list.Root, assertion.Id)
            ? (new(CheckName.Status, Verdict.Failed, "It was revoked, by its issuer's list."), CredentialState.Revoked)
            : (new(CheckName.Status, Verdict.Passed, "Its issuer's site does not say that it was revoked, and its list does not name it."), null);
    }

    // A revoked assertion may have nothing left but that.
    private static VerificationReport TakenBack(string address, bool bySite, string? why, VerificationQuestion question) => Report(
        [
            new(CheckName.Format, Verdict.Passed, "It is an Open Badges 2.0 assertion that was taken back."),
            bySite ? new(CheckName.Signatures, Verdict.Passed, $"It is not signed but hosted, and this is what {address} says now.") : NotChecked(CheckName.Signatures, "It is not signed but hosted, and its issuer's site was not reached."),
            NotChecked(CheckName.Authority, "Not checked, because it was taken back."),
            new(CheckName.Status, Verdict.Failed, why is null ? "It was revoked, says its issuer's site." : Words.Sentence($"it was revoked, says its issuer's site: '{why}'")),
            NotChecked(CheckName.Dates, "Not checked, because it was taken back."),
        ],
        CredentialState.Revoked, expired: false, NotChecked(CheckName.Holder, "Not checked, because it was taken back."), null, question);

    private static VerificationReport Report(ImmutableArray<Check> checks, CredentialState? taken, bool expired, Check holder, string? issuer, VerificationQuestion question)
    {
        var all = checks.AddRange(
            NotChecked(CheckName.Log, "Its issuer keeps no public log that this program could check."), holder, question.IssuerRecognised switch
            {
                true => new Check(CheckName.Issuer, Verdict.Passed, $"{issuer} is recognised here."),
                false => new Check(CheckName.Issuer, Verdict.Failed, $"{issuer ?? "Its issuer"} is not recognised here."),
                null => NotChecked(CheckName.Issuer, $"Nobody asked whether {issuer ?? "its issuer"} is recognised."),
            });
        return new() { Checks = all, State = CredentialStates.Of(all, taken, expired, question.IssuerRecognised) };
    }

    private static VerificationReport Hidden(Check format, Check hosting) => new()
    {
        Checks = [format, hosting, .. Later("Not checked, because the document is not what its issuer hosts.")],
        State = CredentialState.Altered,
    };

    private static VerificationReport Unread(Verdict format, string reason) => new()
    {
        Checks = [new(CheckName.Format, format, reason), NotChecked(CheckName.Signatures, "It is not signed but hosted; it could not be read."), .. Later("Not checked, because the document could not be read.")],
        State = format == Verdict.Failed ? CredentialState.Altered : CredentialState.Undetermined,
    };

    private static IEnumerable<Check> Later(string reason) => Enum.GetValues<CheckName>().Where(n => n > CheckName.Signatures).Select(n => NotChecked(n, reason));

    private static Check NotChecked(CheckName name, string reason) => new(name, Verdict.NotChecked, reason);

    /// <summary>The issuer an assertion leads to, by its badge; null when that cannot be found out. For whoever asks whether it is trusted.</summary>
    public static string? IssuerOf(SignedDocument file, IIssuerDocuments? site)
    {
        var assertion = HostedAssertion.Read(file.Root, new ShapeReading());
        return assertion is null || site is null ? null : HostedSource.Find(assertion, site).Issuer?.Id;
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
