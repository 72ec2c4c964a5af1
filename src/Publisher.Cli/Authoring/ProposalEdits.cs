using System.Collections.Immutable;
using System.Globalization;
using Publisher.Authoring;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Authoring;

/// <summary>Turns what was typed into the next authority version's draft: nobody and no key is ever taken out, they end.</summary>
/// <param name="proposal">What was typed.</param>
/// <param name="persons">Who is meant.</param>
/// <param name="versions">Every version so far: an id or key is one person's for ever.</param>
/// <param name="from">When it comes into force.</param>
/// <param name="now">When it is proposed.</param>
internal sealed class ProposalEdits(Proposal proposal, Persons persons, ImmutableArray<AuthorityDocument> versions, DateTimeOffset from, DateTimeOffset now)
{
    private const string RecoveryRole = "recovery";

    private ImmutableArray<AuthorityMember> members;

    /// <summary>The keys that end with this version, and since when each is compromised, if it is.</summary>
    public List<(Ed25519PublicKey Key, DateTimeOffset? Compromised)> Ended { get; } = [];

    /// <summary>The draft after the newest version.</summary>
    /// <exception cref="CliException">Something typed cannot be done.</exception>
    public AuthorityDraft Apply()
    {
        var before = versions[^1];
        members = before.Members;
        foreach (var (who, key) in proposal.Joining)
        {
            Join(who, key);
        }
        foreach (var (who, key) in proposal.Keys)
        {
            Change(Member(who), m => m with { Keys = [.. m.Keys, NewKey(m.Subject, key)] });
        }
        foreach (var (who, key) in proposal.Recovery)
        {
            if (key.Kept is not null)
            {
                throw CliException.Usage("a recovery key is kept on paper, and this one is kept in a browser", "make one with: publisher key new HANDLE");
            }
            var subject = Member(who).Subject;
            members = members.Add(new(FreshId("r"), subject, [NewKey(subject, key with { Kept = KeyKept.Code })], [new(RecoveryRole, from, null)]));
        }
        foreach (var (who, role) in proposal.RolesBegun)
        {
            Change(Member(who), m => m with { Roles = [.. m.Roles, BeginRole(m, role, who)] });
        }
        foreach (var (who, role) in proposal.RolesEnded)
        {
            Change(Member(who), m => m with { Roles = EndRole(m, role, who) });
        }
        Leave();
        Lose();
        Compromise();
        return AuthorityDraft.Of(before) with
        {
            Version = before.Version + 1,
            Previous = new(before.Version, before.DigestSri),
            ValidFrom = from,
            Members = members,
            Rules = Rules(before.Rules, proposal.Rules, proposal.RulesEnded, text => RuleText.TryRead(text, Id, out var rule, out var problem) ? rule! : throw CliException.Usage(problem!, RuleText.Form)),
            Definitions = Rules(before.Definitions, proposal.Definitions, proposal.DefinitionsEnded,
                text => RuleText.TryReadDefinition(text, Id, out var rule, out var problem) ? rule! : throw CliException.Usage(problem!, RuleText.DefinitionForm)),
            Treaties = proposal.Treaties switch
            {
                null => before.Treaties,
                "amendment" => null,
                var who => RuleText.TryReadTreaties(who, Id, out var rule, out var problem) ? rule : throw CliException.Usage(problem!, RuleText.TreatiesForm),
            },
            Status = new(
                proposal.Revoke is null ? before.Status.Revoke : proposal.Revoke == "as-awarded" ? null : Quorum(proposal.Revoke, "--revoke"),
                proposal.List is null ? before.Status.List : Quorum(proposal.List, "--list")),
            Amendment = proposal.Amendment is { } typed ? Quorums(typed, "--amendment") : before.Amendment,
        };
    }

    private void Join(string who, OfferedKey key)
    {
        if (persons.Find(members, who) is { } known)
        {
            throw CliException.Usage($"{who} is a member already ({known.Id})", "a further key is added with --add-key, a role with --add-role");
        }
        var subject = persons.SubjectOf(who);
        var roles = proposal.JoiningRoles.IsEmpty ? ["steward"] : proposal.JoiningRoles;
        members = members.Add(new(FreshId("m"), subject, [NewKey(subject, key)], [.. roles.Select(r => new MemberRole(r, from, null))]));
    }

