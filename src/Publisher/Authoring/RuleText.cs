using System.Collections.Immutable;
using System.Globalization;
using Publisher.Credentials.Authority;

namespace Publisher.Authoring;

/// <summary>
/// Rules as a person types them: <c>BADGES: NUMBER WHO, MORE…</c>, as in <c>workshop-host: 2 stewards, evidence</c>, <c>*: 1 of maren and sol</c>,
/// <c>tag:craft: 2 holders of knots, self-award</c>; and quorums: <c>2 stewards or 1 recovery</c>.
/// </summary>
public static class RuleText
{
    /// <summary>How a rule is typed.</summary>
    public const string Form = "write BADGES: NUMBER WHO, such as \"knots: 2 steward, evidence\", \"every: 1 of maren and sol\" or \"tag:craft: 2 holders of knots, cooling-off 7\"";

    /// <summary>How quorums are typed.</summary>
    public const string QuorumForm = "write NUMBER ROLE, and alternatives with or, such as \"2 steward or 1 recovery\"";

    /// <summary>How a rule about who approves a badge is typed.</summary>
    public const string DefinitionForm = "write BADGES: NUMBER WHO, such as \"knots: 2 steward\", \"every: 2 steward, key any\" or \"knots: 1 of maren and sol\"";

    /// <summary>How it is typed who recognises others' badges.</summary>
    public const string TreatiesForm = "write NUMBER WHO, such as \"2 steward\" or \"2 of maren, sol and ben\"; or amendment, for whoever changes these rules";

    private static readonly char[] Spaces = [' ', '\t'];

