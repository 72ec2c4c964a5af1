using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Pathways;
using Publisher.Text;

namespace Publisher.Policies;

/// <summary>Badges to hold first are badges there are, and none waits for itself.</summary>
internal static class RequiresRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        foreach (var badge in context.Content.Badges)
        {
            foreach (var required in badge.Worth.Requires.Where(r => BadgeName.IsHere(r.Badge) && !context.Badges.ContainsKey(r.Badge)))
            {
                diagnostics.Add(WorthDescriptors.RequiresUnknown, required.Location, required.Badge, Suggestion(context, required.Badge));
            }
        }
        var circles = new Circles<string>(slug => context.Badges.TryGetValue(slug, out var badge) ? badge.Worth.Requires.Select(r => r.Badge) : [], StringComparer.Ordinal);
        foreach (var circle in circles.Of(context.Content.Badges.Select(b => b.Slug)))
        {
            var first = context.Badges[circle[0]];
            var next = circle.Count > 1 ? circle[1] : circle[0];
            diagnostics.Add(WorthDescriptors.RequiresCircle, first.Worth.Requires.First(r => r.Badge == next).Location, string.Join(" needs ", [.. circle, circle[0]]));
        }
    }

    /// <summary>What was probably meant.</summary>
    public static string Suggestion(PolicyContext context, string badge) =>
        NearestName.Of(badge, context.Content.Badges.Select(b => b.Slug)) is { } near ? $"did you mean '{near}'?" : "badges are called as their files in content/badges/ are";
}
