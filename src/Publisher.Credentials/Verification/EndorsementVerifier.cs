using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Proofs;

namespace Publisher.Credentials.Verification;

/// <summary>
/// Verifies endorsements (Open Badges 3.0 EndorsementCredential): somebody stands by an award, a badge or a guild, under a key of their own. Steps: Format, Signatures,
/// Key, Subject, Status, Dates (docs/formats.md). All have to pass for <see cref="CredentialState.Valid"/>. One that stands under the guild's own address is read strictly;
/// one from elsewhere, or inside somebody's award, by the standard. Safe to share between threads.
/// </summary>
public sealed class EndorsementVerifier
{
    private readonly IssuerMaterial? guild;
    private readonly KeyHistory? history;
    private readonly EndorsementWithdrawal withdrawal;

    /// <summary>Takes what is known of the guild whose awards, badges or self are endorsed; null when nothing is.</summary>
    public EndorsementVerifier(IssuerMaterial? guild)
    {
        this.guild = guild;
        history = guild?.Authority is { } chain ? new(chain, guild.AffirmedLists, guild.DisregardedKeys) : null;
        withdrawal = new(guild);
    }

    /// <summary>Judges an endorsement of its own. Never throws for bad input.</summary>
    public EndorsementReport Verify(SignedDocument endorsement, EndorsementQuestion question) => Verify(endorsement.Root, Sri.Of(endorsement.Bytes.Span), question);

    /// <summary>Judges an endorsement that stands inside another document (<c>endorsement[]</c>). Never throws for bad input.</summary>
    public EndorsementReport Verify(JsonElement endorsement, EndorsementQuestion question) => Verify(endorsement, null, question);

    /// <summary>Whether a document says that it is an endorsement.</summary>
    public static bool IsEndorsement(SignedDocument document) =>
        document.Root.ValueKind == JsonValueKind.Object && document.Root.TryGetProperty("type", out var type) && EndorsementFormat.IsEndorsement(type);

    /// <summary>Whether an endorsement is of an award under the address it stands under itself.</summary>
    public static bool EndorsesAward(EndorsementCredential endorsement) =>
        EndorsementFormat.BaseOf(endorsement.Id) is { } address && endorsement.SubjectId.StartsWith(address + "/credentials/", StringComparison.Ordinal);

    private EndorsementReport Verify(JsonElement root, string? digest, EndorsementQuestion question)
    {
        var ours = IsUnderGuild(root);
        var issuer = CredentialVerifier.IssuerOf(root);
        var contexts = root.ValueKind == JsonValueKind.Object ? KnownContexts.Find(root, ours) : null;
        var proofs = new ProofVerifier(root, contexts ?? ContextSet.Foreign);
        var endorser = issuer is not null && question.Endorser?.Issuer == issuer ? question.Endorser : null;
        var signatures = root.ValueKind == JsonValueKind.Object && issuer is not null
            ? SignatureReading.Read(root, proofs, contexts is not null, new IssuerKeys(issuer, endorser), ours ? ProofProfile.Ours : ProofProfile.Foreign)
            : null;
        var format = EndorsementFormat.Read(root, contexts is not null, proofs, ours, signatures?.FirstSuite);
        var signed = SignatureCheck(signatures, ours);
        if (signed.Verdict == Verdict.Failed || format.Check.Verdict == Verdict.Failed)
        {
            return Unread(format.Check, signed, CredentialState.Altered, "Not checked, because the document is not as it was signed, or no endorsement at all.");
        }
        if (format.Endorsement is not { } endorsement || signatures is null)
        {
            return Unread(format.Check, signed, CredentialState.Undetermined, "Not checked, because the document could not be read.");
        }
        var created = signatures.ByIssuer.IsEmpty ? null : (DateTimeOffset?)signatures.ByIssuer[0].Proof.Created;
        var about = new WithdrawalSubject(endorsement.Id, endorsement.Issuer.Id, digest, EndorsesAward(endorsement), question.Endorsed?.Rule);
        var decided = question.Decisions.Select(d => withdrawal.Judge(d, about)).ToImmutableArray();
        var withdrawn = decided.FirstOrDefault(d => d.Standing == DecisionStanding.Counts);
        var (subject, status, dates) = (EndorsementSteps.Subject(endorsement, question.Endorsed, ours), EndorsementSteps.Status(decided), EndorsementSteps.Dates(endorsement, question.At));
        ImmutableArray<EndorsementCheck> checks =
        [
            format.Check, signed, KeyCheck(signatures, issuer!, endorser), new(EndorsementCheckName.Subject, subject.Verdict, subject.Reason),
            new(EndorsementCheckName.Status, status.Verdict, status.Reason), new(EndorsementCheckName.Dates, dates.Verdict, dates.Reason),
        ];
        var member = MemberOf(issuer!);
        return new()
        {
            Checks = checks,
            State = checks[(int)EndorsementCheckName.Key].Verdict == Verdict.Failed ? CredentialState.Unauthorised
                : withdrawn is not null ? CredentialState.Withdrawn
                : EndorsementSteps.IsExpired(endorsement, question.At) ? CredentialState.Expired
                : checks.Any(c => c.Verdict != Verdict.Passed) ? CredentialState.Undetermined : CredentialState.Valid,
            Endorsement = endorsement,
            Created = created,
            MemberId = member?.Id,
            MemberSubject = member?.Subject,
            Decision = withdrawn?.Decision,
        };
    }

