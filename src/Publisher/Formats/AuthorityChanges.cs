using Publisher.Credentials.Authority;

namespace Publisher.Formats;

/// <summary>What one authority version changes of the one before it, in sentences: what those who sign it answer for.</summary>
/// <param name="rules">Names of badges, and of the members of both versions.</param>
/// <param name="name">What a member is called.</param>
/// <param name="namesKeys">Whether public keys are spelled out: for those who sign, not for readers of a page.</param>
public sealed class AuthorityChanges(RuleWords rules, Func<AuthorityMember, string> name, bool namesKeys = true)
{
    private const string RecoveryRole = "recovery";

    /// <summary>The changes, and when they come into force; that nothing else changes when nothing does.</summary>
    public IReadOnlyList<string> Between(AuthorityDocument before, AuthorityDocument after) =>
        [.. Of(before, after) is { Count: > 0 } told ? told : ["Nothing else changes."], $"It comes into force on {EnglishWords.Date(after.ValidFrom)}."];

    /// <summary>The changes: people, keys, rules, then the rest. None when nothing but the date differs.</summary>
    public IReadOnlyList<string> Of(AuthorityDocument before, AuthorityDocument after)
    {
        var told = new List<string>();
        foreach (var member in after.Members)
        {
            told.AddRange(before.Members.FirstOrDefault(m => m.Id == member.Id) is { } known ? Member(known, member) : Joins(member));
        }
        told.AddRange(before.Members.Where(m => after.Members.All(a => a.Id != m.Id)).Select(m => $"{Who(m)} is no longer among the members."));
        told.AddRange(Rules(before, after));
        if (before.Status != after.Status)
        {
            told.AddRange(RuleWords.Status(after.Status).Except(RuleWords.Status(before.Status), StringComparer.Ordinal));
        }
        if (!before.Amendment.SequenceEqual(after.Amendment))
        {
            told.Add(RuleWords.Amendment(after.Amendment));
        }
        return told;
    }

    private string Who(AuthorityMember member) => EnglishWords.Sentence(member.Roles.Any(r => r.Role == RecoveryRole) ? $"the recovery code of {name(member)}" : name(member));

    private IEnumerable<string> Joins(AuthorityMember member)
    {
        var roles = member.Roles.Where(r => r.Role != RecoveryRole).Select(r => r.Role).ToList();
        yield return member.Roles.Any(r => r.Role == RecoveryRole) ? $"A recovery code is made for {name(member)}."
            : roles.Count == 0 ? $"{Who(member)} joins, without a role."
            : $"{Who(member)} joins as {EnglishWords.List(roles)}.";
        foreach (var key in member.Keys)
        {
            yield return NewKey(member, key);
        }
    }

    private string NewKey(AuthorityMember member, AuthorityKey key) => $"{Who(member)} signs with {RuleWords.KeptWhere(key.Kept)}{(namesKeys ? $": {key.Key.Multibase}" : "")}.";

    private string Known(AuthorityKey key) => namesKeys ? $"the key {key.Key.Multibase}" : "a key";

    private IEnumerable<string> Member(AuthorityMember before, AuthorityMember after)
    {
        if (before.Subject != after.Subject)
        {
            yield return $"{Who(after)} is another person than before.";
        }
        foreach (var role in after.Roles.Except(before.Roles))
        {
            var known = before.Roles.Any(r => r.Role == role.Role && r.From == role.From);
            yield return role.Until is { } until ? $"{Who(after)} is {role.Role} until {EnglishWords.Date(until)}."
                : known ? $"{Who(after)} stays {role.Role}." : $"{Who(after)} becomes {role.Role} on {EnglishWords.Date(role.From)}.";
        }
        foreach (var role in before.Roles.Where(b => after.Roles.All(a => a.Role != b.Role)))
        {
            yield return $"{Who(after)} was never {role.Role}, by this version.";
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
            yield return $"{Who(after)} has {Known(key)} no longer.";
        }
    }

    private string Key(AuthorityKey before, AuthorityKey after, string who)
    {
        var stands = after.Affirmed is { } affirmed && after.Affirmed != before.Affirmed
            ? affirmed.Count == 0 ? " No award by it is affirmed." : $" The guild stands by {EnglishWords.Count(affirmed.Count, "award", "awards")} by it."
            : "";
        return after.CompromisedAt is { } stolen && before.CompromisedAt is null ? $"{who}: {Known(after)} is compromised since {EnglishWords.Date(stolen)} and counts nowhere.{stands}"
            : after.RetiredAt is { } retired && before.RetiredAt is null ? $"{who}: {Known(after)} signs nothing more from {EnglishWords.Date(retired)}.{stands}"
            : $"{who}: what is said of {Known(after)} changes.{stands}";
    }

    private IEnumerable<string> Rules(AuthorityDocument before, AuthorityDocument after)
    {
        foreach (var rule in after.Rules.Where(r => !before.Rules.Any(b => Same(b, r))))
        {
            var replaced = before.Rules.Any(b => b.Badges.SequenceEqual(rule.Badges, StringComparer.Ordinal));
            yield return $"{(replaced ? "Changed" : "New")} rule: {string.Join(' ', rules.Sentences(rule))}";
        }
        foreach (var rule in before.Rules.Where(b => !after.Rules.Any(r => r.Badges.SequenceEqual(b.Badges, StringComparer.Ordinal))))
        {
            yield return $"No rule any more: {string.Join(' ', rules.Sentences(rule))}";
        }
    }

    // Arrays are compared by what they hold.
    private static bool Same(RecognitionRule a, RecognitionRule b) =>
        a.Badges.SequenceEqual(b.Badges, StringComparer.Ordinal) && a.Signers.Members.SequenceEqual(b.Signers.Members, StringComparer.Ordinal)
        && a with { Badges = b.Badges, Signers = b.Signers } == b && a.Signers with { Members = b.Signers.Members } == b.Signers;
}
