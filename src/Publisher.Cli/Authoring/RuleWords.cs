using Publisher.Cli.Terminal;
using Publisher.Credentials.Authority;

namespace Publisher.Cli.Authoring;

/// <summary>Rules as sentences.</summary>
internal static class RuleWords
{
    /// <summary><c>2 stewards</c>, <c>1 holder of workshop-host</c>, <c>1 of @maren and @sol</c>.</summary>
    public static string Signers(RecognitionRule rule, AuthorityDocument authority, People people) => rule.Signers switch
    {
        { Role: { } role } => Words.Counted(rule.Quorum, role),
        { HoldersOf: { } slug } => $"{Words.Counted(rule.Quorum, "holder")} of {slug}",
        _ => FormattableString.Invariant($"{rule.Quorum} of ")
            + Words.Joined([.. rule.Signers.Members.Select(id => authority.Members.FirstOrDefault(m => m.Id == id) is { } m ? people.Name(m) : id)]),
    };

    /// <summary>The badges a rule speaks of.</summary>
    public static string Badges(RecognitionRule rule) => rule.Badges.Contains("*")
        ? "Every badge"
        : Words.Joined([.. rule.Badges.Select(b => b.StartsWith("tag:", StringComparison.Ordinal) ? $"badges tagged {b[4..]}" : b)]);

    /// <summary>The whole rule in one sentence.</summary>
    public static string Sentence(RecognitionRule rule, AuthorityDocument authority, People people)
    {
        List<string> parts =
        [
            $"{Badges(rule)}: {Signers(rule, authority, people)} must sign",
            rule.SelfAward ? "one may sign for oneself" : "nobody signs their own",
        ];
        if (rule.EvidenceRequired)
        {
            parts.Add("evidence is required");
        }
        if (rule.CoolingOffDays > 0)
        {
            parts.Add($"not before {Words.Counted(rule.CoolingOffDays, "day")} after the nomination");
        }
        if (rule.ConsentRequired)
        {
            parts.Add("the holder's consent must be recorded");
        }
        if (rule.AtLeastOneKept is { } kept)
        {
            parts.Add($"at least one of the keys is {Kept(kept)}");
        }
        return string.Join("; ", parts) + ".";
    }

    /// <summary>Where a key is kept.</summary>
    public static string Kept(KeyKept kept) => kept switch
    {
        KeyKept.File => "kept in an encrypted file",
        KeyKept.Agent => "kept in an ssh-agent",
        KeyKept.Browser => "kept in a browser",
        _ => "kept on paper",
    };

    /// <summary><c>2 stewards, or 1 recovery key</c>.</summary>
    public static string Quorums(IEnumerable<RoleQuorum> quorums) => string.Join(", or ",
        quorums.Select(q => q.Role == "recovery" ? Words.Counted(q.Quorum, "recovery key") : Words.Counted(q.Quorum, q.Role)));

    /// <summary>Who may still sign: members with the rule's role (or named by it) whose person is not among those who did.</summary>
    public static IEnumerable<AuthorityMember> Candidates(
        RecognitionRule rule, AuthorityDocument authority, IReadOnlySet<string> signedSubjects, string? holder, DateTimeOffset at) =>
        authority.Members
            .Where(m => rule.Signers.Role is { } role
                ? m.Roles.Any(r => r.Role == role && r.From <= at && (r.Until is null || at < r.Until))
                : rule.Signers.HoldersOf is null && rule.Signers.Members.Contains(m.Id, StringComparer.Ordinal))
            .Where(m => !signedSubjects.Contains(m.Subject) && (rule.SelfAward || m.Subject != holder))
            .DistinctBy(m => m.Subject);
}
