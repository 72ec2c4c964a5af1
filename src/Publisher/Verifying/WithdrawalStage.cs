using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;

namespace Publisher.Verifying;

/// <summary>
/// Judges every decision about an endorsement: about one that is here by its bytes, about one that is gone by what it endorsed. What does not count, or is about
/// nothing, is reported.
/// </summary>
internal sealed class WithdrawalStage
{
    private readonly SiteContent content;
    private readonly EndorsedThings things;
    private readonly EndorsementWithdrawal judge;
    private readonly AuthorityChain chain;
    private readonly DecisionTally tally;
    private readonly DiagnosticBag diagnostics;

    private WithdrawalStage(SiteContent content, IssuerMaterial guild, EndorsedThings things, DiagnosticBag diagnostics) =>
        (this.content, this.things, judge, chain, tally, this.diagnostics) = (content, things, new(guild), guild.Authority!, new(content, guild.Authority!.Newest, EndorsementDescriptors.WithdrawalRefused, diagnostics), diagnostics);

    /// <summary>Judges them: decisions that count and wait, and the endorsements that were withdrawn.</summary>
    public static StatusStanding Run(SiteContent content, IssuerMaterial guild, EndorsedThings things, IReadOnlySet<string> treaties, DiagnosticBag diagnostics)
    {
        var stage = new WithdrawalStage(content, guild, things, diagnostics);
        var withdrawn = stage.JudgeAll(treaties);
        stage.ReportUndecided(withdrawn, treaties);
        return new() { Decisions = [.. stage.tally.Counted], Waiting = [.. stage.tally.Waiting], WithdrawnEndorsements = withdrawn };
    }

    // Decisions about treaties are judged with these.
    private ImmutableArray<WithdrawnEndorsement> JudgeAll(IReadOnlySet<string> treaties)
    {
        var withdrawn = ImmutableArray.CreateBuilder<WithdrawnEndorsement>();
        foreach (var decision in content.Decisions.Where(d => !treaties.Contains(d.Id) && DecisionStage.IsOfEndorsement(d, content.Config)).OrderBy(d => d.Id, StringComparer.Ordinal))
        {
            var left = content.Endorsements.FirstOrDefault(e => e.Id == decision.Id);
            if (About(decision, left) is not { } about)
            {
                continue;
            }
            var before = tally.Counted.Count;
            tally.Take(decision, Judge(decision, about.Subject, left is null ? about.SubjectId : null), about.Subject.Address);
            if (tally.Counted.Count > before)
            {
                withdrawn.Add(new(decision.Id, tally.Counted[^1], about.SubjectId, left));
                if (left is not null)
                {
                    diagnostics.Add(StatusDescriptors.WithdrawnStillThere, new(left.File.Path), "endorsement");
                }
            }
        }
        return withdrawn.ToImmutable();
    }

    // What is gone and was about a badge of others may have been a treaty: then it was ended by whoever could make one.
    private DecisionJudgement Judge(DecisionFile decision, WithdrawalSubject subject, string? gone)
    {
        var judged = judge.Judge(decision.Published, subject);
        return judged.Standing == DecisionStanding.Counts || judged.Decision is not { } said || gone is null || EndorsedElsewhere.Of(gone, content.Config)?.Badge is null ? judged
            : (chain.Find(said.Authority.Version)?.TreatyRules ?? []).Select(rule => judge.Judge(decision.Published, subject with { IsOfAward = true, Rule = rule })).FirstOrDefault(j => j.Standing == DecisionStanding.Counts) ?? judged;
    }

    // Null when that is told: there is no such endorsement, or it is none.
    private (WithdrawalSubject Subject, string SubjectId)? About(DecisionFile decision, EndorsementFile? left)
    {
        var address = DecisionStage.AddressOf(decision, content.Config);
        if (left is not null && ApprovalStage.IsInGuildsName(left, content.Config))
        {
            tally.Fail(decision, EndorsementDescriptors.WithdrawalRefused, "/award", "what the guild approves is not taken back, for awards rest on it; the badge's next version takes its place");
            return null;
        }
        if (left is not null)
        {
            return EndorsementCredential.TryRead(left.Document.Root, out var said, out _)
                ? (new(address, said.Issuer.Id, Sri.Of(left.Document.Bytes.Span), things.IsAwardAddress(said.SubjectId), things.RuleOf(said.SubjectId)), said.SubjectId)
                : null;
        }
        if (content.WithdrawnWords.FirstOrDefault(w => w.Id == decision.Id) is { } gone)
        {
            return (new(address, null, null, things.IsAwardAddress(gone.SubjectId), things.RuleOf(gone.SubjectId)), gone.SubjectId);
        }
        tally.Fail(decision, EndorsementDescriptors.WithdrawsNothing, "/award", decision.Id);
        return null;
    }

    private void ReportUndecided(ImmutableArray<WithdrawnEndorsement> withdrawn, IReadOnlySet<string> treaties)
    {
        foreach (var word in content.WithdrawnWords.Where(w => !treaties.Contains(w.Id) && withdrawn.All(e => e.Id != w.Id) && content.Endorsements.All(e => e.Id != w.Id)))
        {
            // A decision that is at fault has its own words.
            if (!tally.IsOpen)
            {
                diagnostics.Add(PolicyDescriptors.WithdrawnWithoutDecision, new(word.File.Path), $"endorsement {word.Id}");
            }
        }
    }
}
