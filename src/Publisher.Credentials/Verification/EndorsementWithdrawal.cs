using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Status;

namespace Publisher.Credentials.Verification;

/// <summary>
/// Judges a decision to withdraw an endorsement (docs/formats.md): signed by the endorser with the key that endorsed, or by the guild under whose address it stands.
/// Safe to share between threads.
/// </summary>
/// <param name="guild">What is known of the guild; null when nothing is, and its decisions could not be judged.</param>
internal sealed class EndorsementWithdrawal(IssuerMaterial? guild)
{
    private readonly DecisionVerifier? byGuild = guild?.Authority is null ? null : new(guild);

    /// <summary>Judges one spliced decision.</summary>
    /// <param name="document">The decision.</param>
    /// <param name="endorsement">The endorsement it should be about.</param>
    /// <param name="digest">The digest of the endorsement's bytes; null when that cannot be compared.</param>
    /// <param name="rule">The rule that let the award that is endorsed, or null.</param>
    public DecisionJudgement Judge(SignedDocument document, EndorsementCredential endorsement, string? digest, RecognitionRule? rule)
    {
        if (!StatusDecision.TryRead(document, out var decision, out var problem))
        {
            return new(null, problem.Unknown ? DecisionStanding.NotChecked : DecisionStanding.Refused, 0, problem.Detail, problem.Pointer);
        }
        if (decision.Action != StatusAction.Withdraw)
        {
            return new(decision, DecisionStanding.Refused, 0, "an endorsement can only be withdrawn", "/action");
        }
        if (JudgeOwn(document, decision, endorsement, digest) is { } own)
        {
            return own;
        }
        return byGuild is null
            ? new(decision, DecisionStanding.NotChecked, 0, "the rules of the guild that decided it are not at hand", "/proof")
            : byGuild.Judge(document, new(endorsement.Id, digest, rule ?? ByList(decision)));
    }

    // Nobody awarded a badge or a guild, so "as awarded" says nothing there: whoever keeps the status list takes the word off the site.
    private RecognitionRule? ByList(StatusDecision decision) => guild!.Authority!.Find(decision.Authority.Version)?.Status.List is { } list
        ? new() { Badges = [], Signers = new(list.Role, [], null), Quorum = list.Quorum, SelfAward = true }
        : null;

    /// <summary>The judgement when the endorser has signed it; null when somebody else has.</summary>
    private static DecisionJudgement? JudgeOwn(SignedDocument document, StatusDecision decision, EndorsementCredential endorsement, string? digest)
    {
        var signatures = SignatureReading.Read(document.Root, new ProofVerifier(document, ContextSet.Ours), contextKnown: false, new IssuerKeys(endorsement.Issuer.Id, null), ProofProfile.Ours);
        if (signatures.Bad is not null || signatures.ByIssuer.IsEmpty)
        {
            return null;
        }
        DecisionJudgement Refused(string reason, string pointer) => new(decision, DecisionStanding.Refused, 0, reason, pointer);
        return signatures.Proofs.Length > 1 || signatures.Proofs[0].Proof.Cryptosuite != Cryptosuite.EddsaJcs2022 ? Refused("who endorsed withdraws with one eddsa-jcs-2022 signature, alone", "/proof")
            : decision.Award != endorsement.Id ? Refused($"it is about {decision.Award}", "/award")
            : digest is not null && decision.AwardDigest != digest ? Refused("it is about other bytes than those of the endorsement", "/awardDigest")
            : new(decision, DecisionStanding.Counts, 0, "", "");
    }
}
