using System.Text.Json;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Status;

namespace Publisher.Credentials.Verification;

/// <summary>An endorsement that a decision may withdraw, as the judge knows it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Endorser">Who endorsed; null when it is gone, and whoever signed the decision with a did:key of their own is taken at their word.</param>
/// <param name="DigestSri">The digest of its bytes; null when they are gone, and the digest cannot be compared.</param>
/// <param name="IsOfAward">Whether it endorses an award: then "as awarded" means that award's rule, for anything else whoever signs status lists.</param>
/// <param name="Rule">The rule that let the endorsed award; null when that is not known.</param>
public sealed record WithdrawalSubject(string Address, string? Endorser, string? DigestSri, bool IsOfAward, RecognitionRule? Rule);

/// <summary>
/// Judges a decision to withdraw an endorsement (docs/formats.md, "An endorsement"): signed by the endorser with the key that endorsed, or by the guild under whose
/// address it stands. Safe to share between threads.
/// </summary>
public sealed class EndorsementWithdrawal
{
    private readonly IssuerMaterial? guild;
    private readonly DecisionVerifier? byGuild;

    /// <summary>Takes what is known of the guild; null when nothing is, and its decisions could not be judged.</summary>
    public EndorsementWithdrawal(IssuerMaterial? guild) => (this.guild, byGuild) = (guild, guild?.Authority is null ? null : new(guild));

    /// <summary>Judges one spliced decision. Never throws for bad input.</summary>
    public DecisionJudgement Judge(SignedDocument document, WithdrawalSubject about)
    {
        if (!StatusDecision.TryRead(document, out var decision, out var problem))
        {
            return new(null, problem.Unknown ? DecisionStanding.NotChecked : DecisionStanding.Refused, 0, problem.Detail, problem.Pointer);
        }
        if (decision.Action != StatusAction.Withdraw)
        {
            return new(decision, DecisionStanding.Refused, 0, "an endorsement can only be withdrawn", "/action");
        }
        if ((about.Endorser ?? SignerOf(document)) is { } endorser && JudgeOwn(document, decision, endorser, about) is { } own)
        {
            return own;
        }
        return byGuild is null
            ? new(decision, DecisionStanding.NotChecked, 0, "the rules of the guild that decided it are not at hand", "/proof")
            : byGuild.Judge(document, new(about.Address, about.DigestSri, about.IsOfAward ? about.Rule : ByList(decision)));
    }

    // Nobody awarded a badge or a guild, so "as awarded" says nothing there: whoever keeps the status list takes the word off the site.
    private RecognitionRule? ByList(StatusDecision decision) => guild!.Authority!.Find(decision.Authority.Version)?.Status.List is { } list
        ? new() { Badges = [], Signers = new(list.Role, [], null), Quorum = list.Quorum, SelfAward = true }
        : null;

    // The did:key that the first proof names.
    private static string? SignerOf(SignedDocument document) =>
        document.Root.TryGetProperty("proof", out var proofs) && proofs.ValueKind == JsonValueKind.Array && proofs.GetArrayLength() > 0
        && proofs[0] is { ValueKind: JsonValueKind.Object } first && first.TryGetProperty("verificationMethod", out var method) && method.ValueKind == JsonValueKind.String
        && method.GetString()!.Split('#')[0] is var signer && DidKey.TryGetKey(signer, out _) ? signer : null;

    /// <summary>The judgement when the endorser has signed it; null when somebody else has.</summary>
    private static DecisionJudgement? JudgeOwn(SignedDocument document, StatusDecision decision, string endorser, WithdrawalSubject about)
    {
        var signatures = SignatureReading.Read(document.Root, new ProofVerifier(document, ContextSet.Ours), contextKnown: false, new IssuerKeys(endorser, null), ProofProfile.Ours);
        if (signatures.Bad is not null || signatures.ByIssuer.IsEmpty)
        {
            return null;
        }
        DecisionJudgement Refused(string reason, string pointer) => new(decision, DecisionStanding.Refused, 0, reason, pointer);
        return signatures.Proofs.Length > 1 || signatures.Proofs[0].Proof.Cryptosuite != Cryptosuite.EddsaJcs2022 ? Refused("who endorsed withdraws with one eddsa-jcs-2022 signature, alone", "/proof")
            : decision.Award != about.Address ? Refused($"it is about {decision.Award}", "/award")
            : about.DigestSri is { } digest && decision.AwardDigest != digest ? Refused("it is about other bytes than those of the endorsement", "/awardDigest")
            : new(decision, DecisionStanding.Counts, 0, "", "");
    }
}
