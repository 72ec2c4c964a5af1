using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Frameworks;

namespace Publisher.Policies;

/// <summary>What an award says was reached is something its badge measures, and what the badge demands is there.</summary>
internal static class AwardResultsRule
{
    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics)
    {
        if (context.FrozenOf(award) is not { } frozen)
        {
            return;
        }
        var given = GivenResult.Read(award.Published.Root);
        for (var i = 0; i < given.Length; i++)
        {
            var place = JsonPlace.Of(award.File, PolicyContext.Item("credentialSubject/result", i));
            var offered = frozen.Results.FirstOrDefault(r => r.Id == given[i].Description);
            var problem = offered is null ? $"it measures nothing at '{given[i].Description}'" : offered.Problem(given[i]) is { } fault ? $"{offered.Name}: {fault}" : null;
            if (problem is not null)
            {
                diagnostics.Add(WorthDescriptors.ResultNotOffered, place, problem);
            }
        }
        foreach (var missing in frozen.Results.Where(r => r.IsRequired && given.All(g => g.Description != r.Id)))
        {
            diagnostics.Add(WorthDescriptors.ResultMissing, JsonPlace.Of(award.File, "/credentialSubject"), missing.Name);
        }
    }
}
