using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Sites;

namespace Publisher.Verifying;

/// <summary>
/// Judges every decision about an award: those about awards that are here were judged with them; those about withdrawn ones by the rule their place names. What does
/// not count is reported; a list is only called behind when every decision could be judged.
/// </summary>
internal sealed class DecisionStage
{
    private readonly SiteContent content;
    private readonly AuthorityChain chain;
    private readonly DecisionVerifier verifier;
    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, AwardAnswer> answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WithdrawnPlace> places;
    private readonly DecisionTally tally;

    private DecisionStage(SiteContent content, IssuerMaterial material, IEnumerable<AwardAnswer> all, DiagnosticBag diagnostics)
    {
        (this.content, chain, verifier, this.diagnostics, tally) = (content, material.Authority!, new(material), diagnostics, new(content, material.Authority!.Newest, StatusDescriptors.DecisionRefused, diagnostics));
        places = content.Withdrawn.Where(IsPlace).ToDictionary(p => p.Id, StringComparer.Ordinal);
        var wanted = content.Decisions.Select(d => d.Id).Concat(places.Keys).Concat(content.Decisions.Select(d => ReplacementOf(d)).OfType<string>()).ToHashSet(StringComparer.Ordinal);
        if (wanted.Count > 0)
        {
            foreach (var answer in all.Where(a => wanted.Contains(a.Source.Id)))
            {
                answers[answer.Source.Id] = answer;
            }
        }
    }

    /// <summary>Judges them, and puts the lists beside what they come to.</summary>
    public static StatusStanding Run(SiteContent content, IssuerMaterial material, IReadOnlyCollection<AwardAnswer> answers, IReadOnlySet<string> refusedLists, DiagnosticBag diagnostics)
    {
        var stage = new DecisionStage(content, material, answers, diagnostics);
        foreach (var about in content.Decisions.Where(d => !IsOfEndorsement(d, content.Config)).GroupBy(d => d.Id, StringComparer.Ordinal))
        {
            stage.JudgeAll([.. about]);
        }
        var withdrawn = stage.Withdrawn();
        var bits = StatusFold.Of(content, stage.PlacesOfCounted());
        return new()
        {
            Decisions = [.. stage.tally.Counted],
            Waiting = [.. stage.tally.Waiting],
            Withdrawn = withdrawn,
            Bits = bits,
            // A copy has not every award that was taken back: its lists are the original's own, by their signatures.
            Behind = content.Mirror is not null ? [] : StatusFold.Behind(content, bits, refusedLists, stage.tally.IsOpen ? null : diagnostics),
        };
    }

    /// <summary>The address of what a decision's file is called after: an endorsement when it names one, else an award.</summary>
    public static string AddressOf(DecisionFile decision, SiteConfig config) =>
        SitePaths.Absolute(config.BaseUrl, IsOfEndorsement(decision, config) ? SitePaths.Endorsement(decision.Id) : SitePaths.Credential(decision.Id));

    /// <summary>Whether a decision says it is about an endorsement of this guild.</summary>
    public static bool IsOfEndorsement(DecisionFile decision, SiteConfig config) =>
        About(decision).StartsWith(SitePaths.Absolute(config.BaseUrl, "endorsements/"), StringComparison.Ordinal);

    private static string About(DecisionFile decision) =>
        decision.Published.Root is { ValueKind: System.Text.Json.JsonValueKind.Object } root && root.TryGetProperty("award", out var about) && about.ValueKind == System.Text.Json.JsonValueKind.String
            ? about.GetString()! : "";

    private void JudgeAll(ImmutableArray<DecisionFile> decisions)
    {
        var id = decisions[0].Id;
        var answer = answers.GetValueOrDefault(id);
        var isPublished = answer is { Verified: not null } or { Left: not null };
        if (!isPublished && answer?.Found?.HasErrors == true)
        {
            // What is wrong with the award was told; by what rule it is taken back is not known.
            tally.IsOpen = true;
            return;
        }
        if (answer is null && content.Withdrawn.Any(p => p.Id == id) && !places.ContainsKey(id))
        {
            return;
        }
        var place = places.GetValueOrDefault(id);
        for (var i = 0; i < decisions.Length; i++)
        {
            if (answer is not null ? !isPublished : place is null)
            {
                tally.Fail(decisions[i], StatusDescriptors.DecisionWithoutAward, "/award", id);
                continue;
            }
            var judged = answer is not null ? answer.Decisions[i] : verifier.Judge(decisions[i].Published, new(AddressOf(id), null, chain.Find(place!.AuthorityVersion)!.Rules[place.RuleIndex]));
            tally.Take(decisions[i], judged, AddressOf(id), answer is null ? null : d => ReplacementFault(d, answer));
        }
    }