    // m4, r2: the next number that no version has used.
    private string FreshId(string letter)
    {
        var used = versions.SelectMany(v => v.Members).Concat(members).Select(m => m.Id).Where(i => i.StartsWith(letter, StringComparison.Ordinal))
            .Select(i => int.TryParse(i.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();
        return FormattableString.Invariant($"{letter}{used + 1}");
    }

    // A key is valid from when it is proposed, so that a person who joins can sign the version that lets them in.
    private AuthorityKey NewKey(string subject, OfferedKey offered)
    {
        var (key, kept) = (offered.Key, offered.Kept ?? proposal.Kept);
        SigningMember.RefuseDemonstrationKey(key, versions[0].Issuer);
        var owner = versions.SelectMany(v => v.Members).Concat(members).FirstOrDefault(m => m.Keys.Any(k => k.Key.Equals(key)));
        return owner is null ? new(key, kept, now < from ? now : from, null, null, null)
            : throw CliException.Usage(owner.Subject == subject ? $"{owner.Id} has, or had, the key {key.Multibase} already" : $"the key {key.Multibase} is {owner.Id}'s: a key is one person's for ever", "make a new one with: publisher key new HANDLE");
    }

    private MemberRole BeginRole(AuthorityMember member, string role, string who) => role == RecoveryRole || member.Roles.Any(r => r.Role == RecoveryRole)
        ? throw CliException.Usage("a recovery code is an entry of its own", "--add-recovery WHO=PUBLICKEY adds one")
        : member.Roles.Any(r => r.Role == role && IsOpen(r)) ? throw CliException.Usage($"{who} is {role} already") : new(role, from, null);

    private ImmutableArray<MemberRole> EndRole(AuthorityMember member, string role, string who) => member.Roles.Any(r => r.Role == role && IsOpen(r))
        ? [.. member.Roles.Where(r => r.Role != role || !IsOpen(r) || r.From < from).Select(r => r.Role == role && IsOpen(r) ? r with { Until = from } : r)]
        : throw CliException.Usage($"{who} is not {role}", member.Roles.IsEmpty ? null : "they are " + string.Join(", ", member.Roles.Where(IsOpen).Select(r => r.Role)));

    private bool IsOpen(MemberRole role) => role.Until is null || role.Until > from;

    private void Leave()
    {
        foreach (var who in proposal.Leaving)
        {
            var subject = Member(who).Subject;
            // A person's recovery code leaves with them.
            foreach (var entry in members.Where(m => m.Subject == subject))
            {
                Change(entry, m => m with
                {
                    Roles = [.. m.Roles.Where(r => !IsOpen(r) || r.From < from).Select(r => IsOpen(r) ? r with { Until = from } : r)],
                    Keys = [.. m.Keys.Select(k => IsLive(k) ? Retire(k) : k)],
                });
            }
        }
    }

    private void Lose()
    {
        foreach (var which in proposal.Lost)
        {
            var (member, key) = Key(which);
            Change(member, m => m with { Keys = [.. m.Keys.Select(k => k.Key.Equals(key) ? Retire(k) : k)] });
        }
    }

    private void Compromise()
    {
        foreach (var (which, since) in proposal.Compromised)
        {
            var (member, key) = Key(which, alsoRetired: true);
            Change(member, m => m with { Keys = [.. m.Keys.Select(k => k.Key.Equals(key) ? k with { CompromisedAt = since, Affirmed = null } : k)] });
            Ended.Add((key, since));
        }
    }

    private AuthorityKey Retire(AuthorityKey key)
    {
        Ended.Add((key.Key, null));
        return key with { RetiredAt = from };
    }

    private static bool IsLive(AuthorityKey key) => key.RetiredAt is null && key.CompromisedAt is null;

    private (AuthorityMember Member, Ed25519PublicKey Key) Key(string which, bool alsoRetired = false)
    {
        var member = Member(which);
        // The key that takes its place is not meant.
        var known = member.Keys.Where(k => versions.Any(v => v.Members.Any(m => m.Keys.Any(o => o.Key.Equals(k.Key))))).ToList();
        var keys = known.Where(k => k.CompromisedAt is null && (alsoRetired || k.RetiredAt is null)).Select(k => k.Key).ToList();
        if (keys.Where(k => k.Multibase == which).ToList() is [var named])
        {
            return (member, named);
        }
        // Of several, one that is in use is meant.
        var live = known.Where(IsLive).Select(k => k.Key).ToList();
        return live.Count == 1 ? (member, live[0]) : keys.Count == 1 ? (member, keys[0]) : throw CliException.Usage(
            keys.Count == 0 ? $"{which} has no key that could end" : $"{which} has several keys",
            keys.Count == 0 ? null : "say which, by its public half: " + string.Join(", ", keys.Select(k => k.Multibase)));
    }

    private AuthorityMember Member(string who) => persons.Find(members, who)
        ?? throw CliException.Usage($"{who} is nobody among the members", "give a handle, a member id (publisher authority show has them), or a public key");

    private void Change(AuthorityMember member, Func<AuthorityMember, AuthorityMember> change)
    {
        var at = members.IndexOf(members.First(m => m.Id == member.Id));
        members = members.SetItem(at, change(members[at]));
    }

    private string? Id(string who) => persons.Find(members, who)?.Id;

    private static ImmutableArray<RecognitionRule> Rules(ImmutableArray<RecognitionRule> before, ImmutableArray<string> begun, ImmutableArray<string> ended, Func<string, RecognitionRule> read)
    {
        var rules = before.ToList();
        foreach (var typed in ended)
        {
            var badges = RuleText.Badges(typed);
            if (rules.RemoveAll(r => r.Badges.SequenceEqual(badges, StringComparer.Ordinal)) == 0)
            {
                throw CliException.Usage($"there is no rule for {typed}", rules.Count == 0 ? null : "there are rules for " + string.Join("; ", rules.Select(r => string.Join(',', r.Badges))));
            }
        }
        foreach (var rule in begun.Select(read))
        {
            var at = rules.FindIndex(r => r.Badges.SequenceEqual(rule.Badges, StringComparer.Ordinal));
            if (at < 0)
            {
                rules.Add(rule);
            }
            else
            {
                rules[at] = rule;
            }
        }
        return [.. rules];
    }

    private static ImmutableArray<RoleQuorum> Quorums(string typed, string option) =>
        RuleText.TryReadQuorums(typed, out var read) ? read : throw CliException.Usage($"'{typed}' is nothing {option} can take", RuleText.QuorumForm);

    private static RoleQuorum Quorum(string typed, string option) =>
        Quorums(typed, option) is [var only] ? only : throw CliException.Usage($"{option} takes one number and role", option == "--revoke" ? "such as \"2 steward\", or as-awarded" : "such as \"1 steward\"");
}
