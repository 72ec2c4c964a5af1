using System.Collections.Immutable;
using Publisher.Credentials.Authority;

namespace Publisher.Credentials.Verification;

/// <summary>What one rule says of one award.</summary>
/// <param name="Index">Its index in <c>rules</c>.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Counted">The signatures it counts.</param>
/// <param name="NotCounted">Why others do not count: signer and reason.</param>
/// <param name="People">How many people they are.</param>
/// <param name="Missing">How many more people it needs.</param>
/// <param name="Fault">What further signatures could not mend; null when nothing.</param>
/// <param name="Unknown">What could not be found out and might satisfy it; null when nothing.</param>
internal sealed record RuleJudgement(
    int Index, RecognitionRule Rule, ImmutableArray<PersonSignature> Counted, ImmutableArray<string> NotCounted, int People, int Missing, string? Fault, string? Unknown)
{
    /// <summary>How far it is from letting the award: 0 it does, 1 that could not be found out, 2 signatures are missing, 3 something else is.</summary>
    public int Distance => IsSatisfied ? 0 : Fault is not null ? 3 : Unknown is not null ? 1 : 2;

    /// <summary>Whether the rule lets the award.</summary>
    public bool IsSatisfied => Missing == 0 && Fault is null && !IsOpen;

    /// <summary>Whether enough people signed, and what the holder must have held before could not be found out.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Judges one rule. People are counted, by <c>subject</c>: two keys of one person are one.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="signatures">All signatures on the award.</param>
    /// <param name="holder">The holder's id, when the award names one.</param>
    /// <param name="hasEvidence">Whether the award has evidence.</param>
    /// <param name="holdsBadge">Whether somebody held a badge at a moment.</param>
    /// <param name="before">What the badge builds on, and when the award was made; null for what is no award.</param>
    public static RuleJudgement Of(
        int index, RecognitionRule rule, ImmutableArray<PersonSignature> signatures, string? holder, bool hasEvidence, Func<string, string, DateTimeOffset, bool?>? holdsBadge,
        (ImmutableArray<Prerequisite> Prerequisites, DateTimeOffset At)? before = null)
    {
        var counted = ImmutableArray.CreateBuilder<PersonSignature>(signatures.Length);
        var notCounted = ImmutableArray<string>.Empty.ToBuilder();
        string? unknown = null;
        foreach (var signature in signatures)
        {
            var objection = signature.Objection ?? Objection(rule, signature, holder, holdsBadge, ref unknown);
            if (objection is null)
            {
                counted.Add(signature);
            }
            else
            {
                notCounted.Add($"the signature of {signature.Name} does not count: {objection}");
            }
        }
        var people = counted.Count <= 1 ? counted.Count : counted.Select(c => c.Member!.Subject).Distinct(StringComparer.Ordinal).Count();
        var missing = Math.Max(0, rule.Quorum - people);
        if (missing == 0 && rule.AtLeastOneKept is { } kept && counted.All(c => c.Kept != kept))
        {
            missing = 1; // somebody with such a key can still sign
        }
        var fault = rule.EvidenceRequired && !hasEvidence ? "the rule asks for evidence, and the award has none" : null;
        var (lacks, open) = rule.PrerequisitesRequired && before is var (prerequisites, at) ? Prerequisites(prerequisites, holder, at, holdsBadge) : default;
        var isOpen = missing == 0 && open is not null;
        return new RuleJudgement(index, rule, counted.DrainToImmutable(), notCounted.DrainToImmutable(), people, missing, fault ?? lacks, isOpen ? open : unknown) { IsOpen = isOpen };
    }

    // The first that the holder did not hold, and the first of which that could not be found out.
    private static (string? Lacks, string? Open) Prerequisites(ImmutableArray<Prerequisite> prerequisites, string? holder, DateTimeOffset at, Func<string, string, DateTimeOffset, bool?>? holdsBadge)
    {
        string? open = null;
        foreach (var prerequisite in prerequisites)
        {
            switch (prerequisite.Slug is { } slug && holder is not null ? holdsBadge?.Invoke(holder, slug, at) : null)
            {
                case true:
                    break;
                case false:
                    return ($"the rule asks that the holder has the badge {prerequisite.Slug} before, and they did not hold it as this one was awarded", open);
                default:
                    open ??= prerequisite.Slug is { } own ? $"whether the holder held the badge {own} before, as the rule asks, could not be checked"
                        : $"whether the holder had '{prerequisite.Name}' before, as the rule asks, could not be checked: it is no badge of this issuer";
                    break;
            }
        }
        return (null, open);
    }

    private static string? Objection(RecognitionRule rule, PersonSignature signature, string? holder, Func<string, string, DateTimeOffset, bool?>? holdsBadge, ref string? unknown)
    {
        var member = signature.Member!;
        if (!rule.SelfAward && member.Subject == holder)
        {
            return "nobody recognises themselves under this rule";
        }
        if (rule.Signers.Role is { } role)
        {
            return signature.HeldRole(role) ? null : $"they were not {role} when they signed";
        }
        if (rule.Signers.HoldersOf is not { } badge)
        {
            return rule.Signers.Members.Contains(member.Id, StringComparer.Ordinal) ? null : "the rule does not name them";
        }
        switch (holdsBadge?.Invoke(member.Subject, badge, signature.Created))
        {
            case true:
                return null;
            case false:
                return $"they did not hold the badge {badge} when they signed";
            default:
                unknown = $"whether {member.Id} held the badge {badge} when signing could not be checked";
                return unknown;
        }
    }
}
