using System.Collections.Immutable;
using Publisher.Cli.Issuers;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Verifying;

namespace Publisher.Cli.Verifying;

/// <summary>Judges an endorsement by the documents of whom it is about, and tells it in the steps of an award: whose key and which bytes stand together under Authority.</summary>
internal static class EndorsementJudge
{
    /// <summary>The verdict on an endorsement.</summary>
    /// <param name="document">The endorsement.</param>
    /// <param name="guild">The documents of the guild it is about, and of what it endorses; null when they are not at hand.</param>
    /// <param name="endorser">The documents of an endorser by name; null when they are not at hand.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="elsewhere">The documents of another guild by its DID, where it is that guild's what is endorsed; null where they are not at hand.</param>
    internal static VerificationReport Judge(SignedDocument document, (string Issuer, IIssuerDocuments Documents)? guild, IIssuerDocuments? endorser, VerificationQuestion question, Func<string, IIssuerDocuments?> elsewhere)
    {
        var read = EndorsementCredential.TryRead(document.Root, out var endorsement, out _) ? endorsement : null;
        var material = guild is { } known ? IssuerAssembler.Assemble(known.Issuer, [], known.Documents) : null;
        var by = read is null || endorser is null || DidKey.TryGetKey(read.Issuer.Id, out _) ? null : IssuerAssembler.Assemble(read.Issuer.Id, [], endorser);
        var decisions = read is null ? [] : Withdrawals(read, guild?.Documents);
        if (read is not null && material is { Authority: not null } && GuildEndorsementVerifier.IsInNameOf(material.Issuer, document))
        {
            var endorsed = guild!.Value.Documents.Find(read.SubjectId, JsonLimits.Credential.Bytes) is { Standing: DocumentStanding.Found } found ? new EndorsedThing(read.SubjectId, read.SubjectId, [Sri.Of(found.Bytes.Span)]) : null;
            return Told(new GuildEndorsementVerifier(material).Verify(document, new() { At = question.At, Endorsed = endorsed, Decisions = decisions }), material.Issuer, question);
        }
        return Told(new EndorsementVerifier(material).Verify(document, new()
        {
            At = question.At,
            Endorsed = read is null ? null
                : EndorsedElsewhere.IssuerOf(read.SubjectId) is { } other && other != guild?.Issuer ? Endorsed(read, null, elsewhere(other), [])
                : Endorsed(read, material, guild?.Documents, decisions),
            Endorser = by,
            Decisions = decisions,
        }), read?.Issuer.Id, question);
    }

    // The very bytes it names, as they stand now; without a digest what its subject is the address of.
    private static EndorsedThing? Endorsed(EndorsementCredential endorsement, IssuerMaterial? guild, IIssuerDocuments? documents, ImmutableArray<SignedDocument> decisions)
    {
        var address = endorsement.RelatedResource.FirstOrDefault(r => r.DigestSri is not null)?.Id ?? endorsement.SubjectId;
        return documents?.Find(address, JsonLimits.Credential.Bytes) is { Standing: DocumentStanding.Found } found
            ? new EndorsedThing(endorsement.SubjectId, address, [Sri.Of(found.Bytes.Span)], decisions.IsEmpty ? null : RuleOf(found.Bytes, guild, documents)) : null;
    }

    // Only a decision about the endorsement asks by what rule the award was let.
    private static RecognitionRule? RuleOf(ReadOnlyMemory<byte> bytes, IssuerMaterial? guild, IIssuerDocuments documents)
    {
        if (guild?.Authority is not { } chain || !SignedDocument.TryParse(bytes, out var award, out _) || !OpenBadgeCredential.TryRead(award, out var credential, out _))
        {
            return null;
        }
        var report = new CredentialVerifier(IssuersAtHand.Assemble(guild.Issuer, [award], documents)).Verify(award, new() { At = credential.ValidFrom });
        return report[CheckName.Authority].Verdict == Verdict.Passed && report is { AuthorityVersion: { } version, RuleIndex: { } index } ? chain.Find(version)?.Rules[index] : null;
    }

    /// <summary>Where a decision that withdraws an endorsement stands (docs/formats.md); null for one whose address is none of ours.</summary>
    internal static string? WithdrawalAddress(string endorsement)
    {
        const string Folder = "/endorsements/";
        const string Extension = ".json";
        var at = endorsement.LastIndexOf(Folder, StringComparison.Ordinal);
        return at > 0 && endorsement.EndsWith(Extension, StringComparison.Ordinal) ? $"{endorsement[..at]}/status/decisions/{endorsement[(at + Folder.Length)..^Extension.Length]}-withdraw{Extension}" : null;
    }

    private static ImmutableArray<SignedDocument> Withdrawals(EndorsementCredential endorsement, IIssuerDocuments? documents) =>
        WithdrawalAddress(endorsement.Id) is { } address && documents?.Find(address, JsonLimits.Credential.Bytes) is { Standing: DocumentStanding.Found } found
        && SignedDocument.TryParse(found.Bytes, out var decision, out _) ? [decision] : [];

    // The same steps; a guild has many signers and one name.
    private static VerificationReport Told(GuildEndorsementReport report, string issuer, VerificationQuestion question) => Told(new EndorsementReport
    {
        Checks = [.. report.Checks.Select(c => new EndorsementCheck((EndorsementCheckName)(int)c.Name, c.Verdict, c.Reason))],
        State = report.State,
        Endorsement = report.Endorsement,
        Decision = report.Decision,
    }, issuer, question) with
    { Signers = report.Signers, AuthorityVersion = report.AuthorityVersion, MissingSigners = report.MissingSigners, IsWaiting = report.IsWaiting };

    private static VerificationReport Told(EndorsementReport report, string? issuer, VerificationQuestion question)
    {
        var key = report[EndorsementCheckName.Key];
        var subject = report[EndorsementCheckName.Subject];
        // One that endorses other bytes was not authorised for these; the state says undetermined, as the endorsement's own report does.
        var authority = key.Verdict == Verdict.Failed || subject.Verdict == Verdict.Passed ? key.Verdict : key.Verdict == Verdict.NotChecked ? key.Verdict : Verdict.NotChecked;
        var recognised = question.IssuerRecognised;
        return new()
        {
            Checks =
            [
                Step(CheckName.Format, report[EndorsementCheckName.Format]),
                Step(CheckName.Signatures, report[EndorsementCheckName.Signatures]),
                new(CheckName.Authority, authority, $"{key.Reason} {subject.Reason}"),
                Step(CheckName.Status, report[EndorsementCheckName.Status]),
                Step(CheckName.Dates, report[EndorsementCheckName.Dates]),
                new(CheckName.Log, Verdict.NotChecked, "Its issuer keeps no public log that this program could check."),
                new(CheckName.Holder, Verdict.NotChecked, "An endorsement has no holder."),
                new(CheckName.Issuer, recognised switch { true => Verdict.Passed, false => Verdict.Failed, null => Verdict.NotChecked },
                    recognised switch { true => $"{issuer} is recognised here.", false => $"{issuer} is not recognised here.", null => $"Nobody asked whether {issuer ?? "its endorser"} is recognised." }),
            ],
            State = report.State == CredentialState.Valid && recognised == false ? CredentialState.ValidUnrecognised : report.State,
            Signers = report is { Created: { } created, Endorsement: { } endorsement } ? [new(report.MemberId, report.MemberSubject, endorsement.Issuer.Id, created, report.State == CredentialState.Valid)] : [],
            Decision = report.Decision,
        };
    }

    private static Check Step(CheckName name, EndorsementCheck check) => new(name, check.Verdict, check.Reason);
}
