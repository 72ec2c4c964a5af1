using System.Text.Json;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Status;

namespace Publisher.Credentials.Verification;

/// <summary>
/// Judges status decisions of one issuer with an authority chain (docs/formats.md, "A status decision"). The version a decision names has to be the one in force at its
/// date; every proof is jcs, good, and by a key of the issuer; those count that are dated inside the version's validity, as for awards. Enough is what the version's
/// <c>status.revoke</c> says: so many people of a role, or the signers and quorum of the rule that let the award. The holder may be among them: it is not an award.
/// Safe to share between threads.
/// </summary>
public sealed class DecisionVerifier
{
    private readonly AuthorityChain chain;
    private readonly IssuerKeys keys;
    private readonly SignatureStanding standing;
    private readonly Func<string, string, DateTimeOffset, bool?>? holdsBadge;

    /// <summary>Takes what is known of the issuer.</summary>
    /// <exception cref="ArgumentException">It has no authority chain: such an issuer makes no decisions.</exception>
    public DecisionVerifier(IssuerMaterial issuer) : this(
        issuer.Authority ?? throw new ArgumentException("only an issuer with an authority chain makes decisions", nameof(issuer)), new IssuerKeys(issuer.Issuer, issuer),
        new SignatureStanding(issuer.Authority, new KeyHistory(issuer.Authority, issuer.AffirmedLists, issuer.DisregardedKeys)), issuer.HoldsBadge)
    {
    }

    internal DecisionVerifier(AuthorityChain chain, IssuerKeys keys, SignatureStanding standing, Func<string, string, DateTimeOffset, bool?>? holdsBadge) =>
        (this.chain, this.keys, this.standing, this.holdsBadge) = (chain, keys, standing, holdsBadge);

    /// <summary>Judges one spliced decision about a document. Never throws for bad input.</summary>
    public DecisionJudgement Judge(SignedDocument document, DecisionSubject about)
    {
        if (!StatusDecision.TryRead(document, out var decision, out var problem))
        {
            return new(null, problem.Unknown ? DecisionStanding.NotChecked : DecisionStanding.Refused, 0, problem.Detail, problem.Pointer);
        }
        if (decision.Award != about.Address)
        {
            return Refused(decision, $"it is about {decision.Award}", "/award");
        }
        if (about.DigestSri is { } digest && digest != decision.AwardDigest)
        {
            return Refused(decision, "it is about other bytes than those that are published", "/awardDigest");
        }
        if (decision.Authority.Version > chain.Newest.Version)
        {
            return new(decision, DecisionStanding.NotChecked, 0, $"it follows version {decision.Authority.Version} of the rules, and the newest one at hand is version {chain.Newest.Version}", "/authority");
        }
        var version = chain.Find(decision.Authority.Version)!;
        if (version.DigestSri != decision.Authority.DigestSri)
        {
            return Refused(decision, $"the rules it names, version {version.Version}, are not the rules its issuer has under that number", "/authority/digestSRI");
        }
        if (chain.InForceAt(decision.Date) != version)
        {
            return Refused(decision, $"it is dated {Words.Day(decision.Date)}, when version {version.Version} of the rules was not in force", "/date");
        }
        return JudgeSignatures(decision, version, about.Rule);
    }

    private DecisionJudgement JudgeSignatures(StatusDecision decision, AuthorityDocument version, RecognitionRule? rule)
    {
        const string Place = "/proof";
        var signatures = SignatureReading.Read(decision.Document.Root, new ProofVerifier(decision.Document, ContextSet.Ours), contextKnown: false, keys, ProofProfile.Ours);
        if (signatures.Bad is { } bad)
        {
            return decision.Document.Root.TryGetProperty("proof", out var proof) && proof.ValueKind == JsonValueKind.Array && proof.GetArrayLength() == 0
                ? new(decision, DecisionStanding.Refused, 0, "nobody has signed it", Place)
                : Refused(decision, bad, Place);
        }
        if (signatures.Proofs.Any(p => p.Proof.Cryptosuite != Cryptosuite.EddsaJcs2022))
        {
            return Refused(decision, "decisions are signed with eddsa-jcs-2022 only", Place);
        }
        if (signatures.ByStrangers.FirstOrDefault() is { } stranger)
        {
            return Refused(decision, $"it is also signed with a key that is not its issuer's: {stranger.Key.Problem}", Place);
        }
        if (QuorumOf(version, rule) is not { } quorum)
        {
            return new(decision, DecisionStanding.NotChecked, 0, "it takes as many people as the award took, and by which rule that was is not known", Place);
        }
        var people = standing.JudgeJcs(signatures.ByIssuer, version);
        var judged = RuleJudgement.Of(0, quorum, people, null, true, holdsBadge);
        if (judged.IsSatisfied)
        {
            return new(decision, DecisionStanding.Counts, 0, "", "");
        }
        if (judged.Unknown is { } unknown)
        {
            return new(decision, DecisionStanding.NotChecked, 0, unknown, Place);
        }
        var needs = $"it takes {Words.People(quorum.Quorum)}{(quorum.Signers.Role is { } role ? $" with the role {role}" : "")}, and {Words.Count(judged.Missing, "more has", "more have")} to sign";
        var reason = string.Join("; ", judged.NotCounted.Prepend(needs));
        return chain.Newest == version
            ? new(decision, DecisionStanding.Waiting, judged.Missing, reason, Place) { Quorum = quorum, Signed = [.. people.Where(p => p.Objection is null && p.Member is not null).Select(p => p.Member!.Subject)] }
            : new(decision, people.Any(p => p.Disowned) ? DecisionStanding.Refused : DecisionStanding.Lapsed, 0, reason + "; newer rules have come into force since, so it cannot be completed any more", Place);
    }

    // As the award was decided, apart from what only an award has: evidence, what was held before, and that nobody recognises themselves.
    private static RecognitionRule? QuorumOf(AuthorityDocument version, RecognitionRule? rule) => version.Status.Revoke is { } own
        ? new RecognitionRule { Badges = [], Signers = new RuleSigners(own.Role, [], null), Quorum = own.Quorum, SelfAward = true }
        : rule is null ? null : rule with { SelfAward = true, EvidenceRequired = false, PrerequisitesRequired = false };

    private static DecisionJudgement Refused(StatusDecision decision, string reason, string pointer) => new(decision, DecisionStanding.Refused, 0, reason, pointer);
}
