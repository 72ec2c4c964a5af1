using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Verifying;

/// <summary>Awards that people list or hide on their page are there, and theirs. One that is not published yet takes its place when it is.</summary>
internal static class StackStage
{
    public static void Run(SiteContent content, AwardAnswer[] answers, StatusStanding status, DiagnosticBag diagnostics)
    {
        var named = content.Members.SelectMany(m => m.Stack.Named, (m, n) => (Member: m, Award: n)).ToList();
        if (named.Count == 0)
        {
            return;
        }
        var wanted = named.Select(n => n.Award.Id).ToHashSet(StringComparer.Ordinal);
        var there = answers.Where(a => wanted.Contains(a.Source.Id)).GroupBy(a => a.Source.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var withdrawn = status.Withdrawn.Select(w => w.Id).Concat(content.Withdrawn.Select(w => w.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var (member, award) in named)
        {
            if (withdrawn.Contains(award.Id))
            {
                diagnostics.Add(StackDescriptors.Withdrawn, award.Location, award.Id);
            }
            else if (!there.TryGetValue(award.Id, out var answer))
            {
                diagnostics.Add(StackDescriptors.UnknownAward, award.Location, award.Id);
            }
            else if (answer.Outline is { } outline && outline.Holder != new HolderKey(member.Id))
            {
                diagnostics.Add(StackDescriptors.OfAnother, award.Location, award.Id, member.Handle);
            }
        }
    }
}
