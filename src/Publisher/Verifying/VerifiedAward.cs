using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;
using Publisher.Credentials.Verification;
using Publisher.Loading;
using Publisher.Sources;

namespace Publisher.Verifying;

/// <summary>
/// An award whose signatures, authority and status were verified. Nothing but <see cref="Verify"/> makes one, and what it remembered of an
/// earlier run about the very same bytes; renderers take nothing else. It holds what lists need; what the award says is read from its files
/// again, and is then proved to be what was verified.
/// </summary>
public sealed class VerifiedAward
{
    // Small, for there are a hundred thousand of these: authority documents are numbered up to 9999, and their length bounds their rules.
    private readonly ushort authorityVersion;
    private readonly ushort ruleIndex;
    private readonly byte state;

    private VerifiedAward(AwardOutline outline, Digest digest, CredentialState state, int authorityVersion, int ruleIndex, ImmutableArray<AwardSigner> signers, bool mayBeRemembered, StatusDecision? decision) =>
        (Outline, Digest, this.state, this.authorityVersion, this.ruleIndex, Signers, MayBeRemembered, Decision) =
        (outline, digest, (byte)state, (ushort)authorityVersion, (ushort)ruleIndex, signers, mayBeRemembered, decision);

    /// <summary>Verifies an award at its own beginning (a build has no clock): the report, and the verified award when it may be published.</summary>
    /// <param name="award">The award as committed.</param>
    /// <param name="outline">Its outline.</param>
    /// <param name="verifier">What is known of the issuer.</param>
    /// <param name="mayBeRemembered">Whether the award's own files and the keys of a site are all that had a say in it, and there was nothing to tell.</param>
    public static (VerificationReport Report, VerifiedAward? Verified) Verify(Award award, AwardOutline outline, CredentialVerifier verifier, bool mayBeRemembered)
    {
        var report = verifier.Verify(award.Published, new() { At = award.Credential.ValidFrom });
        // A report of an award that stands always says by which version and rule.
        return (report, IsPublished(report) && report is { AuthorityVersion: { } version, RuleIndex: { } rule }
            ? new(outline, DigestOf(award), report.State, version, rule, Counted(report), mayBeRemembered && IsClear(report), report.Decision)
            : null);
    }

    // Pages state facts: an award that ran out or was revoked stays, and its page says so. One that was withdrawn does not, whatever else was decided about it.
    private static bool IsPublished(VerificationReport report) =>
        report.State is CredentialState.Valid or CredentialState.ValidUnrecognised or CredentialState.Expired or CredentialState.Revoked or CredentialState.Superseded
            && report.Decisions.All(d => d is not { Standing: DecisionStanding.Counts, Decision.Action: StatusAction.Withdraw });

    // What lists and decisions say is asked anew every time: remembered is only what holds while they say nothing.
    private static bool IsClear(VerificationReport report) => report[CheckName.Status].Verdict == Verdict.Passed && report.Decisions.IsEmpty;

    private static ImmutableArray<AwardSigner> Counted(VerificationReport report) =>
        [.. report.Signers.Where(s => s is { Counts: true, MemberId: not null }).Select(s => new AwardSigner(s.MemberId!, s.Subject, s.Created))];

    /// <summary>What lists, counts and look-ups need of it.</summary>
    public AwardOutline Outline { get; }
    /// <summary>The digest of its files: of the award file alone, or of it and its proof files together.</summary>
    public Digest Digest { get; }
    /// <summary>How it stands.</summary>
    public CredentialState State => (CredentialState)state;
    /// <summary>The authority version that judged it.</summary>
    public int AuthorityVersion => authorityVersion;
    /// <summary>The index in that version's <c>rules</c> of the rule that let it.</summary>
    public int RuleIndex => ruleIndex;
    /// <summary>The decision that took it back; null when none did.</summary>
    public StatusDecision? Decision { get; }
    /// <summary>Who signed and counts, in order of signing.</summary>
    public ImmutableArray<AwardSigner> Signers { get; }
    /// <summary>Whether what was verified holds for these bytes whatever else the site has: no other award had a say in it, and there was nothing to tell.</summary>
    internal bool MayBeRemembered { get; }

    /// <summary>What an earlier run verified of these very bytes. Only the verification memory calls this.</summary>
    internal static VerifiedAward Recall(AwardOutline outline, Digest digest, CredentialState state, int authorityVersion, int ruleIndex, ImmutableArray<AwardSigner> signers) =>
        new(outline, digest, state, authorityVersion, ruleIndex, signers, mayBeRemembered: true, decision: null);

    /// <summary>The award itself, read again.</summary>
    /// <exception cref="SourceChangedException">Its files are not what was verified.</exception>
    public Award Read()
    {
        var award = AwardReader.ReadAgain(Outline.Source);
        return award is not null && DigestOf(award) == Digest ? award : throw new SourceChangedException(Outline.Source.File.Path);
    }

    /// <summary>The digest of an award's files.</summary>
    internal static Digest DigestOf(Award award) => DigestOf(award.File.Bytes.Span, award.ProofFiles);

    /// <summary>The digest of an award's files.</summary>
    internal static Digest DigestOf(ReadOnlySpan<byte> file, ImmutableArray<SourceFile> proofs)
    {
        var own = Digest.Of(file);
        if (proofs.IsEmpty)
        {
            return own;
        }
        Span<Digest> all = new Digest[proofs.Length + 1];
        all[0] = own;
        for (var i = 0; i < proofs.Length; i++)
        {
            all[i + 1] = Digest.Of(proofs[i].Bytes.Span);
        }
        return Digest.Of(MemoryMarshal.AsBytes(all));
    }
}

/// <summary>A person whose signature counts.</summary>
/// <param name="MemberId">The authority's member id.</param>
/// <param name="Subject">The person's stable id.</param>
/// <param name="Created">When they say they signed.</param>
public readonly record struct AwardSigner(string MemberId, string? Subject, DateTimeOffset Created);

/// <summary>An award that is good but not yet signed by enough people: not published.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="MissingSigners">How many more people must sign.</param>
public sealed record WaitingAward(AwardFile Source, int MissingSigners)
{
    /// <summary>The badge and version it is for; null when its achievement is none of this site's addresses.</summary>
    public BadgeAddress? Badge { get; init; }
    /// <summary>The rule nearest to being satisfied, by its place in the newest version.</summary>
    public int RuleIndex { get; init; }
    /// <summary>Members whose signature counts.</summary>
    public ImmutableArray<AuthorityMember> Signed { get; init; } = [];
    /// <summary>Members who may still sign, one entry a person.</summary>
    public ImmutableArray<AuthorityMember> Open { get; init; } = [];
}