    private (DiagnosticDescriptor, string, string[])? ReplacementFault(StatusDecision decision, AwardAnswer replaced) =>
        decision.By is { } by && ReplacementFault(by, replaced) is { } fault ? (StatusDescriptors.DecisionReplacement, "/by", [by, fault]) : null;

    private string? ReplacementFault(string by, AwardAnswer replaced)
    {
        var id = AwardFile.IdOf(by).ToString();
        return by != AddressOf(id) ? "it is not an award of this guild"
            : places.ContainsKey(id) || answers.GetValueOrDefault(id)?.Told?.Action == StatusAction.Withdraw ? null
            : answers.GetValueOrDefault(id)?.Verified is not { } better ? "there is no such published award"
            : better.Outline.HolderId != replaced.Outline!.HolderId ? "it is another person's"
            : null;
    }

    private ImmutableArray<WithdrawnAward> Withdrawn()
    {
        var found = ImmutableArray.CreateBuilder<WithdrawnAward>();
        var decisions = tally.Counted.Where(c => c.Decision.Action == StatusAction.Withdraw).ToDictionary(c => c.File.Id, StringComparer.Ordinal);
        foreach (var decision in decisions.Values.OrderBy(d => d.File.Id, StringComparer.Ordinal))
        {
            var left = answers.TryGetValue(decision.File.Id, out var answer) && answer.Left is { } still ? still : null;
            found.Add(new(decision.File.Id, decision, left));
            if (left is not null)
            {
                diagnostics.Add(StatusDescriptors.WithdrawnStillThere, new(left.Outline.Source.File.Path), "award");
            }
        }
        foreach (var place in places.Values.Where(p => !decisions.ContainsKey(p.Id)).OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            // The award itself being here, nothing was withdrawn; a decision that is at fault has its own words.
            if (!answers.ContainsKey(place.Id) && !tally.IsOpen)
            {
                tally.IsOpen = true;
                diagnostics.Add(PolicyDescriptors.WithdrawnWithoutDecision, new(place.File.Path), $"award {place.Id}");
            }
        }
        return found.ToImmutable();
    }

    // List address and index of everything that is taken back.
    private IEnumerable<(string? List, int Index)> PlacesOfCounted()
    {
        foreach (var id in tally.Counted.Select(c => c.File.Id).Distinct(StringComparer.Ordinal))
        {
            yield return answers.TryGetValue(id, out var answer) && answer.Outline is { } outline
                ? (outline.StatusList, outline.StatusIndex)
                : (SitePaths.Absolute(content.Config.BaseUrl, SitePaths.StatusList(places[id].List)), places[id].Index);
        }
    }

    private bool IsPlace(WithdrawnPlace place)
    {
        var fault = content.StatusLists.All(l => l.Name != place.List) ? $"there is no status list {place.List}"
            : place.Index >= BitstringStatusList.Length ? "its index is outside the list"
            : chain.Find(place.AuthorityVersion) is not { } version || place.RuleIndex >= version.Rules.Length ? "there is no such rule in the authority version it names"
            : null;
        if (fault is not null)
        {
            tally.IsOpen = true;
            diagnostics.Add(PolicyDescriptors.WithdrawnPlace, new(place.File.Path, 1, 1), fault);
        }
        return fault is null;
    }

    private string AddressOf(string id) => SitePaths.Absolute(content.Config.BaseUrl, SitePaths.Credential(id));

    private static string? ReplacementOf(DecisionFile decision) =>
        StatusDecision.TryRead(decision.Published, out var read, out _) && read.By is { } by ? AwardFile.IdOf(by).ToString() : null;
}
