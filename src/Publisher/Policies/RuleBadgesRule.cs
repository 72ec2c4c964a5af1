using System.Collections.Immutable;
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
        // Of a badge that was never awarded a copy has nothing.
        if (context.Content.Mirror is not null || context.Content.Authorities is not [.., var newest] || !AuthorityDocument.TryRead(newest.Published, out var authority, out _))
        {
            return;
        }
        CheckAll("rules", authority.Rules);
        // A rule about a badge by another name would protect nothing.
        CheckAll("definitions", authority.Definitions);

        void CheckAll(string member, ImmutableArray<RecognitionRule> rules)
        {
            for (var i = 0; i < rules.Length; i++)
            {
                for (var j = 0; j < rules[i].Badges.Length; j++)
                {
                    Report(rules[i].Badges[j], i, string.Create(CultureInfo.InvariantCulture, $"/{member}/{i}/badges/{j}"));
                }
                if (rules[i].Signers.HoldersOf is { } slug)
                {
                    Report(slug, i, string.Create(CultureInfo.InvariantCulture, $"/{member}/{i}/signers/holdersOf"));
                }
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