    /// <summary>The badges a rule is typed for: slugs, <c>tag:…</c> or <c>*</c>, parted by commas; <c>every</c> means <c>*</c>, which shells take for file names.</summary>
    public static ImmutableArray<string> Badges(string typed) => typed.Trim() == "every"
        ? ["*"]
        : [.. typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Reads a rule.</summary>
    /// <param name="typed">The text.</param>
    /// <param name="memberId">The member id of somebody as typed; null for nobody.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="problem">What is wrong.</param>
    public static bool TryRead(string typed, Func<string, string?> memberId, out RecognitionRule? rule, out string? problem)
    {
        rule = null;
        var colon = typed.LastIndexOf(':');
        var badges = colon < 0 ? [] : Badges(typed[..colon]);
        var parts = colon < 0 ? [] : typed[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (badges.IsEmpty || parts.Length == 0)
        {
            problem = $"'{typed}' is no rule";
            return false;
        }
        // Names may be parted by commas as well: "1 of maren, sol and ben".
        var who = parts[0];
        var next = 1;
        while (who.Contains(" of ", StringComparison.Ordinal) && !who.Contains("holder", StringComparison.Ordinal) && next < parts.Length && !IsMore(parts[next]))
        {
            who += " and " + parts[next++];
        }
        if (Signers(who, memberId, out var quorum, out problem) is not { } signers)
        {
            return false;
        }
        var read = new RecognitionRule { Badges = badges, Signers = signers, Quorum = quorum, AtLeastOneKept = quorum > 1 ? KeyKept.File : null };
        foreach (var more in parts.Skip(next))
        {
            if (With(read, more) is not { } changed)
            {
                problem = $"'{more}' is nothing a rule can ask; it can ask for evidence, consent, prerequisites, cooling-off DAYS, key file|agent|browser|any, or allow self-award";
                return false;
            }
            read = changed;
        }
        rule = read;
        return true;
    }

    /// <summary>Reads a rule about who approves a badge: as a rule, but badges are known by slug alone, and only a key can be asked for beside people.</summary>
    /// <param name="typed">The text.</param>
    /// <param name="memberId">The member id of somebody as typed; null for nobody.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="problem">What is wrong.</param>
    public static bool TryReadDefinition(string typed, Func<string, string?> memberId, out RecognitionRule? rule, out string? problem)
    {
        if (!TryRead(typed, memberId, out rule, out problem))
        {
            return false;
        }
        problem = rule!.Badges.FirstOrDefault(b => b.Contains(':', StringComparison.Ordinal)) is { } tag ? $"'{tag}' is a tag, and a badge's tags are part of what is approved: name badges, or every"
            : rule.EvidenceRequired || rule.ConsentRequired || rule.PrerequisitesRequired || rule.SelfAward || rule.CoolingOffDays > 0 ? $"'{typed}' asks for what only an award can have; who approves a badge can be asked for people, and for key file|agent|browser|any"
            : null;
        rule = problem is null ? rule with { SelfAward = true } : null;
        return problem is null;
    }

    /// <summary>Reads who recognises others' badges: <c>2 steward, key any</c>.</summary>
    /// <param name="typed">The text.</param>
    /// <param name="memberId">The member id of somebody as typed; null for nobody.</param>
    /// <param name="rule">The rule, of no badges.</param>
    /// <param name="problem">What is wrong.</param>
    public static bool TryReadTreaties(string typed, Func<string, string?> memberId, out RecognitionRule? rule, out string? problem)
    {
        var isRead = TryReadDefinition("*:" + typed, memberId, out rule, out problem);
        rule = rule is null ? null : rule with { Badges = [] };
        return isRead;
    }

    /// <summary>Reads alternatives of a role and a number.</summary>
    public static bool TryReadQuorums(string typed, out ImmutableArray<RoleQuorum> quorums)
    {
        var read = ImmutableArray.CreateBuilder<RoleQuorum>();
        foreach (var part in typed.Split([" or ", ","], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length != 2 || !TryNumber(words[0], out var number))
            {
                quorums = [];
                return false;
            }
            read.Add(new(Singular(words[1]), number));
        }
        quorums = read.ToImmutable();
        return !quorums.IsEmpty;
    }

    private static bool IsMore(string part) => With(new RecognitionRule { Badges = [], Signers = new(null, [], null) }, part) is not null;

    private static RuleSigners? Signers(string who, Func<string, string?> memberId, out int quorum, out string? problem)
    {
        var words = who.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        problem = $"'{who}' does not say who signs";
        if (!TryNumber(words[0], out quorum) || words.Length < 2)
        {
            return null;
        }
        if (words is [_, "holder" or "holders", "of", var badge])
        {
            return new(null, [], badge);
        }
        if (words[1] != "of")
        {
            return words.Length == 2 ? new(Singular(words[1]), [], null) : null;
        }
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var named in words.Skip(2).Where(w => w is not "and"))
        {
            if (memberId(named) is not { } id)
            {
                problem = $"'{named}' is nobody among the members";
                return null;
            }
            ids.Add(id);
        }
        return ids.Count > 0 ? new(null, ids.ToImmutable(), null) : null;
    }

    private static RecognitionRule? With(RecognitionRule rule, string more) => more.Split(Spaces, StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["evidence"] => rule with { EvidenceRequired = true },
        ["consent"] => rule with { ConsentRequired = true },
        ["prerequisites"] => rule with { PrerequisitesRequired = true },
        ["self-award"] => rule with { SelfAward = true },
        ["cooling-off", var days, ..] when more.Split(Spaces, StringSplitOptions.RemoveEmptyEntries) is [_, _] or [_, _, "days" or "day"] && int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 1_000_000 => rule with { CoolingOffDays = n },
        ["key", "file"] => rule with { AtLeastOneKept = KeyKept.File },
        ["key", "agent"] => rule with { AtLeastOneKept = KeyKept.Agent },
        ["key", "browser"] => rule with { AtLeastOneKept = KeyKept.Browser },
        ["key", "any"] => rule with { AtLeastOneKept = null },
        _ => null,
    };

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= 1_000_000;

    // "2 stewards" and "2 steward" mean one role.
    private static string Singular(string role) => role.Length > 3 && role.EndsWith("ies", StringComparison.Ordinal) ? role[..^3] + "y"
        : role.Length > 2 && role.EndsWith('s') && !role.EndsWith("ss", StringComparison.Ordinal) ? role[..^1] : role;
}
