using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Status;

namespace Publisher.Credentials.Verification;

/// <summary>
/// Verifies credentials of one issuer. Safe to share between threads; status lists are checked once.
/// <para>Steps: Format, Signatures, Authority, Status, Dates, Log, Holder, Issuer (docs/formats.md). A bad signature hides every later step. An issuer with an authority chain is
/// judged by it; one with only a DID document by that (any key it lists may sign); one of whom nothing is known is not judged.</para>
/// </summary>
public sealed class CredentialVerifier
{
    private readonly IssuerMaterial? material;
    private readonly IssuerKeys? keys;
    private readonly AuthorityCheck? authority;
    private readonly IssuerBase? addresses;
    private readonly StatusCheck status;
    private readonly DecisionVerifier? decisions;

    /// <summary>Takes what is known of the issuer; null when nothing is (every step that needs it is then "not checked").</summary>
    /// <exception cref="ArgumentException">The material's parts are of different issuers.</exception>
    public CredentialVerifier(IssuerMaterial? issuer)
    {
        if (issuer is not null && ((issuer.Controller is { } c && c.Id != issuer.Issuer) || (issuer.Authority is { } a && a.Newest.Issuer != issuer.Issuer)))
        {
            throw new ArgumentException("the controller document and the authority chain have to be the issuer's own", nameof(issuer));
        }
        material = issuer;
        keys = issuer is null ? null : new IssuerKeys(issuer.Issuer, issuer);
        var standing = issuer?.Authority is { } chain ? new SignatureStanding(chain, new KeyHistory(chain, issuer.AffirmedLists, issuer.DisregardedKeys)) : null;
        addresses = standing is null ? null : new IssuerBase(issuer!.Issuer);
        authority = standing is null ? null : new AuthorityCheck(issuer!.Authority!, standing, issuer.HoldsBadge);
        status = new StatusCheck(issuer, keys, standing);
        decisions = standing is null ? null : new DecisionVerifier(issuer!.Authority!, keys!, standing, issuer.HoldsBadge);
    }

    /// <summary>One of the issuer's status lists, when it is good: its own, and signed as it has to be.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="validUntil">How long it says it is good; null for no end.</param>
    public BitstringStatusList? StatusListAt(string address, out DateTimeOffset? validUntil) => status.ListAt(address, out validUntil);

    /// <summary>Judges a status list for its own sake. Never throws for bad input.</summary>
    public VerificationReport VerifyStatusList(SignedDocument list, VerificationQuestion question)
    {
        var known = IssuerOf(list.Root) is { } issuer && issuer == material?.Issuer;
        return IssuerOf(list.Root) is not { } named
            ? Hidden(new Check(CheckName.Format, Verdict.Failed, "It names no issuer."), SignatureCheck(null))
            : new StatusListReport(known ? material : null, known ? keys : null, status).Verify(list, named, SignatureCheck, question, IssuerCheck(question, named));
    }

    /// <summary>Judges one published (spliced) credential. Never throws for bad input.</summary>
    public VerificationReport Verify(SignedDocument credential, VerificationQuestion question)
    {
        var root = credential.Root;
        if (VcDataModel.IsContainer(root))
        {
            const string Reason = "It holds credentials and is none: a form this program does not read yet.";
            return Unread(NotChecked(CheckName.Format, Reason), NotChecked(CheckName.Signatures, Reason));
        }
        var issuerId = IssuerOf(root);
        var known = issuerId is not null && material is not null && issuerId == material.Issuer;
        var ours = known && authority is not null;
        var contexts = root.ValueKind == JsonValueKind.Object ? KnownContexts.Find(root, ours) : null;
        var proofs = new ProofVerifier(credential, contexts ?? ContextSet.Foreign);

        var signatures = root.ValueKind == JsonValueKind.Object && issuerId is not null
            ? SignatureReading.Read(root, proofs, contexts is not null, known ? keys! : new IssuerKeys(issuerId, null), ours ? ProofProfile.Ours : ProofProfile.Foreign)
            : null;
        var format = FormatAnswer.Read(credential, contexts is not null, proofs, ours ? addresses : null, signatures?.FirstSuite);
        var signed = SignatureCheck(signatures);
        if (signed.Verdict == Verdict.Failed || format.Check.Verdict == Verdict.Failed)
        {
            return Hidden(format.Check, signed);
        }
        if (format.Credential is not { } award || signatures is null)
        {
            return Unread(format.Check, signed);
        }

        var judged = ours ? authority!.Run(award, format.Addresses!, signatures, question.At) : ForeignAuthority(signatures, known, issuerId!);
        var (listed, isSet) = known ? status.Run(award, question.At) : new StatusCheck(null, null, null).Run(award, question.At);
        var decided = ours ? DecisionAnswer.Of(material!, decisions!, award, RuleOf(judged)) : DecisionAnswer.None;
        var (statusCheck, taken) = decided.Beside(listed, isSet);
        var (dates, expired) = DatesCheck(award, question.At);
        var checks = ImmutableArray.Create(
            format.Check, signed, judged.Check, statusCheck, dates,
            new Check(CheckName.Log, Verdict.NotChecked, "Its issuer keeps no public log that this program could check."),
            HolderCheck.Run(award.CredentialSubject, question), IssuerCheck(question, issuerId!));
        return new VerificationReport
        {
            Checks = checks,
            State = CredentialStates.Of(checks, taken, expired, question.IssuerRecognised),
            Signers = ours ? judged.Signers : [.. signatures.ByIssuer.DistinctBy(p => p.Proof.VerificationMethod).Select(p => new Signer(null, null, p.Proof.VerificationMethod, p.Proof.Created, judged.Check.Verdict == Verdict.Passed))],
            AuthorityVersion = judged.Version,
            RuleIndex = judged.RuleIndex,
            MissingSigners = judged.Missing,
            Decision = decided.Told,
            Decisions = decided.All,
            IsDisowned = judged.Disowned && CredentialStates.IsFine(checks, CheckName.Authority),
            StatusAsOf = known ? status.SignedAt(award) : null,
            IsWaiting = judged.OnlySignaturesMissing && CredentialStates.IsFine(checks, CheckName.Authority),
        };
    }

