using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Policies;
using Publisher.Sites;
using Publisher.Sources;

namespace Publisher.Verifying;

/// <summary>
/// Stage 3, Verify: authority chain, status lists, and every award by every proof; the only maker of <see cref="VerifiedAward"/>. Awards are
/// read, checked (stage 2) and verified one by one, on every processor, and let go: never are all of them held.
/// </summary>
public static class ContentVerifier
{
    /// <summary>Null when the authority chain itself does not verify; a directory has none, and is what its peers' documents come to. Every award that is refused is reported by file and reason; waiting ones are set apart.</summary>
    /// <param name="content">What was read.</param>
    /// <param name="memory">What earlier runs verified.</param>
    /// <param name="diagnostics">Where everything found goes.</param>
    public static VerifiedContent? Verify(SiteContent content, VerificationMemory memory, DiagnosticBag diagnostics)
    {
        if (content.IsDirectory)
        {
            return new() { Content = content, Peers = new PeerStage(content, null, [], diagnostics).Run(), Keys = new(content, memory.Program) };
        }
        var policy = new PolicyChecker(content);
        var chain = AuthorityVerifier.Verify(content, diagnostics);
        var material = chain is null ? null : Material(content, chain);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        if (material is not null)
        {
            StatusListVerifier.Verify(content, chain!, material.Controller!, refused, diagnostics);
        }
        var keys = new VerificationKeys(content, memory.Program);
        var shared = new SharedTexts(content);
        var names = WhoSigns.Names(content);
        var answers = new AwardAnswer[content.Awards.Length];
        var judge = material is null ? null : new CredentialVerifier(material);
        var verifier = new AwardVerifier(policy, chain, judge, refused, shared, names);
        var places = judge is null ? null : new ClearPlaces(content, judge, refused);
        ParallelLoop.For(answers.Length, i => answers[i] = (places is null ? null : memory.Recall(content.Awards[i], keys, places, shared, chain!)) ?? verifier.Verify(content.Awards[i]));
        memory.Release();
        if (chain is not null && chain.Versions.Any(v => v.Rules.Any(r => r.RestsOnAwards)))
        {
            var held = JudgeByHolders(content, found => new(policy, chain, new(material! with { HoldsBadge = found.Holds }), refused, shared, names), answers);
            material = material! with { HoldsBadge = held.Holds };
        }
        foreach (var answer in answers.Where(a => a.Found is not null))
        {
            diagnostics.AddRange(answer.Found!.ToSorted());
        }
        StatusIndexRule.Check(content, answers.Select(a => a.Outline).OfType<AwardOutline>(), diagnostics);
        if (chain is null)
        {
            policy.CheckContent(diagnostics);
            return null;
        }
        var approvals = ApprovalStage.Run(content, material!, answers, diagnostics);
        AwardAnswer[] published = approvals.Unapproved.Count == 0 ? answers : [.. answers.Select(a => approvals.Unapproved.Contains(a.Source.Id) ? a with { Verified = null } : a)];
        var treaties = TreatyStage.Run(content, material!, diagnostics);
        // What pathways may ask for is known only now: some of it counts by treaties.
        content = content with { Recognised = RecognisedBadges.Of(content, treaties.Treaties) };
        new PolicyChecker(content).CheckContent(diagnostics);
        var (endorsements, withdrawals) = Endorsements(content, material!, published, treaties.Ids, diagnostics);
        var status = DecisionStage.Run(content, material!, answers, refused, diagnostics).With(withdrawals).With(treaties.Status);
        StackStage.Run(content, answers, status, diagnostics);
        return new()
        {
            Content = content,
            Authority = chain,
            Endorsements = endorsements,
            Peers = new PeerStage(content, new(() => new(content, chain, published)), treaties.Treaties, diagnostics).Run(),
            Treaties = treaties.Treaties,
            WaitingTreaties = treaties.Waiting,
            Approvals = approvals.Approved,
            WaitingApprovals = approvals.Waiting,
            Awards = [.. published.Select(a => a.Verified).OfType<VerifiedAward>()],
            Waiting = [.. answers.Select(a => a.Waiting).OfType<WaitingAward>()],
            Status = status,
            Keys = keys,
        };
    }

