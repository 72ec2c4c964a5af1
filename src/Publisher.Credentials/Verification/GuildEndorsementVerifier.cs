using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Proofs;

namespace Publisher.Credentials.Verification;

/// <summary>
/// Verifies what a guild endorses in its own name (docs/formats.md, "What a guild endorses"): an EndorsementCredential under the guild's DID, signed by as many of its people as its
/// rules ask. It approves a version of a badge of its own, or recognises one of somebody else's. Steps: Format, Signatures, Authority, Subject, Status, Dates; all have to pass for
/// <see cref="CredentialState.Valid"/>. Safe to share between threads.
/// </summary>
public sealed class GuildEndorsementVerifier
{
    private readonly string issuer;
    private readonly IssuerKeys keys;
    private readonly IssuerBase addresses;
    private readonly GuildEndorsementAuthority authority;
    private readonly DecisionVerifier decisions;

    /// <summary>Takes what is known of the guild.</summary>
    /// <exception cref="ArgumentException">It has no authority chain: such an issuer endorses nothing by a quorum.</exception>
    public GuildEndorsementVerifier(IssuerMaterial guild)
    {
        var chain = guild.Authority ?? throw new ArgumentException("only an issuer with an authority chain endorses in its own name", nameof(guild));
        var standing = new SignatureStanding(chain, new KeyHistory(chain, guild.AffirmedLists, guild.DisregardedKeys));
        (issuer, keys, addresses) = (guild.Issuer, new IssuerKeys(guild.Issuer, guild), new IssuerBase(guild.Issuer));
        authority = new(chain, standing, guild.HoldsBadge);
        decisions = new(chain, keys, standing, guild.HoldsBadge);
    }

    /// <summary>Whether a document says that it is an endorsement in the name of an issuer.</summary>
    public static bool IsInNameOf(string issuer, SignedDocument document) => EndorsementVerifier.IsEndorsement(document) && CredentialVerifier.IssuerOf(document.Root) == issuer;

    /// <summary>Judges one published (spliced) endorsement. Never throws for bad input.</summary>
    public GuildEndorsementReport Verify(SignedDocument document, GuildEndorsementQuestion question)
    {
        var root = document.Root;
        if (CredentialVerifier.IssuerOf(root) is not { } named)
        {
            return Unread((Verdict.Failed, "It names no issuer."), Signatures(null), CredentialState.Altered);
        }
        if (named != issuer)
        {
            var other = (Verdict.NotChecked, $"It is made in the name of {named}, and the rules at hand are those of {issuer}.");
            return Unread(other, other, CredentialState.Undetermined);
        }
        var contexts = KnownContexts.Find(root, oursOnly: true);
        var proofs = new ProofVerifier(document, contexts ?? ContextSet.Foreign);
        var signatures = SignatureReading.Read(root, proofs, contexts is not null, keys, ProofProfile.Ours);
        var format = EndorsementFormat.Read(root, contexts is not null, proofs, ours: true, signatures.FirstSuite, byGuild: true);
        var about = format.Endorsement is { } read ? GuildEndorsementAddresses.Read(read, addresses, out var wrong) : Nothing(out wrong);
        var formed = wrong is null ? (format.Check.Verdict, format.Check.Reason) : (Verdict.Failed, Words.Sentence(wrong));
        var signed = Signatures(signatures);
        return format.Endorsement is { } endorsement && about is not null && signed.Verdict == Verdict.Passed
            ? Judge(document, endorsement, about, signatures, [formed, signed], question)
            : Unread(formed, signed, formed.Item1 == Verdict.Failed || signed.Verdict == Verdict.Failed ? CredentialState.Altered : CredentialState.Undetermined);
    }

    private GuildEndorsementReport Judge(
        SignedDocument document, EndorsementCredential endorsement, GuildEndorsementAddresses about, SignatureReading signatures, (Verdict, string)[] first, GuildEndorsementQuestion question)
    {
        var judged = authority.Run(endorsement, about, new AffirmedLine(about.Id, document, "endorsement"), signatures, question.At);
        var subject = new DecisionSubject(endorsement.Id, Sri.Of(document.Bytes.Span), judged.Nearest?.Rule);
        // What a badge is, is not taken back: its next version takes its place. Awards rest on it.
        var decided = about.Slug is null ? question.Decisions.Select(d => decisions.Judge(d, subject)).ToImmutableArray() : [];
        var checks = Name(
            [.. first, (judged.Verdict, judged.Reason), EndorsementSteps.Subject(endorsement, question.Endorsed, mustPin: true), EndorsementSteps.Status(decided), EndorsementSteps.Dates(endorsement, question.At)]);
        var withdrawn = decided.FirstOrDefault(d => d.Standing == DecisionStanding.Counts)?.Decision;
        return new()
        {
            Checks = checks,
            State = judged.Verdict == Verdict.Failed ? CredentialState.Unauthorised
                : withdrawn is not null ? CredentialState.Withdrawn
                : EndorsementSteps.IsExpired(endorsement, question.At) ? CredentialState.Expired
                : checks.Any(c => c.Verdict != Verdict.Passed) ? CredentialState.Undetermined : CredentialState.Valid,
            Endorsement = endorsement,
            Kind = about.Slug is null ? GuildEndorsementKind.Treaty : GuildEndorsementKind.Definition,
            Slug = about.Slug,
            CountsAs = about.CountsAs,
            Signers = [.. judged.People.Select(p => new Signer(p.Member?.Id, p.Member?.Subject, p.VerificationMethod, p.Created, judged.Nearest?.Counted.Contains(p) == true))],
            AuthorityVersion = judged.Version?.Version,
            Rule = judged.Nearest?.Rule,
            MissingSigners = judged.Nearest?.Missing ?? 0,
            IsWaiting = judged.IsWaiting,
            IsLapsed = judged.IsLapsed,
            IsDisowned = judged.IsDisowned,
            Decision = withdrawn,
        };
    }

    private static GuildEndorsementAddresses? Nothing(out string? problem)
    {
        problem = null;
        return null;
    }

    private static (Verdict Verdict, string Reason) Signatures(SignatureReading? signatures) =>
        signatures is null || signatures.Bad is not null ? (Verdict.Failed, Words.Sentence(signatures?.Bad ?? "it names no issuer, so nobody can have signed it"))
        : signatures.NotChecked is { } reason ? (Verdict.NotChecked, Words.Sentence($"the signatures could not be checked: {reason}"))
        : signatures.GoodKeys == 1 ? (Verdict.Passed, "The signature is genuine; nothing was changed after it was signed.")
        : (Verdict.Passed, $"{Words.Capital(Words.Count(signatures.GoodKeys, "signature", "signatures"))}, all genuine; nothing was changed after it was signed.");

    // What a changed or malformed document says is told to nobody.
    private static GuildEndorsementReport Unread((Verdict, string) format, (Verdict, string) signed, CredentialState state)
    {
        var reason = state == CredentialState.Altered ? "Not checked, because the document is not as it was signed, or no endorsement at all." : "Not checked, because the document could not be read.";
        return new() { Checks = Name([format, signed, .. Enumerable.Repeat((Verdict.NotChecked, reason), 4)]), State = state };
    }

    private static ImmutableArray<GuildEndorsementCheck> Name(ReadOnlySpan<(Verdict Verdict, string Reason)> steps)
    {
        var checks = ImmutableArray.CreateBuilder<GuildEndorsementCheck>(steps.Length);
        foreach (var (verdict, reason) in steps)
        {
            checks.Add(new((GuildEndorsementCheckName)checks.Count, verdict, reason));
        }
        return checks.MoveToImmutable();
    }
}