    // The rule that let it, or that comes nearest.
    private RecognitionRule? RuleOf(AuthorityAnswer judged) =>
        judged is { Version: { } version, RuleIndex: { } rule } ? material!.Authority!.Find(version)!.Rules[rule] : null;

    private static Check SignatureCheck(SignatureReading? signatures)
    {
        if (signatures is null || signatures.Bad is not null)
        {
            return new Check(CheckName.Signatures, Verdict.Failed, Words.Sentence(signatures?.Bad ?? "it names no issuer, so nobody can have signed it"));
        }
        if (signatures.NotChecked is { } reason)
        {
            return new Check(CheckName.Signatures, Verdict.NotChecked, Words.Sentence($"the signatures could not be checked: {reason}"));
        }
        var count = signatures.GoodKeys;
        return new Check(CheckName.Signatures, Verdict.Passed, count == 1
            ? "The signature is genuine; nothing was changed after it was signed."
            : $"{Words.Capital(Words.Count(count, "signature", "signatures"))}, all genuine; nothing was changed after it was signed.");
    }

    // An issuer without an authority chain: its own DID document is its authority, and any key it lists may sign.
    private AuthorityAnswer ForeignAuthority(SignatureReading signatures, bool known, string issuer)
    {
        if (signatures.NotChecked is not null)
        {
            return new AuthorityAnswer(NotChecked(CheckName.Authority, "Who may sign could not be checked, because the signatures could not."));
        }
        if (signatures.ByIssuer.IsEmpty)
        {
            return new AuthorityAnswer(new Check(CheckName.Authority, Verdict.Failed, $"It is signed with a key that is not its issuer's: {signatures.Proofs.Select(p => p.Key.Problem).First(p => p is not null)}."));
        }
        if (known && material!.Controller is { } controller && controller.Services.Any(s => s.Type == DidDocument.ServiceType))
        {
            return new AuthorityAnswer(NotChecked(CheckName.Authority, $"Its issuer has rules about who may sign, and they could not be relied on: {material.AuthorityProblem ?? "they are not at hand"}."));
        }
        return new AuthorityAnswer(new Check(CheckName.Authority, Verdict.Passed,
            DidKey.TryGetKey(issuer, out _) ? "Its issuer is the very key that signed it." : "It is signed with a key its issuer lists; the issuer states no further rules."));
    }

    private static (Check Check, bool Expired) DatesCheck(OpenBadgeCredential award, DateTimeOffset at)
    {
        if (award.ValidUntil is { } until && until < at)
        {
            return (new Check(CheckName.Dates, Verdict.Failed, $"It was valid until {Words.Day(until)}."), true);
        }
        if (award.ValidFrom > at)
        {
            return (new Check(CheckName.Dates, Verdict.Failed, $"It is not valid before {Words.Day(award.ValidFrom)}."), false);
        }
        return (new Check(CheckName.Dates, Verdict.Passed,
            $"It is valid from {Words.Day(award.ValidFrom)}{(award.ValidUntil is { } end ? $" until {Words.Day(end)}" : ", without an end")}."), false);
    }

    private Check IssuerCheck(VerificationQuestion question, string issuer) => question.IssuerRecognised switch
    {
        true => new Check(CheckName.Issuer, Verdict.Passed, $"{issuer} is recognised here."),
        false => new Check(CheckName.Issuer, Verdict.Failed, $"{issuer} is not recognised here; it is {material?.Source ?? "known from this file"} only."),
        null => NotChecked(CheckName.Issuer, $"Nobody asked whether {issuer} is recognised; it is {material?.Source ?? "known from this file"}."),
    };

    // What a changed or malformed document says is told to nobody.
    private static VerificationReport Hidden(Check format, Check signed) => new()
    {
        Checks = [format, signed, .. Later("Not checked, because the document is not as it was signed, or no award at all.")],
        State = CredentialState.Altered,
    };

    private static VerificationReport Unread(Check format, Check signed) => new()
    {
        Checks = [format, signed, .. Later("Not checked, because the document could not be read.")],
        State = CredentialState.Undetermined,
    };

    private static IEnumerable<Check> Later(string reason) => Enum.GetValues<CheckName>().Where(n => n > CheckName.Signatures).Select(n => NotChecked(n, reason));

    private static Check NotChecked(CheckName name, string reason) => new(name, Verdict.NotChecked, reason);

    internal static string? IssuerOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("issuer", out var issuer))
        {
            return null;
        }
        if (issuer.ValueKind == JsonValueKind.Object && !issuer.TryGetProperty("id", out issuer))
        {
            return null;
        }
        return issuer.ValueKind == JsonValueKind.String ? issuer.GetString() : null;
    }
}
