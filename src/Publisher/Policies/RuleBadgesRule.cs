using System.Globalization;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>Badges that the newest authority version names, one by one, are there.</summary>
internal static class RuleBadgesRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        if (context.Content.Authorities is not [.., var newest] || !AuthorityDocument.TryRead(newest.Published, out var authority, out _))
        {
            return;
        }
        for (var i = 0; i < authority.Rules.Length; i++)
        {
            var rule = authority.Rules[i];
            for (var j = 0; j < rule.Badges.Length; j++)
            {
                Report(rule.Badges[j], i, string.Create(CultureInfo.InvariantCulture, $"/rules/{i}/badges/{j}"));
            }
            if (rule.Signers.HoldersOf is { } slug)
            {
                Report(slug, i, string.Create(CultureInfo.InvariantCulture, $"/rules/{i}/signers/holdersOf"));
            }
        }

        void Report(string badge, int rule, string pointer)
        {
            if (badge != "*" && !badge.StartsWith("tag:", StringComparison.Ordinal) && !context.Badges.ContainsKey(badge))
            {
                diagnostics.Add(PolicyDescriptors.RuleWithoutBadge, JsonPlace.Of(newest.File, pointer), badge, (rule + 1).ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
