using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Authority;

namespace Publisher.Verifying;

/// <summary>Who is still missing, and whom to ask.</summary>
public static class WhoSigns
{
    private const string RecoveryRole = "recovery";

    /// <summary>What people are called where only the site is known: their page's handle and the number the rules give them, <c>@ben (m2)</c>; else that alone.</summary>
    public static Func<AuthorityMember, string> Names(SiteContent content)
    {
        var members = new Lazy<ImmutableArray<AuthorityMember>>(() => Members(content));
        return member =>
        {
            var person = Keeper(member, members.Value);
            return content.Members.FirstOrDefault(m => m.Id == person.Subject) is { } page ? $"@{page.Handle} ({person.Id})" : $"member {person.Id}";
        };
    }

    /// <summary>Everybody in any version of the rules, as far as these can be read; the newest first.</summary>
    public static ImmutableArray<AuthorityMember> Members(SiteContent content) =>
        [.. content.Authorities.Reverse().Select(a => AuthorityDocument.TryRead(a.Published, out var version, out _) ? version : null).OfType<AuthorityDocument>().SelectMany(v => v.Members)];

    /// <summary>Whether an entry is a recovery code.</summary>
    public static bool IsRecovery(AuthorityMember member) => !member.Roles.IsEmpty && member.Roles.All(r => r.Role == RecoveryRole);

    /// <summary>The person an entry is about: of a recovery code the member who keeps it, where they are one.</summary>
    public static AuthorityMember Keeper(AuthorityMember member, IEnumerable<AuthorityMember> members) =>
        IsRecovery(member) ? members.FirstOrDefault(m => m.Subject == member.Subject && !IsRecovery(m)) ?? member : member;

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

    /// <summary>
    /// Whom to ask about an authority version: <c>two of @ana, @ben and @cyd, or a recovery code</c>; where the rules so far and the new ones ask for different people, whose one
    /// signature is enough for both, and which two are otherwise. Empty when nobody is missing.
    /// </summary>
    /// <param name="standings">How far each alternative is.</param>
    /// <param name="name">What people are called.</param>
    public static string ToAsk(IReadOnlyList<AmendmentStanding> standings, Func<AuthorityMember, string> name)
    {
        var open = standings.GroupBy(s => s.RulesOf).Where(g => g.All(s => s.Missing > 0)).Select(g => g.ToList()).ToList();
        // Whoever satisfies the narrower of two satisfies the wider as well.
        List<List<AmendmentStanding>> needs = [.. open.Where(g => !open.Any(o => o != g && IsNarrower(o, g))).Select(g => g.Where(s => s.Open.Length >= s.Missing).ToList()).Where(g => g.Count > 0)];
        if (needs is not [var first, var second])
        {
            return needs is [var only] ? Alternatives(only, [], name) : "";
        }
        if (Alternatives(first, [], name) == Alternatives(second, [], name))
        {
            return Alternatives(first, [], name);
        }
        var both = People(first).Where(m => People(second).Any(p => p.Subject == m.Subject)).DistinctBy(m => m.Subject).ToList();
        if (first.Concat(second).Any(s => s.Missing > 1) || both.Count == 0)
        {
            return $"{Alternatives(first, [], name)} for the rules so far, and {Alternatives(second, [], name)} for the new ones{(both.Count == 0 ? "" : "; who is meant by both signs once")}";
        }
        var (one, other) = (Alternatives(first, both, name), Alternatives(second, both, name));
        var alone = $"{Words.Joined([.. both.Select(name)], "or")}, whose signature alone is enough";
        return one.Length == 0 || other.Length == 0 ? alone : $"{alone}; or else two people, {one}, and {other}";
    }

    private static string Alternatives(List<AmendmentStanding> need, List<AuthorityMember> without, Func<AuthorityMember, string> name) => string.Join(", or ", need
        .Select(s => s.Alternative.Role == RecoveryRole ? s : s with { Open = [.. s.Open.Where(m => without.TrueForAll(w => w.Subject != m.Subject))] })
        .Where(s => s.Open.Length >= s.Missing).Select(s => Alternative(s, name)));

    private static IEnumerable<AuthorityMember> People(List<AmendmentStanding> need) => need.Where(s => s.Alternative.Role != RecoveryRole).SelectMany(s => s.Open);

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
