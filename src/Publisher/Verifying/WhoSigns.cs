using Publisher.Content;
using Publisher.Credentials.Authority;

namespace Publisher.Verifying;

/// <summary>Who is still missing, and whom to ask.</summary>
public static class WhoSigns
{
    private const string RecoveryRole = "recovery";

    /// <summary>What people are called where only the site is known: their page's handle, else the authority's opaque id.</summary>
    public static Func<AuthorityMember, string> Names(SiteContent content) => member =>
        content.Members.FirstOrDefault(m => m.Id == member.Subject) is { } page ? "@" + page.Handle : $"member {member.Id}";

    /// <summary>Who may still sign an award: members whom the rule means and who have a key that has not ended, one entry a person.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="authority">Its version.</param>
    /// <param name="signed">Subjects of those who have signed.</param>
    /// <param name="holder">The holder's id.</param>
    /// <param name="at">The moment of signing.</param>
    public static IEnumerable<AuthorityMember> Candidates(RecognitionRule rule, AuthorityDocument authority, IReadOnlySet<string> signed, string? holder, DateTimeOffset at) =>
        authority.Members
            .Where(m => rule.Signers.Role is { } role
                ? m.Roles.Any(r => r.Role == role && r.From <= at && (r.Until is null || at < r.Until))
                : rule.Signers.HoldersOf is null && rule.Signers.Members.Contains(m.Id, StringComparer.Ordinal))
            .Where(m => !signed.Contains(m.Subject) && (rule.SelfAward || m.Subject != holder))
            .Where(m => m.Keys.Any(k => k.CompromisedAt is null && (k.RetiredAt is null || at < k.RetiredAt)))
            .DistinctBy(m => m.Subject);

    /// <summary>Whom to ask about an authority version: <c>two of @ana, @ben and @cyd, or a recovery code</c>; empty when nobody is missing.</summary>
    /// <param name="standings">How far each alternative is.</param>
    /// <param name="name">What people are called.</param>
    public static string ToAsk(IReadOnlyList<AmendmentStanding> standings, Func<AuthorityMember, string> name)
    {
        var open = standings.GroupBy(s => s.RulesOf).Where(g => g.All(s => s.Missing > 0)).Select(g => g.ToList()).ToList();
        // Whoever satisfies the narrower of two satisfies the wider as well.
        var needs = open.Where(g => !open.Any(o => o != g && IsNarrower(o, g)))
            .Select(g => string.Join(", or ", g.Where(s => s.Open.Length >= s.Missing).Select(s => Alternative(s, name)))).Distinct(StringComparer.Ordinal).ToList();
        return string.Join("; and ", needs.Where(n => n.Length > 0));
    }

    private static bool IsNarrower(List<AmendmentStanding> one, List<AmendmentStanding> other) => one.All(s => other.Any(o =>
        o.Alternative.Role == s.Alternative.Role && o.Missing <= s.Missing && s.Open.All(m => o.Open.Any(p => p.Subject == m.Subject))
        && (s.RulesOf < o.RulesOf || o.Missing < s.Missing || s.Open.Length < o.Open.Length)));

    private static string Alternative(AmendmentStanding standing, Func<AuthorityMember, string> name)
    {
        if (standing.Alternative.Role == RecoveryRole)
        {
            return standing.Missing == 1 ? "a recovery code" : $"{Words.Count(standing.Missing)} recovery codes";
        }
        var names = standing.Open.Select(name).ToList();
        return names.Count == standing.Missing ? Words.Joined(names, "and")
            : standing.Missing == 1 ? Words.Joined(names, "or") : $"{Words.Count(standing.Missing)} of {Words.Joined(names, "and")}";
    }
}
