using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Policies;

/// <summary>Stage 2, Check: what content must keep to apart from signatures (references, ids, frozen versions, evidence, personal data).</summary>
public static class PolicyChecker
{
    private delegate void AwardRule(Award award, PolicyContext context, DiagnosticBag diagnostics);

    private delegate void ContentRule(PolicyContext context, DiagnosticBag diagnostics);

    private static readonly ImmutableArray<AwardRule> AwardRules =
    [
        AwardIdentityRule.Check, AwardBadgeRule.Check, AwardAuthorityRule.Check, AwardEvidenceRule.Check, AwardStatusRule.Check, AwardPicturesRule.Check,
        AwardTextRule.Check,
    ];

    private static readonly ImmutableArray<ContentRule> ContentRules =
    [
        AwardOnceRule.Check, BadgeUnchangedRule.Check, StatusIndexRule.Check, EvidenceUsedRule.Check, EvidenceTextRule.Check, OneIdRule.Check, RuleBadgesRule.Check,
    ];

    /// <summary>Reports every breach.</summary>
    public static void Check(SiteContent content, DiagnosticBag diagnostics)
    {
        var context = new PolicyContext(content);
        var bags = new DiagnosticBag[content.Awards.Length];
        ParallelLoop.For(bags.Length, i =>
        {
            bags[i] = new();
            foreach (var rule in AwardRules)
            {
                rule(content.Awards[i], context, bags[i]);
            }
        });
        foreach (var bag in bags)
        {
            diagnostics.AddRange(bag.ToSorted());
        }
        foreach (var rule in ContentRules)
        {
            rule(context, diagnostics);
        }
    }
}
