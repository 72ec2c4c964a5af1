using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Languages;

namespace Publisher.Formats;

/// <summary>What one authority version changes of the one before it, in sentences: what those who sign it answer for.</summary>
/// <param name="rules">Names of badges, and of the members of both versions.</param>
/// <param name="name">What a member is called.</param>
/// <param name="namesKeys">Whether public keys are spelled out: for those who sign, not for readers of a page.</param>
public sealed class AuthorityChanges(RuleWords rules, Func<AuthorityMember, string> name, bool namesKeys = true)
{
    private const string RecoveryRole = "recovery";

    private SiteWords Words => rules.Words;

    /// <summary>The changes, and when they come into force; that nothing else changes when nothing does.</summary>
    public IReadOnlyList<string> Between(AuthorityDocument before, AuthorityDocument after) =>
        [.. Of(before, after) is { Count: > 0 } told ? told : [Words["change.nothing_else"]], Words.Say("change.in_force", ("date", Words.Date(after.ValidFrom)))];

    /// <summary>The changes: people, keys, rules, then the rest. None when nothing but the date differs.</summary>
    public IReadOnlyList<string> Of(AuthorityDocument before, AuthorityDocument after)
    {
        var told = new List<string>();
        foreach (var member in after.Members)
        {
            told.AddRange(before.Members.FirstOrDefault(m => m.Id == member.Id) is { } known ? Member(known, member) : Joins(member));
        }
        told.AddRange(before.Members.Where(m => after.Members.All(a => a.Id != m.Id)).Select(m => Words.Say("change.left", ("who", Who(m)))));
        told.AddRange(Rules(before.Rules, after.Rules, r => rules.Sentences(r)));
        told.AddRange(Rules(before.Definitions, after.Definitions, r => rules.Definition(r)));
        told.AddRange(Rules(before.Treaties is { } was ? [was] : [], after.Treaties is { } now ? [now] : [], rules.Treaties));
        if (before.Status != after.Status)
        {
            told.AddRange(rules.Status(after.Status).Except(rules.Status(before.Status), StringComparer.Ordinal));
        }
        if (!before.Amendment.SequenceEqual(after.Amendment))
        {
            told.Add(rules.Amendment(after.Amendment));
        }
        return told;
    }

    private string Who(AuthorityMember member) => SiteWords.Sentence(member.Roles.Any(r => r.Role == RecoveryRole) ? Words.Say("change.code_of", ("name", name(member))) : name(member));

    private IEnumerable<string> Joins(AuthorityMember member)
    {
        var roles = member.Roles.Where(r => r.Role != RecoveryRole).Select(r => r.Role).ToList();
        yield return member.Roles.Any(r => r.Role == RecoveryRole) ? Words.Say("change.code_made", ("name", name(member)))
            : roles.Count == 0 ? Words.Say("change.joins_without", ("who", Who(member)))
            : Words.Say("change.joins", ("who", Who(member)), ("roles", Words.List([.. roles.Select(Words.RoleName)])));
        foreach (var key in member.Keys)
        {
            yield return NewKey(member, key);
        }
    }

    private string NewKey(AuthorityMember member, AuthorityKey key) =>
        Words.Say("change.signs_with", ("who", Who(member)), ("key", rules.KeptWhere(key.Kept) + (namesKeys ? $": {key.Key.Multibase}" : "")));

    private string Known(AuthorityKey key) => namesKeys ? Words.Say("change.the_key", ("key", key.Key.Multibase)) : Words["change.a_key"];

    private IEnumerable<string> Member(AuthorityMember before, AuthorityMember after)
    {
        if (before.Subject != after.Subject)
        {
            yield return Words.Say("change.another_person", ("who", Who(after)));
        }
        foreach (var role in after.Roles.Except(before.Roles))
        {
            var known = before.Roles.Any(r => r.Role == role.Role && r.From == role.From);
            var named = Words.RoleName(role.Role);
            yield return role.Until is { } until ? Words.Say("change.until", ("who", Who(after)), ("role", named), ("date", Words.Date(until)))
                : known ? Words.Say("change.stays", ("who", Who(after)), ("role", named))
                : Words.Say("change.becomes", ("who", Who(after)), ("role", named), ("date", Words.Date(role.From)));
        }
        foreach (var role in before.Roles.Where(b => after.Roles.All(a => a.Role != b.Role)))
        {
            yield return Words.Say("change.never", ("who", Who(after)), ("role", Words.RoleName(role.Role)));
        }
        foreach (var key in after.Keys)
        {
            if (before.Keys.FirstOrDefault(k => k.Key.Equals(key.Key)) is not { } old)
            {
                yield return NewKey(after, key);
            }
            else if (old != key)
            {
                yield return Key(old, key, Who(after));
            }
        }
        foreach (var key in before.Keys.Where(b => after.Keys.All(a => !a.Key.Equals(b.Key))))
        {
            yield return Words.Say("change.key_gone", ("who", Who(after)), ("key", Known(key)));
        }
    }

    private string Key(AuthorityKey before, AuthorityKey after, string who)
    {
        var stands = after.Affirmed is { } affirmed && after.Affirmed != before.Affirmed
            ? " " + Words.Count("change.affirmed", affirmed.Count)
            : "";
        var changed = after.CompromisedAt is { } stolen && before.CompromisedAt is null ? Words.Say("change.compromised", ("who", who), ("key", Known(after)), ("date", Words.Date(stolen)))
            : after.RetiredAt is { } retired && before.RetiredAt is null ? Words.Say("change.retired", ("who", who), ("key", Known(after)), ("date", Words.Date(retired)))
            : Words.Say("change.key_changes", ("who", who), ("key", Known(after)));
        return changed + stands;
    }

    private IEnumerable<string> Rules(ImmutableArray<RecognitionRule> before, ImmutableArray<RecognitionRule> after, Func<RecognitionRule, IReadOnlyList<string>> sentences)
    {
        foreach (var rule in after.Where(r => !before.Any(b => Same(b, r))))
        {
            var replaced = before.Any(b => b.Badges.SequenceEqual(rule.Badges, StringComparer.Ordinal));
            yield return Words.Say(replaced ? "change.changed_rule" : "change.new_rule", ("rule", string.Join(' ', sentences(rule))));
        }
        foreach (var rule in before.Where(b => !after.Any(r => r.Badges.SequenceEqual(b.Badges, StringComparer.Ordinal))))
        {
            yield return Words.Say("change.rule_gone", ("rule", string.Join(' ', sentences(rule))));
        }
    }

    // Arrays are compared by what they hold.
    private static bool Same(RecognitionRule a, RecognitionRule b) =>
        a.Badges.SequenceEqual(b.Badges, StringComparer.Ordinal) && a.Signers.Members.SequenceEqual(b.Signers.Members, StringComparer.Ordinal)
        && a with { Badges = b.Badges, Signers = b.Signers } == b && a.Signers with { Members = b.Signers.Members } == b.Signers;
}