    // Under the address of a guild that keeps an authority: then it was made by this program, for this guild.
    private bool IsUnderGuild(JsonElement root) =>
        guild?.Authority is not null && root.ValueKind == JsonValueKind.Object && root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
        && EndorsementFormat.BaseOf(id.GetString()) is { } address && DidWeb.TryFromBaseUrl(address, out var did) && did == guild.Issuer;

    private static EndorsementCheck SignatureCheck(SignatureReading? signatures, bool ours)
    {
        EndorsementCheck Give(Verdict verdict, string reason) => new(EndorsementCheckName.Signatures, verdict, Words.Sentence(reason));
        if (signatures is null || signatures.Bad is not null)
        {
            return Give(Verdict.Failed, signatures?.Bad ?? "it names no issuer, so nobody can have signed it");
        }
        if (signatures.NotChecked is { } reason)
        {
            return Give(Verdict.NotChecked, $"the signature could not be checked: {reason}");
        }
        if (ours && OpenKey(signatures) is { } open)
        {
            return Give(Verdict.NotChecked, $"the signature could not be checked: {open}");
        }
        // Two proofs of one signing, by whoever it is; whose key it is, the Key step says.
        var isPair = signatures.Proofs.Length == 2 && signatures.Proofs[0].Proof.VerificationMethod == signatures.Proofs[1].Proof.VerificationMethod
            && signatures.Proofs[0].Proof.Cryptosuite != signatures.Proofs[1].Proof.Cryptosuite && signatures.Proofs.All(p => p.Good == true);
        return ours && !isPair && signatures.ByStrangers.All(s => s.Good != true)
            ? Give(Verdict.Failed, "an endorsement is signed by one key, with eddsa-rdfc-2022 and with eddsa-jcs-2022")
            : Give(Verdict.Passed, "the signature is genuine; nothing was changed after it was signed");
    }

    // A key of the endorser's whose bytes stand elsewhere.
    private static string? OpenKey(SignatureReading signatures) => signatures.Proofs.FirstOrDefault(p => p is { Good: null, Key.Standing: KeyStanding.NotAtHand })?.Key.Problem;

    private EndorsementCheck KeyCheck(SignatureReading signatures, string issuer, IssuerMaterial? endorser)
    {
        EndorsementCheck Give(Verdict verdict, string reason) => new(EndorsementCheckName.Key, verdict, Words.Sentence(reason));
        if ((signatures.NotChecked ?? OpenKey(signatures)) is { } unread && signatures.ByIssuer.IsEmpty)
        {
            return Give(Verdict.NotChecked, $"whose key it is could not be checked: {unread}");
        }
        if (signatures.ByStrangers.FirstOrDefault() is { } stranger)
        {
            return Give(Verdict.Failed, $"it is signed with a key that is not the endorser's: {stranger.Key.Problem}");
        }
        if (signatures.ByIssuer.IsEmpty)
        {
            return Give(Verdict.Failed, $"it is signed with a key that is not the endorser's: {signatures.Proofs.Select(p => p.Key.Problem).FirstOrDefault(p => p is not null) ?? issuer}");
        }
        if (!DidKey.TryGetKey(issuer, out var key))
        {
            return endorser?.Authority is not null || endorser?.Controller?.Services.Any(s => s.Type == DidDocument.ServiceType) == true
                ? Give(Verdict.NotChecked, $"{issuer} has rules about who may sign, and none of them speaks of endorsements")
                : Give(Verdict.Passed, "it is signed with a key that the endorser lists");
        }
        if (guild is not null && DemonstrationKeys.IsRefused(key, guild.Issuer))
        {
            return Give(Verdict.Failed, "it is signed with a published demonstration key: anyone can sign with it");
        }
        if (history?.IsCompromised(key) == true)
        {
            return Give(Verdict.Failed, "the guild's rules report the key that signed it as compromised");
        }
        return history?.Objection(key, signatures.ByIssuer.Max(p => p.Proof.Created), null, isSignedAnew: false) is { } objection
            ? Give(Verdict.Failed, objection.Reason)
            : Give(Verdict.Passed, MemberOf(issuer) is { } member ? $"the endorser is the very key that signed it; it is the key of {member.Id} in the guild's rules" : "the endorser is the very key that signed it");
    }

    // A person keeps a key for ever, so any version may name it.
    private AuthorityMember? MemberOf(string issuer) => guild?.Authority is { } chain && DidKey.TryGetKey(issuer, out var key)
        ? chain.Versions.Reverse().SelectMany(v => v.Members).FirstOrDefault(m => m.Keys.Any(k => k.Key.Equals(key)))
        : null;

    private static EndorsementReport Unread(EndorsementCheck format, EndorsementCheck signed, CredentialState state, string reason) => new()
    {
        Checks = [format, signed, .. Enum.GetValues<EndorsementCheckName>().Where(n => n > EndorsementCheckName.Signatures).Select(n => new EndorsementCheck(n, Verdict.NotChecked, reason))],
        State = state,
    };
}
