using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>Stage 2, Check: what content must keep to apart from signatures (references, ids, frozen versions, evidence, personal data).</summary>
public sealed class PolicyChecker
{
    private delegate void AwardRule(Award award, PolicyContext context, DiagnosticBag diagnostics);

    private delegate void ContentRule(PolicyContext context, DiagnosticBag diagnostics);

    private static readonly ImmutableArray<AwardRule> AwardRules =
    [
        AwardIdentityRule.Check, AwardBadgeRule.Check, AwardAuthorityRule.Check, AwardEvidenceRule.Check, AwardStatusRule.Check, AwardPicturesRule.Check,
        AwardTextRule.Check, EvidenceTextRule.Check, EvidenceUsedRule.Check, AwardResultsRule.Check,
    ];

    private static readonly ImmutableArray<ContentRule> ContentRules =
    [
        AwardOnceRule.Check, BadgeUnchangedRule.Check, EvidenceUsedRule.CheckStrays, NominationRule.Check, OneIdRule.Check, RuleBadgesRule.Check,
        RequiresRule.Check, ProfileRule.Check, PathwayRule.Check, SkillRule.Check, StackRule.Check,
    ];

    private readonly PolicyContext context;

    /// <summary>Looks up beforehand what rules need.</summary>
    public PolicyChecker(SiteContent content) => context = new(content);

    /// <summary>Reports every breach of what is not one award's own.</summary>
    public void CheckContent(DiagnosticBag diagnostics)
    {
        foreach (var rule in ContentRules)
        {
            rule(context, diagnostics);
        }
    }

    /// <summary>Reports every breach of one award. Safe to call from several threads, each with its own bag.</summary>
    public void Check(Award award, DiagnosticBag diagnostics)
    {
        foreach (var rule in AwardRules)
        {
            rule(award, context, diagnostics);
        }
    }

    /// <summary>The files of an award that are published with it: of its evidence, what it names.</summary>
    public AwardFile PublishedOf(AwardFile source, Award award) =>
        source.Evidence.IsEmpty || EvidenceUsedRule.Named(award, context) is var named && named.Length == source.Evidence.Length ? source : new(source.File, source.ProofFiles, named);

    /// <summary>The badge and version an award is for; of a frozen version the same instance for every award.</summary>
    public BadgeAddress? BadgeOf(Award award) => context.BadgeOf(award);
}
