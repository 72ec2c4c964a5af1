using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Policies;

namespace Publisher.Verifying;

/// <summary>Sorts judged decisions: those that count, those that wait, and those that never count, which are told. One for awards, one for endorsements.</summary>
/// <param name="content">The content.</param>
/// <param name="newest">The rules in force: what waits, waits under them.</param>
/// <param name="refused">What is said of one that never counts.</param>
/// <param name="diagnostics">Where that goes.</param>
internal sealed class DecisionTally(SiteContent content, AuthorityDocument newest, DiagnosticDescriptor refused, DiagnosticBag diagnostics)
{
    /// <summary>Decisions that count, in the order they were taken.</summary>
    public List<CountedDecision> Counted { get; } = [];

    /// <summary>Decisions that wait for signatures.</summary>
    public List<WaitingDecision> Waiting { get; } = [];

    /// <summary>Whether something could not be judged, so that nobody knows what all decisions come to.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Takes one.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="judged">What came of it.</param>
    /// <param name="address">What a file of this name is about.</param>
    /// <param name="objection">What else speaks against a decision that is signed as it should be: a descriptor's arguments; null for nothing.</param>
    public void Take(DecisionFile file, DecisionJudgement judged, string address, Func<StatusDecision, (DiagnosticDescriptor, string Pointer, string[] Arguments)?>? objection = null)
    {
        if (judged.Decision is not { } decision)
        {
            Fail(file, StatusDescriptors.DecisionShape, judged.Pointer, judged.Pointer.Length == 0 ? "/" : judged.Pointer, judged.Reason);
        }
        else if (decision.Action != file.Action || decision.Award != address)
        {
            Fail(file, StatusDescriptors.DecisionName, decision.Action != file.Action ? "/action" : "/award",
                $"'{StatusDecision.ActionWords[(int)file.Action]}' about {address}", $"'{StatusDecision.ActionWords[(int)decision.Action]}' about {decision.Award}");
        }
        else if (judged.Standing == DecisionStanding.Waiting)
        {
            diagnostics.Add(StatusDescriptors.DecisionWaiting, JsonPlace.Of(file.File, judged.Pointer), judged.Reason, ToAsk(file, judged));
            Waiting.Add(new(file, judged.Missing));
        }
        else if (judged.Standing == DecisionStanding.Lapsed)
        {
            // It counted for nothing before either. Were it one that counted, the list would still say so (PUB0326).
            diagnostics.Add(StatusDescriptors.DecisionLapsed, JsonPlace.Of(file.File, judged.Pointer), judged.Reason);
        }
        else if (judged.Standing != DecisionStanding.Counts)
        {
            Fail(file, refused, judged.Pointer, judged.Reason);
        }
        else if (objection?.Invoke(decision) is var (descriptor, pointer, arguments))
        {
            Fail(file, descriptor, pointer, arguments);
        }
        else
        {
            Counted.Add(new(file, decision));
        }
        CheckWords(file, judged.Decision?.Reason);
    }

    /// <summary>Tells of one that never counts.</summary>
    public void Fail(DecisionFile file, DiagnosticDescriptor descriptor, string pointer, params ReadOnlySpan<string> arguments)
    {
        IsOpen = true;
        diagnostics.Add(descriptor, JsonPlace.Of(file.File, pointer), arguments);
    }

    private string ToAsk(DecisionFile file, DecisionJudgement judged)
    {
        var candidates = judged.Quorum is { } quorum
            ? WhoSigns.Candidates(quorum, newest, judged.Signed.ToHashSet(StringComparer.Ordinal), null, judged.Decision!.Date).Select(WhoSigns.Names(content)).ToList() : [];
        return (candidates.Count == 0 ? "send it to whoever decides with you" : $"ask {Words.Joined(candidates, "or")}") + $": 'publisher sign {file.File.Path}' adds their signature";
    }

    private void CheckWords(DecisionFile file, string? reason)
    {
        if (reason is not null && PersonalData.EmailsIn(reason).Any())
        {
            diagnostics.Add(PolicyDescriptors.EmailAddress, JsonPlace.Of(file.File, "/reason"), "reason");
        }
    }
}