    private static (ImmutableArray<VerifiedEndorsement>, StatusStanding) Endorsements(SiteContent content, IssuerMaterial material, AwardAnswer[] answers, IReadOnlySet<string> treaties, DiagnosticBag diagnostics)
    {
        if (content.Endorsements.IsEmpty && content.WithdrawnWords.IsEmpty && !content.Decisions.Any(d => DecisionStage.IsOfEndorsement(d, content.Config)))
        {
            return ([], new());
        }
        var things = new EndorsedThings(content, material.Authority!, answers);
        var standing = WithdrawalStage.Run(content, material, things, treaties, diagnostics);
        return (EndorsementStage.Verify(content, material, things, standing.WithdrawnEndorsements.Select(e => e.Id).ToHashSet(StringComparer.Ordinal), diagnostics), standing);
    }

    /// <summary>The addresses of a peer's badge versions that this guild's treaties recognise: those that hold and that no decision has ended.</summary>
    public static IEnumerable<string> Recognised(SiteContent content, string peer) => Issuer(content, new()) is { } material
        ? TreatyStage.Run(content, material, new()).Treaties.Where(t => t.Peer == peer && t.End is null).Select(t => t.RecognisedId) : [];

    /// <summary>What a verifier needs to know of this site as an issuer; null when its authority chain does not verify.</summary>
    public static IssuerMaterial? Issuer(SiteContent content, DiagnosticBag diagnostics) =>
        AuthorityVerifier.Verify(content, diagnostics) is { } chain ? Material(content, chain) : null;

    private static IssuerMaterial Material(SiteContent content, AuthorityChain chain) => new()
    {
        Issuer = content.Config.IssuerDid,
        Controller = Controller(chain, content.Config),
        Authority = chain,
        StatusLists = content.StatusLists.ToImmutableDictionary(
            l => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.StatusList(l.Name)), l => l.Document, StringComparer.Ordinal),
        Decisions = content.Decisions.GroupBy(d => DecisionStage.AddressOf(d, content.Config), StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => g.Select(d => d.Published).ToImmutableArray(), StringComparer.Ordinal),
        HoldsBadge = HeldBadges.None.Holds,
        AffirmedLists = content.Affirmed.DistinctBy(a => Sri.Of(a.File.Bytes.Span), StringComparer.Ordinal).ToImmutableDictionary(a => Sri.Of(a.File.Bytes.Span), a => a.File.Bytes, StringComparer.Ordinal),
        Source = "known from the documents in this folder",
    };

    /// <summary>The site's own did.json, made from the chain and read back like anybody's.</summary>
    private static ControllerDocument Controller(AuthorityChain chain, SiteConfig config) =>
        SignedDocument.TryParse(DidDocument.Write(chain, config.BaseUrl), out var document, out _) && ControllerDocument.TryRead(document, out var controller, out _)
            ? controller
            : throw new InvalidOperationException("the DID document made from a verified chain cannot be read back");

    /// <summary>
    /// Where a rule asks for holders of a badge, or for what the holder held before, an award can rest on another one: those that were refused are judged again as long as
    /// that lets further ones hold.
    /// </summary>
    private static HeldBadges JudgeByHolders(SiteContent content, Func<HeldBadges, AwardVerifier> verifierBy, AwardAnswer[] answers)
    {
        var held = HeldBadges.None;
        for (var good = -1; good != answers.Count(a => a.Verified is not null);)
        {
            good = answers.Count(a => a.Verified is not null);
            held = HeldBadges.Of(answers.Select(a => a.Verified?.Outline).OfType<AwardOutline>());
            var verifier = verifierBy(held);
            // Decisions too may rest on who holds what.
            ImmutableArray<int> open = [.. Enumerable.Range(0, answers.Length).Where(i => answers[i].Verified is null || !answers[i].Decisions.IsEmpty)];
            ParallelLoop.For(open.Length, n => answers[open[n]] = verifier.Verify(content.Awards[open[n]]));
        }
        return held;
    }
}
