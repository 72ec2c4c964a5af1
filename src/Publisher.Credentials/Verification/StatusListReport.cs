using System.Collections.Immutable;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Status;

namespace Publisher.Credentials.Verification;

/// <summary>Judges a status list for its own sake, by the steps and states of an award: whose it is, whether its signature is good, and whether its signers may keep it.</summary>
internal sealed class StatusListReport(IssuerMaterial? material, IssuerKeys? keys, StatusCheck status)
{
    public VerificationReport Verify(SignedDocument document, string issuer, Func<SignatureReading, Check> signatureCheck, VerificationQuestion question, Check issuerCheck)
    {
        var ours = material?.Authority is not null;
        var contexts = KnownContexts.Find(document.Root, ours);
        var proofs = new ProofVerifier(document, contexts ?? ContextSet.Foreign);
        var signatures = SignatureReading.Read(document.Root, proofs, contexts is not null, keys ?? new IssuerKeys(issuer, null), ours ? ProofProfile.Ours : ProofProfile.Foreign);
        var signed = signatureCheck(signatures);
        var format = Format(document, contexts is not null, proofs, out var list);
        if (signed.Verdict == Verdict.Failed || format.Verdict == Verdict.Failed || list is null)
        {
            return new()
            {
                Checks = [format, signed, .. Enum.GetValues<CheckName>().Where(n => n > CheckName.Signatures).Select(n => NotChecked(n, "Not checked, because the document is not as it was signed, or could not be read."))],
                State = signed.Verdict == Verdict.Failed || format.Verdict == Verdict.Failed ? CredentialState.Altered : CredentialState.Undetermined,
            };
        }
        var dates = Dates(document, question.At, out var expired);
        var what = list.StatusPurpose == "revocation" ? "revokes" : "suspends";
        var set = list.SetBits.Count();
        var checks = ImmutableArray.Create(
            format, signed, Authority(signatures),
            new Check(CheckName.Status, Verdict.Passed, set == 0 ? $"It {what} nothing; it has {list.Count} places." : $"It {what} {Words.Count(set, "award", "awards")}; it has {list.Count} places."), dates,
            NotChecked(CheckName.Log, "Its issuer keeps no public log that this program could check."), NotChecked(CheckName.Holder, "A status list has no holder."), issuerCheck);
        return new()
        {
            Checks = checks,
            State = CredentialStates.Of(checks, taken: null, expired, question.IssuerRecognised),
            Signers = [.. signatures.ByIssuer.DistinctBy(p => p.Proof.VerificationMethod).Select(p => new Signer(null, null, p.Proof.VerificationMethod, p.Proof.Created, checks[(int)CheckName.Authority].Verdict == Verdict.Passed))],
            StatusAsOf = signatures.ByIssuer.IsEmpty ? null : signatures.ByIssuer.Max(p => p.Proof.Created),
        };
    }

    private Check Authority(SignatureReading signatures)
    {
        if (signatures.NotChecked is not null || material is null)
        {
            return NotChecked(CheckName.Authority, "Who may keep the list could not be checked: its issuer's documents are not at hand.");
        }
        if (material.AuthorityProblem is { } problem)
        {
            return NotChecked(CheckName.Authority, $"Its issuer has rules about who may keep it, and they could not be relied on: {problem}.");
        }
        return status.Objection(signatures, material.Authority) is { } objection
            ? new(CheckName.Authority, Verdict.Failed, Words.Sentence(objection))
            : new(CheckName.Authority, Verdict.Passed, material.Authority is null ? "It is signed with a key its issuer lists." : "It is signed by whom its issuer's rules let keep it.");
    }

    private static Check Format(SignedDocument document, bool contextKnown, ProofVerifier proofs, out BitstringStatusList? list)
    {
        list = null;
        if (!contextKnown)
        {
            return NotChecked(CheckName.Format, "Its @context is not one this program knows, so what its words mean could not be determined.");
        }
        if (proofs.JsonLdProblem is { } problem)
        {
            return new(CheckName.Format, problem.IsUnknown ? Verdict.NotChecked : Verdict.Failed, Words.Sentence($"{problem.Detail} (at {problem.Pointer})"));
        }
        return BitstringStatusList.TryRead(document, out list, out var wrong)
            ? new(CheckName.Format, Verdict.Passed, "It is a status list, and every word in it is defined.")
            : new(CheckName.Format, Verdict.Failed, Words.Sentence(wrong));
    }

    private static Check Dates(SignedDocument document, DateTimeOffset at, out bool expired)
    {
        var until = StatusCheck.ValidUntil(document.Root);
        expired = until < at;
        return expired ? new(CheckName.Dates, Verdict.Failed, $"It was good until {Words.Day(until!.Value)}.")
            : document.Root.TryGetProperty("validFrom", out var from) && Timestamp.TryReadXsd(from.ToString(), out var start) && start > at ? new(CheckName.Dates, Verdict.Failed, $"It is not good before {Words.Day(start)}.")
            : new(CheckName.Dates, Verdict.Passed, until is { } end ? $"It is good until {Words.Day(end)}." : "It has no end.");
    }

    private static Check NotChecked(CheckName name, string reason) => new(name, Verdict.NotChecked, reason);
}
